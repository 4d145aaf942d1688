//! The verbs of an account against a real database, with the cast.

use std::net::IpAddr;

use base::{
    UserId,
    server::{Actor, ClientAddress, Ctx, Error},
};
use chrono::TimeDelta;
use jobs::server::{Job, Registry, Worker};
use sqlx::PgPool;

use super::*;
use crate::{
    SignedIn,
    server::{
        CloseExpiredSessions, Credentials, Device, deactivate, me, reactivate, read_access_token, sign_in,
        test::Stage,
    },
};

const FROM: ClientAddress = ClientAddress(IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7)));
const CAROL: &str = "customer@example.com";

async fn come_in(ctx: &Ctx, password: &str) -> base::server::Result<SignedIn> {
    let device = Device { address: FROM, user_agent: "curl/8.16.0".to_owned() };
    sign_in(ctx, &device, Credentials { email: CAROL.to_owned(), password: password.to_owned() }).await
}

/// Carol, as the token of a sign-in says.
async fn carol(ctx: &Ctx, password: &str) -> Actor {
    let signed_in = come_in(ctx, password).await.unwrap();
    Actor::Person(read_access_token(ctx, &signed_in.access_token).unwrap().0)
}

async fn open_sessions(ctx: &Ctx, person: UserId) -> i64 {
    let count = "select count(*) from sessions where user_id = $1 and revoked_at is null";
    sqlx::query_scalar(count).bind(person.0).fetch_one(&ctx.db).await.unwrap()
}

fn secret(link: &str) -> String {
    link.split_once("?token=").unwrap().1.to_owned()
}

fn reset(token: &str, password: &str) -> PasswordReset {
    PasswordReset { token: token.to_owned(), password: password.to_owned() }
}

/// The field that a verb refuses.
fn field<T: std::fmt::Debug>(outcome: base::server::Result<T>) -> String {
    match outcome {
        Err(Error::Invalid(fields)) => fields.into_keys().collect::<Vec<_>>().join(" "),
        other => panic!("{other:?} is no field's"),
    }
}

