//! Invitations: used once, twice, at once, late, and after all that ends them.

use base::server::Tx;

use super::*;
use crate::server::{
    account::make_password_link,
    one_time_link::{LinkKind, take},
};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_is_invited_comes_by_the_link_once(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let made = invite(ctx, &stage.erin, dana(Role::Agent), None).await.unwrap();
    assert!(made.invite_url.starts_with(&ctx.settings.public_url), "{}", made.invite_url);
    assert_eq!((&*made.user.name, made.user.is_invited, made.user.is_active), ("Dana Öztürk", true, true));
    let colleagues = crate::server::colleagues(ctx, &stage.alice).await.unwrap();
    assert!(colleagues.iter().all(|colleague| colleague.id != made.user.id), "who is not there gets no work");
    assert!(enter(ctx, "dana@example.com", "").await.is_err());
    let asked = invitation(ctx, &token(&made)).await.unwrap().unwrap();
    assert_eq!(asked.email, "Dana@example.com");
    let come = accept(ctx, &token(&made)).await.unwrap();
    assert_eq!((come.user.id, come.user.role), (made.user.id, Role::Agent));
    enter(ctx, "dana@example.com", "a long sentence").await.unwrap();
    let record = find_record(ctx, &stage.erin, made.user.id).await.unwrap();
    assert!(!record.is_invited && record.last_seen_at.is_some());
    assert!(is_refused(accept(ctx, &token(&made)).await, PeopleRefusal::InvitationOver), "twice");
    assert_eq!(invitation(ctx, &token(&made)).await.unwrap(), None);
    assert!(is_refused(invite_again(ctx, &stage.erin, made.user.id).await, PeopleRefusal::CameAlready));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn two_who_use_an_invitation_at_once_are_one_account_with_one_password(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = invite(&stage.ctx, &stage.erin, dana(Role::Agent), None).await.unwrap();
    let token = token(&made);
    let come = futures::future::join_all((0..4).map(|_| accept(&stage.ctx, &token))).await;
    assert_eq!(come.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let late = come.into_iter().filter(Result::is_err);
    assert!(late.into_iter().all(|outcome| is_refused(outcome, PeopleRefusal::InvitationOver)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_comes_while_an_admin_ends_the_link_comes_first_and_none_waits_for_the_other(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let made = invite(ctx, &stage.erin, dana(Role::Agent), None).await.unwrap();
    let id = made.user.id;
    let taken = async |kind, secret: &str| {
        let mut tx = ctx.begin().await.unwrap();
        take(ctx, &mut tx, kind, secret).await.unwrap().unwrap();
        tx
    };
    let tx = taken(LinkKind::Invitation, &token(&made)).await;
    let again = tokio::join!(invite_again(ctx, &stage.erin, id), come(ctx, tx, id)).0;
    assert!(is_refused(again, PeopleRefusal::CameAlready));
    for is_deactivated in [true, false] {
        let link = make_password_link(ctx, &stage.erin, id).await.unwrap();
        let tx = taken(LinkKind::PasswordReset, link.rsplit_once("?token=").unwrap().1).await;
        let ended = async {
            match is_deactivated {
                true => deactivate(ctx, &stage.erin, id).await,
                false => change(&stage, id, closed()).await.map(|_| ()),
            }
        };
        tokio::join!(ended, come(ctx, tx, id)).0.unwrap();
        reactivate(ctx, &stage.erin, id).await.unwrap();
    }
}

/// Whoever took a link goes on a moment later, with its person.
async fn come(ctx: &Ctx, mut tx: Tx, person: UserId) {
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let came = sqlx::query("update users set invited_at = null where id = $1").bind(person.0);
    came.execute(&mut *tx).await.unwrap();
    ctx.commit(tx).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_invitation_ends_with_time_with_the_next_one_and_with_the_account(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let over = async |token: &str| is_refused(accept(ctx, token).await, PeopleRefusal::InvitationOver);
    let first = invite(ctx, &stage.erin, dana(Role::Agent), None).await.unwrap();
    let id = first.user.id;
    let second = invite_again(ctx, &stage.erin, id).await.unwrap();
    assert!(over(&token(&first)).await, "replaced");
    ctx.clock.advance(TimeDelta::days(8));
    assert!(over(&token(&second)).await, "late");
    let third = invite_again(ctx, &stage.erin, id).await.unwrap();
    change(&stage, id, closed()).await.unwrap();
    assert!(over(&token(&third)).await, "closed");
    assert!(is_refused(invite_again(ctx, &stage.erin, id).await, PeopleRefusal::AccountClosed));
    reactivate(ctx, &stage.erin, id).await.unwrap();
    assert!(over(&token(&third)).await, "what ended stays ended");
    let fourth = invite_again(ctx, &stage.erin, id).await.unwrap();
    for wrong in ["", "none", "\0"] {
        assert!(over(wrong).await, "{wrong:?}");
    }
    accept(ctx, &token(&fourth)).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_short_password_leaves_the_invitation_good(db: PgPool) {
    let stage = Stage::new(db).await;
    let made = invite(&stage.ctx, &stage.erin, dana(Role::Agent), None).await.unwrap();
    let short = Acceptance { token: token(&made), password: "short".to_owned(), locale: None };
    let refused = accept_invitation(&stage.ctx, &device(), short).await;
    assert!(matches!(refused, Err(Error::Invalid(fields)) if fields.contains_key("password")));
    accept(&stage.ctx, &token(&made)).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_address_is_invited_once_and_a_repeated_request_answers_the_same_person(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let key = IdempotencyKey::new(&ctx.settings.secret, "key".to_owned(), "/people", b"dana");
    let made = invite(ctx, &stage.erin, dana(Role::Agent), Some(&key)).await.unwrap();
    let again = invite(ctx, &stage.erin, dana(Role::Agent), Some(&key)).await.unwrap();
    assert_eq!(made.user.id, again.user.id);
    accept(ctx, &token(&again)).await.unwrap();
    for email in ["dana@example.com", "CUSTOMER@example.com"] {
        let draft = NewPerson { email: email.to_owned(), ..dana(Role::Agent) };
        let outcome = invite(ctx, &stage.erin, draft, None).await;
        assert!(is_refused(outcome, PeopleRefusal::AddressHasAccount), "{email}");
    }
    let people = list_people(ctx, &stage.erin, &PeopleFilter::default()).await.unwrap();
    assert_eq!(people.pagination.total, 6, "the cast and Dana");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_wrong_with_an_invitation_is_said_by_field(db: PgPool) {
    let stage = Stage::new(db).await;
    let unknown = TeamId(stage.ctx.id());
    let support = team(&stage, "Second line").await;
    for (draft, field) in [
        (NewPerson { email: "nobody".to_owned(), ..dana(Role::Agent) }, "email"),
        (NewPerson { name: "\u{202e}".to_owned(), ..dana(Role::Agent) }, "name"),
        (NewPerson { team_ids: vec![unknown], ..dana(Role::Agent) }, "team_ids"),
        (NewPerson { team_ids: vec![support], ..dana(Role::Customer) }, "team_ids"),
    ] {
        let refused = invite(&stage.ctx, &stage.erin, draft, None).await;
        assert!(
            matches!(&refused, Err(Error::Invalid(wrong)) if wrong.contains_key(field)),
            "{field}: {refused:?}"
        );
    }
    let left = list_people(&stage.ctx, &stage.erin, &PeopleFilter::default()).await.unwrap();
    assert_eq!(left.pagination.total, 5, "nothing half-written");
}
