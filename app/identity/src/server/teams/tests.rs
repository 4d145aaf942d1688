//! Teams against a real database.

use base::{
    UserId,
    server::{Actor, Error, Result},
};
use sqlx::PgPool;

use super::*;
use crate::{
    people::{NewTeam, Team, TeamChange},
    server::{find_record, read_access_token, test::Stage},
};

async fn create(stage: &Stage, name: &str, members: &[&Actor]) -> Result<Team> {
    let member_ids = ids(members);
    create_team(&stage.ctx, &stage.erin, NewTeam { name: name.to_owned(), member_ids }, None).await
}

fn ids(members: &[&Actor]) -> Vec<UserId> {
    members.iter().map(|member| member.id().unwrap()).collect()
}

async fn teams_of(stage: &Stage, who: &Actor) -> Vec<String> {
    let record = find_record(&stage.ctx, &stage.erin, who.id().unwrap()).await.unwrap();
    record.teams.into_iter().map(|team| team.name).collect()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_team_comes_changes_and_goes_with_its_members_told(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, erin) = (&stage.ctx, &stage.erin);
    let billing = create(&stage, " Billing ", &[&stage.alice, &stage.bob]).await.unwrap();
    assert_eq!((&*billing.name, billing.members.len()), ("Billing", 2));
    assert_eq!(teams_of(&stage, &stage.alice).await, ["Billing", "Support"]);
    let change = TeamChange { name: Some("Invoices".to_owned()), member_ids: Some(ids(&[&stage.bob, erin])) };
    let changed = update_team(ctx, erin, billing.id, change).await.unwrap();
    assert_eq!((&*changed.name, changed.member_ids.len()), ("Invoices", 2));
    assert_eq!(teams_of(&stage, &stage.alice).await, ["Support"]);
    assert_eq!(teams_of(&stage, &stage.bob).await, ["Invoices", "Support"]);
    delete_team(ctx, erin, billing.id).await.unwrap();
    assert_eq!(teams_of(&stage, &stage.bob).await, ["Support"]);
    assert!(matches!(delete_team(ctx, erin, billing.id).await, Err(Error::NotFound)));
    let actions: Vec<String> =
        sqlx::query_scalar("select action from audit_log where subject_id = $1 order by at, id")
            .bind(billing.id.to_string())
            .fetch_all(&ctx.db)
            .await
            .unwrap();
    assert_eq!(actions, ["team.created", "team.changed", "team.deleted"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_token_of_before_is_not_believed_once_its_teams_changed(db: PgPool) {
    let stage = Stage::new(db).await;
    let credentials = crate::server::Credentials {
        email: "agent@example.com".to_owned(),
        password: "porchlight".to_owned(),
    };
    let device = crate::server::Device {
        address: base::server::ClientAddress([127, 0, 0, 1].into()),
        user_agent: String::new(),
    };
    let pair = crate::server::sign_in(&stage.ctx, &device, credentials).await.unwrap();
    let (person, _) = read_access_token(&stage.ctx, &pair.access_token).unwrap();
    let revocations = crate::server::Revocations::of(&stage.ctx);
    assert!(!revocations.holds(&person));
    let billing = create(&stage, "Billing", &[&stage.alice]).await.unwrap();
    assert!(revocations.holds(&person));
    let pair = crate::server::refresh(&stage.ctx, &pair.refresh_token).await.unwrap();
    let (person, _) = read_access_token(&stage.ctx, &pair.access_token).unwrap();
    assert!(person.teams.contains(&billing.id) && !revocations.holds(&person));
    delete_team(&stage.ctx, &stage.erin, billing.id).await.unwrap();
    assert!(revocations.holds(&person), "a team that goes is a change too");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_no_team_can_be_is_refused_whole(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, erin) = (&stage.ctx, &stage.erin);
    let billing = create(&stage, "Billing", &[]).await.unwrap();
    assert!(matches!(create(&stage, "Billing", &[]).await, Err(Error::Conflict { .. })));
    let taken = TeamChange { name: Some("Support".to_owned()), member_ids: None };
    assert!(matches!(update_team(ctx, erin, billing.id, taken).await, Err(Error::Conflict { .. })));
    for name in ["", " ", "\u{202e}", &"a".repeat(61)] {
        let refused = create(&stage, name, &[]).await;
        assert!(matches!(refused, Err(Error::Invalid(wrong)) if wrong.contains_key("name")), "{name:?}");
    }
    let strangers = create(&stage, "Readers", &[&stage.bob, &stage.carol]).await;
    assert!(matches!(strangers, Err(Error::Invalid(wrong)) if wrong.contains_key("member_ids")));
    assert_eq!(teams_of(&stage, &stage.bob).await, ["Support"], "nothing half-written");
    let names: Vec<_> = list_teams(ctx, erin).await.unwrap().into_iter().map(|team| team.name).collect();
    assert_eq!(names, ["Billing", "Support"]);
    for stranger in [&stage.alice, &stage.carol] {
        assert!(matches!(list_teams(ctx, stranger).await, Err(Error::Forbidden)));
        assert!(matches!(delete_team(ctx, stranger, billing.id).await, Err(Error::Forbidden)));
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn teams_that_change_at_once_wait_for_one_another(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, erin) = (&stage.ctx, &stage.erin);
    let (one, other) =
        (create(&stage, "One", &[]).await.unwrap(), create(&stage, "Other", &[]).await.unwrap());
    let (forth, back) = (ids(&[&stage.alice, &stage.bob]), ids(&[&stage.bob, &stage.alice]));
    let change = |member_ids| TeamChange { name: None, member_ids: Some(member_ids) };
    let outcomes = tokio::join!(
        update_team(ctx, erin, one.id, change(forth)),
        update_team(ctx, erin, other.id, change(back)),
        delete_team(ctx, erin, one.id),
    );
    assert!(outcomes.1.is_ok() && outcomes.2.is_ok(), "{outcomes:?}");
    assert!(matches!(outcomes.0, Ok(_) | Err(Error::NotFound)), "{outcomes:?}");
    assert_eq!(teams_of(&stage, &stage.alice).await, ["Other", "Support"]);
}
