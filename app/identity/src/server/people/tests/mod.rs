//! People against a real database.

mod changes;
mod invitations;
mod lists;

use base::{
    Role, TeamId, UserId,
    chrono::TimeDelta,
    server::{Actor, ClientAddress, Ctx, Error, IdempotencyKey, Result},
};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::*;
use crate::{
    SignedIn,
    people::{Invitation, NewPerson, NewTeam, PeopleFilter, PeopleRefusal, PersonChange, PersonRecord},
    server::{
        Credentials, Device, create_team, deactivate, grant_role, reactivate, read_access_token, sign_in,
        test::Stage,
    },
};

fn device() -> Device {
    Device {
        address: ClientAddress([127, 0, 0, 1].into()),
        user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0".to_owned(),
    }
}

fn dana(role: Role) -> NewPerson {
    NewPerson {
        email: "Dana@example.com".to_owned(),
        name: " Dana  Öztürk ".to_owned(),
        role,
        team_ids: Vec::new(),
    }
}

async fn enter(ctx: &Ctx, email: &str, password: &str) -> Result<SignedIn> {
    let credentials = Credentials { email: email.to_owned(), password: password.to_owned() };
    sign_in(ctx, &device(), credentials).await
}

fn token(made: &Invitation) -> String {
    made.invite_url.rsplit_once("/invitation?token=").unwrap().1.to_owned()
}

async fn accept(ctx: &Ctx, token: &str) -> Result<SignedIn> {
    let acceptance =
        Acceptance { token: token.to_owned(), password: "a long sentence".to_owned(), locale: None };
    accept_invitation(ctx, &device(), acceptance).await
}

fn is_refused<T: std::fmt::Debug>(outcome: Result<T>, why: PeopleRefusal) -> bool {
    use base::Refusal;
    let said = why.sentence(base::Locale::En);
    matches!(outcome, Err(Error::Conflict { ref reason, .. }) if reason.sentence(base::Locale::En) == said)
}

async fn change(stage: &Stage, id: UserId, change: PersonChange) -> Result<PersonRecord> {
    change_person(&stage.ctx, &stage.erin, id, change).await
}

fn role(role: Role) -> PersonChange {
    PersonChange { role: Some(role), ..PersonChange::default() }
}

fn closed() -> PersonChange {
    PersonChange { is_active: Some(false), ..PersonChange::default() }
}

async fn team(stage: &Stage, name: &str) -> TeamId {
    let draft = NewTeam { name: name.to_owned(), member_ids: Vec::new() };
    create_team(&stage.ctx, &stage.erin, draft, None).await.unwrap().id
}

async fn audited(stage: &Stage, person: UserId) -> Vec<(String, Option<Value>, Option<Value>)> {
    sqlx::query_as("select action, before, after from audit_log where subject_id = $1 order by at, id")
        .bind(person.to_string())
        .fetch_all(&stage.ctx.db)
        .await
        .unwrap()
}

async fn admins(stage: &Stage) -> Vec<String> {
    sqlx::query_scalar("select name from users where role = 'admin' and deactivated_at is null order by name")
        .fetch_all(&stage.ctx.db)
        .await
        .unwrap()
}
