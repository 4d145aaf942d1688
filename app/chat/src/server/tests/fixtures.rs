//! Rows as the verbs of visitors would leave them.

use base::{
    TeamId, UserId,
    chrono::TimeDelta,
    server::{Actor, Error, Result, Visitor},
};
use identity::server::test::Stage;
use sqlx::AssertSqlSafe;

use crate::{ChatSessionId, ChatSettings};

/// A chat that waits since so many minutes.
pub(super) async fn waiting(stage: &Stage, minutes: i64) -> ChatSessionId {
    let (id, at) = (stage.ctx.id(), stage.ctx.now() - TimeDelta::minutes(minutes));
    sqlx::query(
        "insert into chat_sessions (id, token_hash, visitor_id, status, locale, started_at, queued_at,
             last_message_at, waiting_since, visitor_seen_at, updated_at)
         values ($1, uuid_send($1), $1, 'waiting', 'en', $2, $2, $2, $2, $2, $2)",
    )
    .bind(id)
    .bind(at)
    .execute(&stage.ctx.db)
    .await
    .unwrap();
    id.into()
}

/// Changes a chat's row.
pub(super) async fn set(stage: &Stage, chat: ChatSessionId, what: &str) {
    let change = AssertSqlSafe(format!("update chat_sessions set {what} where id = $1"));
    sqlx::query(change).bind(chat.0).execute(&stage.ctx.db).await.unwrap();
}

/// Changes what an agent is at the desk.
pub(super) async fn set_agent(stage: &Stage, agent: &Actor, what: &str) {
    let change = AssertSqlSafe(format!("update agents set {what} where user_id = $1"));
    sqlx::query(change).bind(id_of(agent).0).execute(&stage.ctx.db).await.unwrap();
}

/// The agent's console is open.
pub(super) async fn here(stage: &Stage, agent: &Actor) {
    let mut connection = stage.ctx.read().await.unwrap();
    super::super::presence::see(&mut connection, stage.ctx.now(), id_of(agent)).await.unwrap();
    connection.release();
}

/// Who waits is given to whoever has room.
pub(super) async fn automatic(stage: &Stage) {
    let settings = ChatSettings { assigns_automatically: true, ..ChatSettings::default() };
    settings::server::write(&stage.ctx, &stage.erin, &settings).await.unwrap();
}

/// A team of nobody but these.
pub(super) async fn team(stage: &Stage, name: &str, members: &[&Actor]) -> TeamId {
    let id = stage.ctx.id();
    let made = "insert into teams (id, name, created_at, updated_at) values ($1, $2, now(), now())";
    sqlx::query(made).bind(id).bind(name).execute(&stage.ctx.db).await.unwrap();
    for member in members {
        let joined = "insert into team_members (team_id, user_id, created_at) values ($1, $2, now())";
        sqlx::query(joined).bind(id).bind(id_of(member).0).execute(&stage.ctx.db).await.unwrap();
    }
    id.into()
}

/// Who has a chat, and where it stands.
pub(super) async fn holder(stage: &Stage, chat: ChatSessionId) -> (String, Option<UserId>) {
    let asked = "select status, assigned_agent_id from chat_sessions where id = $1";
    let (status, agent): (String, Option<base::uuid::Uuid>) =
        sqlx::query_as(asked).bind(chat.0).fetch_one(&stage.ctx.db).await.unwrap();
    (status, agent.map(Into::into))
}

/// What happened in a chat, in order.
pub(super) async fn kinds(stage: &Stage, chat: ChatSessionId) -> Vec<String> {
    let asked = "select event_type from chat_events where session_id = $1 order by seq";
    sqlx::query_scalar(asked).bind(chat.0).fetch_all(&stage.ctx.db).await.unwrap()
}

/// The visitor of a chat.
pub(super) fn visitor(chat: ChatSessionId) -> Actor {
    Actor::Visitor(Visitor { session: chat.0.into(), name: None, email: None })
}

/// A person's id.
pub(super) fn id_of(actor: &Actor) -> UserId {
    actor.id().unwrap()
}

/// The reason of a conflict or a refusal, in English; of what is invalid, the fields.
pub(super) fn reason<T: std::fmt::Debug>(refused: Result<T>) -> String {
    match refused {
        Err(Error::Conflict { reason, .. } | Error::Refused(reason)) => reason.sentence(base::Locale::En),
        Err(Error::Invalid(fields)) => fields.into_keys().collect::<Vec<_>>().join(" "),
        other => panic!("{other:?}"),
    }
}
