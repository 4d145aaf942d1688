//! What admins change about people, and what they are refused.

use super::*;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_last_admin_stays_one(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, erin) = (&stage.ctx, stage.erin.id().unwrap());
    // Who was invited and did not come cannot run the desk.
    let invited = invite(ctx, &stage.erin, dana(Role::Admin), None).await.unwrap();
    let last = PeopleRefusal::LastAdmin;
    assert!(is_refused(change(&stage, erin, role(Role::Agent)).await, last));
    assert!(is_refused(change(&stage, erin, closed()).await, last));
    assert!(is_refused(deactivate(ctx, &Actor::System, erin).await, last));
    assert!(is_refused(grant_role(ctx, &Actor::System, "admin@example.com", Role::Customer).await, last));
    assert!(enter(ctx, "admin@example.com", "porchlight").await.is_ok(), "nothing of it happened");
    accept(ctx, &token(&invited)).await.unwrap();
    let demoted = change(&stage, erin, role(Role::Agent)).await.unwrap();
    assert_eq!(demoted.role, Role::Agent);
    assert!(is_refused(deactivate(ctx, &Actor::System, invited.user.id).await, last));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn two_admins_who_end_each_other_at_once_leave_one(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, erin) = (&stage.ctx, stage.erin.id().unwrap());
    let alice = stage.alice.id().unwrap();
    let other = Actor::acting(ctx, alice, "Alice", Role::Admin);
    for (ends_erin, ends_alice) in
        [(role(Role::Agent), role(Role::Customer)), (closed(), closed()), (role(Role::Agent), closed())]
    {
        for person in [erin, alice] {
            let back = PersonChange { is_active: Some(true), ..role(Role::Admin) };
            change_person(ctx, &Actor::System, person, back).await.unwrap();
        }
        let outcomes = tokio::join!(
            change_person(ctx, &other, erin, ends_erin),
            change_person(ctx, &stage.erin, alice, ends_alice),
        );
        assert!(outcomes.0.is_ok() != outcomes.1.is_ok(), "{outcomes:?}");
        assert_eq!(admins(&stage).await.len(), 1);
        let refused = if outcomes.0.is_err() { outcomes.0 } else { outcomes.1 };
        assert!(is_refused(refused, PeopleRefusal::LastAdmin));
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_change_is_all_of_it_or_nothing_and_is_written_down(db: PgPool) {
    let stage = Stage::new(db).await;
    let (alice, second) = (stage.alice.id().unwrap(), team(&stage, "Billing").await);
    let wanted = PersonChange {
        name: Some("Alicia".to_owned()),
        team_ids: Some(vec![second, TeamId(stage.ctx.id())]),
        ..PersonChange::default()
    };
    assert!(matches!(change(&stage, alice, wanted).await, Err(Error::Invalid(_))));
    assert!(audited(&stage, alice).await.is_empty(), "nothing half-written");
    let before = find_record(&stage.ctx, &stage.erin, alice).await.unwrap();
    let wanted = PersonChange {
        name: Some("Alicia".to_owned()),
        team_ids: Some(vec![before.team_ids[0], second]),
        skills: Some(vec!["Lamps".to_owned()]),
        max_concurrent_chats: Some(0),
        ..PersonChange::default()
    };
    let after = change(&stage, alice, wanted.clone()).await.unwrap();
    assert_eq!(after.teams.iter().map(|team| &*team.name).collect::<Vec<_>>(), ["Billing", "Support"]);
    assert_eq!(
        (&*after.name, &after.skills[..], after.max_concurrent_chats),
        ("Alicia", &["Lamps".to_owned()][..], Some(0))
    );
    let logged = audited(&stage, alice).await;
    let actions: Vec<_> = logged.iter().map(|(action, ..)| action.as_str()).collect();
    assert_eq!(actions, ["person.changed", "person.teams_changed"]);
    let (_, was, is) = &logged[0];
    assert_eq!(
        (&was.as_ref().unwrap()["name"], &is.as_ref().unwrap()["name"]),
        (&json!("Alice"), &json!("Alicia"))
    );
    let (_, was, is) = &logged[1];
    let names = |teams: &Option<Value>| teams.as_ref().unwrap()["teams"].as_array().unwrap().len();
    assert_eq!((names(was), names(is)), (1, 2));
    change(&stage, alice, wanted).await.unwrap();
    assert_eq!(audited(&stage, alice).await.len(), 2, "what is so already is no change");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn all_teams_of_somebody_reach_their_token_and_a_former_release(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, stage.alice.id().unwrap());
    let support = find_record(ctx, &stage.erin, alice).await.unwrap().team_ids[0];
    let mut wanted = vec![support, team(&stage, "Billing").await];
    let change_teams = PersonChange { team_ids: Some(wanted.clone()), ..PersonChange::default() };
    change(&stage, alice, change_teams).await.unwrap();
    let pair = enter(ctx, "agent@example.com", "porchlight").await.unwrap();
    let (mut person, _) = read_access_token(ctx, &pair.access_token).unwrap();
    person.teams.sort();
    wanted.sort();
    assert_eq!(person.teams, wanted);
    let own = "select team_id from agents where user_id = $1";
    let own: Option<base::uuid::Uuid> =
        sqlx::query_scalar(own).bind(alice.0).fetch_one(&ctx.db).await.unwrap();
    assert!(wanted.contains(&own.unwrap().into()));
    change(&stage, alice, role(Role::Customer)).await.unwrap();
    let left = find_record(ctx, &stage.erin, alice).await.unwrap();
    assert!(left.teams.is_empty() && left.status.is_none() && left.max_concurrent_chats.is_none());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_for_the_desk_is_refused_for_customers(db: PgPool) {
    let stage = Stage::new(db).await;
    let carol = stage.carol.id().unwrap();
    let support = team(&stage, "Second line").await;
    for (field, wanted) in [
        ("team_ids", PersonChange { team_ids: Some(vec![support]), ..PersonChange::default() }),
        ("skills", PersonChange { skills: Some(vec!["Lamps".to_owned()]), ..PersonChange::default() }),
        ("max_concurrent_chats", PersonChange { max_concurrent_chats: Some(2), ..PersonChange::default() }),
    ] {
        let refused = change(&stage, carol, wanted.clone()).await;
        assert!(matches!(&refused, Err(Error::Invalid(wrong)) if wrong.contains_key(field)), "{refused:?}");
        let hired = change(&stage, carol, PersonChange { role: Some(Role::Agent), ..wanted }).await.unwrap();
        assert_eq!(hired.role, Role::Agent, "{field} comes with the role");
        change(&stage, carol, role(Role::Customer)).await.unwrap();
    }
    let nobody = UserId(stage.ctx.id());
    assert!(matches!(change(&stage, nobody, role(Role::Agent)).await, Err(Error::NotFound)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_ends_sessions_and_makes_a_link_for_a_new_password(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, carol) = (&stage.ctx, stage.carol.id().unwrap());
    enter(ctx, "customer@example.com", "porchlight").await.unwrap();
    let held = sessions_of(ctx, &stage.erin, carol).await.unwrap();
    assert_eq!((held.len(), held[0].device.as_deref()), (1, Some("Firefox · Linux")));
    end_sessions(ctx, &stage.erin, carol).await.unwrap();
    assert!(sessions_of(ctx, &stage.erin, carol).await.unwrap().is_empty());
    let link = hand_out_password_link(ctx, &stage.erin, carol).await.unwrap();
    assert!(link.password_url.starts_with(&ctx.settings.public_url));
    let actions: Vec<_> = audited(&stage, carol).await.into_iter().map(|(action, ..)| action).collect();
    assert_eq!(actions, ["person.signed_out_everywhere", "person.password_link_made"]);
    let invited = invite(ctx, &stage.erin, dana(Role::Agent), None).await.unwrap().user.id;
    assert!(is_refused(hand_out_password_link(ctx, &stage.erin, invited).await, PeopleRefusal::NotComeYet));
    change(&stage, carol, closed()).await.unwrap();
    assert!(is_refused(hand_out_password_link(ctx, &stage.erin, carol).await, PeopleRefusal::AccountClosed));
    assert!(matches!(hand_out_password_link(ctx, &stage.alice, carol).await, Err(Error::Forbidden)));
}