fn password_change(current: &str, password: &str) -> AccountChange {
    AccountChange {
        current_password: Some(current.to_owned()),
        password: Some(password.to_owned()),
        ..AccountChange::default()
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_new_password_ends_every_other_session_and_links_to_another_one(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let (own, _other) = (carol(ctx, "porchlight").await, carol(ctx, "porchlight").await);
    let person = own.id().unwrap();
    let link = make_password_link(ctx, &stage.erin, person).await.unwrap();
    let wrong = change_me(ctx, &own, password_change("not this", "a long sentence")).await;
    assert_eq!((field(wrong), open_sessions(ctx, person).await), ("current_password".to_owned(), 2));
    change_me(ctx, &own, password_change("porchlight", "a long sentence")).await.unwrap();
    let left = own_sessions(ctx, &own).await.unwrap().sessions;
    assert!(left.len() == 1 && left[0].is_current, "{left:?}");
    assert!(come_in(ctx, "porchlight").await.is_err());
    come_in(ctx, "a long sentence").await.unwrap();
    let late = reset_password(ctx, &Actor::Anonymous, FROM, reset(&secret(&link), "another sentence")).await;
    assert_eq!(field(late), "token");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn guesses_at_the_present_password_are_limited_whoever_has_the_session(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let own = carol(ctx, "porchlight").await;
    for _ in 0..10 {
        let wrong = change_me(ctx, &own, password_change("not this", "a long sentence")).await;
        assert_eq!(field(wrong), "current_password");
    }
    let right = change_me(ctx, &own, password_change("porchlight", "a long sentence")).await;
    assert!(matches!(right, Err(Error::RateLimited { .. })), "{right:?}");
    let name = AccountChange { name: Some("Caro".to_owned()), ..AccountChange::default() };
    assert_eq!(change_me(ctx, &own, name).await.unwrap().name, "Caro", "the rest is not held up");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_not_said_stays_and_what_is_said_to_be_nothing_goes(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let ctx = &stage.ctx;
    let change = |change: &str| serde_json::from_str::<AccountChange>(change).unwrap();
    let both = change(r#"{"locale": "de", "time_zone": " Europe/Berlin "}"#);
    let user = change_me(ctx, &stage.carol, both).await.unwrap();
    assert_eq!((user.name.as_str(), user.language().tag(), user.zone()), ("Carol", "de", "Europe/Berlin"));
    let user = change_me(ctx, &stage.carol, change(r#"{"time_zone": null}"#)).await.unwrap();
    assert_eq!((user.language().tag(), user.zone()), ("de", "UTC"));
    assert_eq!(change_me(ctx, &stage.carol, change("{}")).await.unwrap(), user, "nothing is no change");
    let logged = "select after from audit_log where action = 'person.changed_account' order by at, id";
    let logged: Vec<serde_json::Value> = sqlx::query_scalar(logged).fetch_all(&db).await.unwrap();
    let fields = |fields: &[&str]| serde_json::json!({ "fields": fields });
    assert_eq!(logged, [fields(&["locale", "time_zone"]), fields(&["time_zone"])]);
    let closed = stage.carol.id().unwrap();
    deactivate(ctx, &stage.erin, closed).await.unwrap();
    let late = change_me(ctx, &stage.carol, change(r#"{"name": "Caro"}"#)).await;
    assert!(matches!(late, Err(Error::Unauthenticated)), "{late:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nobody_fills_the_audit_log_with_changes_of_themselves(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let name = |name: &str| AccountChange { name: Some(name.to_owned()), ..AccountChange::default() };
    for _ in 0..30 {
        change_me(ctx, &stage.carol, name("Caro")).await.unwrap();
    }
    let more = change_me(ctx, &stage.carol, name("Carol")).await;
    assert!(matches!(more, Err(Error::RateLimited { .. })), "{more:?}");
    change_me(ctx, &stage.charlie, name("Charles")).await.unwrap();
    ctx.clock.advance(TimeDelta::minutes(1));
    change_me(ctx, &stage.carol, name("Carol")).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn somebody_ends_their_own_sessions_and_nobody_elses(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let (one, other, third) =
        (carol(ctx, "porchlight").await, carol(ctx, "porchlight").await, carol(ctx, "porchlight").await);
    let id = |actor: &Actor| actor.person().unwrap().session;
    let listed = own_sessions(ctx, &other).await.unwrap().sessions;
    assert!(listed.len() == 3 && listed[0].is_current && listed[0].id == id(&other), "{listed:?}");
    assert_eq!(listed[0].device.as_deref(), Some("curl"));
    assert_eq!(listed[0].network.as_deref(), Some("192.0.2.7"));
    assert_eq!(listed[0].last_used_at, listed[0].created_at);
    for foreign in [id(&stage.carol), id(&one)] {
        let outcome = end_own_session(ctx, &stage.charlie, foreign).await;
        assert!(matches!(outcome, Err(Error::NotFound)), "{outcome:?}");
    }
    end_own_session(ctx, &other, id(&one)).await.unwrap();
    assert!(matches!(end_own_session(ctx, &other, id(&one)).await, Err(Error::NotFound)), "it has ended");
    end_other_sessions(ctx, &other).await.unwrap();
    let left = own_sessions(ctx, &other).await.unwrap().sessions;
    assert_eq!(left.iter().map(|session| session.id).collect::<Vec<_>>(), [id(&other)]);
    assert!(own_sessions(ctx, &third).await.unwrap().sessions.iter().all(|session| !session.is_current));
    end_own_session(ctx, &other, id(&other)).await.unwrap();
    assert_eq!(open_sessions(ctx, other.id().unwrap()).await, 0, "their own too");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_link_sets_a_password_once_and_ends_every_session(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let ctx = &stage.ctx;
    let person = carol(ctx, "porchlight").await.id().unwrap();
    for actor in [&stage.alice, &stage.carol] {
        let refused = make_password_link(ctx, actor, person).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    }
    let link = make_password_link(ctx, &stage.erin, person).await.unwrap();
    assert!(link.starts_with("http://127.0.0.1/reset-password?token="), "{link}");
    let token = secret(&link);
    let set = async |token: &str, password: &str| {
        reset_password(ctx, &Actor::Anonymous, FROM, reset(token, password)).await
    };
    assert_eq!(field(set(&token, "short").await), "password", "which does not use the link up");
    set(&token, "a long sentence").await.unwrap();
    assert_eq!(open_sessions(ctx, person).await, 0);
    assert_eq!(field(set(&token, "another sentence").await), "token");
    assert!(come_in(ctx, "porchlight").await.is_err());
    come_in(ctx, "a long sentence").await.unwrap();
    for wrong in ["", "\0", "none", &"a".repeat(10_000)] {
        assert_eq!(field(set(wrong, "a long sentence").await), "token", "{wrong:.20?}");
    }
    let logged = "select action from audit_log where subject_id = $1 order by at, id";
    let logged: Vec<String> =
        sqlx::query_scalar(logged).bind(person.to_string()).fetch_all(&db).await.unwrap();
    assert_eq!(logged, ["person.password_link_made", "person.password_reset"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_link_that_is_late_or_whose_account_is_closed_sets_nothing(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let person = stage.carol.id().unwrap();
    let make = async || secret(&make_password_link(ctx, &stage.erin, person).await.unwrap());
    let set = async |token: &str| {
        field(reset_password(ctx, &Actor::Anonymous, FROM, reset(token, "a long sentence")).await)
    };
    let replaced = make().await;
    let late = make().await;
    assert_eq!(set(&replaced).await, "token", "the next one ended it");
    ctx.clock.advance(TimeDelta::hours(1));
    assert_eq!(set(&late).await, "token");
    let closed = make().await;
    deactivate(ctx, &stage.erin, person).await.unwrap();
    assert_eq!(set(&closed).await, "token");
    let refused = make_password_link(ctx, &stage.erin, person).await;
    assert!(matches!(refused, Err(Error::Conflict { .. })), "{refused:?}");
    reactivate(ctx, &stage.erin, person).await.unwrap();
    come_in(ctx, "porchlight").await.unwrap();
    CloseExpiredSessions {}.run(ctx).await.unwrap();
    let left = sqlx::query_scalar::<_, i64>("select count(*) from one_time_links").fetch_one(&ctx.db).await;
    assert_eq!(left.unwrap(), 1, "what is too old for anybody goes");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_asks_for_a_link_is_noted_and_told_to_whoever_sends_mail(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let ctx = &stage.ctx;
    let worker = Worker::new(ctx.clone(), Registry::default().with::<AskPasswordLink>(), Vec::new());
    let person = stage.carol.id().unwrap();
    let asked = async || -> Vec<serde_json::Value> {
        let facts = "select facts from outbox where kind = 'person.password_link_asked' order by id";
        sqlx::query_scalar(facts).fetch_all(&db).await.unwrap()
    };
    let waits = async || -> bool {
        let waits = "select password_link_asked_at is not null from users where id = $1";
        sqlx::query_scalar(waits).bind(person.0).fetch_one(&db).await.unwrap()
    };
    for email in [CAROL, "nobody@example.com"] {
        ask_password_link(ctx, FROM, email).await.unwrap();
        assert_eq!(worker.run_due().await.unwrap(), 1, "the same work for {email}");
    }
    assert_eq!(asked().await, [serde_json::json!({ "person": person })]);
    assert!(waits().await);
    // A mailbox is not filled, and nobody is told.
    for _ in 0..4 {
        ask_password_link(ctx, FROM, "CUSTOMER@example.com").await.unwrap();
        worker.run_due().await.unwrap();
    }
    assert_eq!(asked().await.len(), 3);
    let link = make_password_link(ctx, &Actor::System, person).await.unwrap();
    reset_password(ctx, &Actor::Anonymous, FROM, reset(&secret(&link), "a long sentence")).await.unwrap();
    assert!(!waits().await);
    assert_eq!(field(ask_password_link(ctx, FROM, "no address").await), "email");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_address_is_confirmed_once_by_the_link_that_was_sent_to_it(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let ctx = &stage.ctx;
    let person = stage.charlie.id().unwrap();
    let is_confirmed = async || me(ctx, &stage.charlie).await.unwrap().email_confirmed_at.is_some();
    assert!(!is_confirmed().await);
    let moved = make_confirmation_link(ctx, &Actor::System, person).await.unwrap();
    let rename = |to: &str| {
        sqlx::query("update users set email = $2::citext where id = $1").bind(person.0).bind(to.to_owned())
    };
    rename("charlie@elsewhere.example").execute(&db).await.unwrap();
    assert_eq!(field(confirm_email(ctx, FROM, &secret(&moved)).await), "token", "it is another address");
    rename("customer2@example.com").execute(&db).await.unwrap();
    let late = make_confirmation_link(ctx, &Actor::System, person).await.unwrap();
    ctx.clock.advance(TimeDelta::days(2));
    assert_eq!(field(confirm_email(ctx, FROM, &secret(&late)).await), "token");
    let closed = make_confirmation_link(ctx, &Actor::System, person).await.unwrap();
    deactivate(ctx, &stage.erin, person).await.unwrap();
    reactivate(ctx, &stage.erin, person).await.unwrap();
    assert_eq!(field(confirm_email(ctx, FROM, &secret(&closed)).await), "token", "it ended with the account");
    let link = make_confirmation_link(ctx, &Actor::System, person).await.unwrap();
    let other_kind = reset(&secret(&link), "a long sentence");
    assert_eq!(field(reset_password(ctx, &Actor::Anonymous, FROM, other_kind).await), "token");
    confirm_email(ctx, FROM, &secret(&link)).await.unwrap();
    assert!(is_confirmed().await);
    assert_eq!(field(confirm_email(ctx, FROM, &secret(&link)).await), "token");
    let again = make_confirmation_link(ctx, &Actor::System, person).await;
    assert!(matches!(again, Err(Error::Conflict { .. })), "{again:?}");
    let refused = make_confirmation_link(ctx, &stage.alice, person).await;
    assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    let logged = "select count(*) from audit_log where action = 'person.confirmation_link_made'";
    let logged: i64 = sqlx::query_scalar(logged).fetch_one(&db).await.unwrap();
    assert_eq!(logged, 4);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_link_vouches_for_an_address_only_where_it_was_mailed(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let person = stage.charlie.id().unwrap();
    for (maker, is_confirmed) in [(&stage.erin, false), (&Actor::System, true)] {
        let link = make_password_link(ctx, maker, person).await.unwrap();
        reset_password(ctx, &Actor::Anonymous, FROM, reset(&secret(&link), "a long sentence")).await.unwrap();
        let user = me(ctx, &stage.charlie).await.unwrap();
        assert_eq!(user.email_confirmed_at.is_some(), is_confirmed);
    }
}
