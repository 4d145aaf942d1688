//! Records a domain event: the log row and the outbox row, with the next `seq`, in the changing transaction.

use std::sync::Arc;

use base::{
    DateTime, Performer, Utc,
    server::{Actor, Ctx, Result, Tx},
};
use identity::Party;
use realtime::server::{Entry, Fact};

use crate::{CHATS, ChatEntry, ChatEvent, ChatFacts, ChatSessionId, ChatStatus, Event};

/// Where among its chat's events one stands.
pub(super) struct EventPosition {
    /// Among all.
    pub seq: i64,
    /// Among those that the visitor sees, where they see it.
    pub public_seq: Option<i64>,
    /// When.
    pub now: DateTime<Utc>,
}

/// Counts the next event of a chat whose row this transaction holds.
pub(super) async fn next_position(
    ctx: &Ctx,
    tx: &mut Tx,
    chat: ChatSessionId,
    is_public: bool,
) -> Result<EventPosition> {
    let now = ctx.now();
    let row = sqlx::query!(
        "update chat_sessions set last_seq = last_seq + 1, last_public_seq = last_public_seq + $2, updated_at = $3
         where id = $1 returning last_seq, last_public_seq",
        chat.0,
        i64::from(is_public),
        now,
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(EventPosition { seq: row.last_seq, public_seq: is_public.then_some(row.last_public_seq), now })
}

/// Records what happened in a chat whose row this transaction holds, and has changed already; a message is recorded by
/// [`publish`] once it is written.
pub(super) async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    chat: ChatSessionId,
    event: Event,
) -> Result<()> {
    let position = next_position(ctx, tx, chat, event.is_public()).await?;
    let by = Performer::from(actor);
    let written = serde_json::to_value(&event).map_err(anyhow::Error::from)?;
    sqlx::query!(
        "insert into chat_events (session_id, seq, public_seq, event_type, performed_by, performed_role,
             performer_name, metadata, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        chat.0,
        position.seq,
        position.public_seq,
        event.kind(),
        by.id.map(|id| id.0),
        by.kind.as_str(),
        by.name,
        written,
        position.now,
    )
    .execute(&mut **tx)
    .await?;
    publish(tx, actor, chat, event, &position).await
}

/// Writes the outbox row: sockets of the chat and the desk's list hear it, consumers react to it.
pub(super) async fn publish(
    tx: &mut Tx,
    actor: &Actor,
    chat: ChatSessionId,
    event: Event,
    position: &EventPosition,
) -> Result<()> {
    let facts = facts(tx, chat).await?;
    let performer = Performer::from(actor);
    let shown = ChatEntry { event: event.clone(), by: performer.name.clone(), at: position.now };
    let domain_event =
        ChatEvent { version: ChatEvent::VERSION, chat: facts, event, by: performer, at: position.now };
    let entry = Entry {
        topic: chat.topic().into(),
        seq: position.seq,
        public_seq: position.public_seq,
        feed: Some(Arc::from(CHATS)),
        event: serde_json::to_value(shown).map_err(anyhow::Error::from)?,
    };
    let fact = Fact::new(domain_event.kind(), &domain_event)?;
    realtime::server::record(tx, &entry, &fact, position.now).await
}

async fn facts(tx: &mut Tx, chat: ChatSessionId) -> Result<ChatFacts> {
    let row = sqlx::query!(
        r#"select s.status, s.customer_id, s.name, s.email::text as email, s.team_id, s.assigned_agent_id,
             (select a.name from users a where a.id = s.assigned_agent_id) as agent_name, s.topic, s.queued_at, s.accepted_at
         from chat_sessions s where s.id = $1"#,
        chat.0,
    )
    .fetch_one(&mut **tx)
    .await?;
    let assignee = row.assigned_agent_id.zip(row.agent_name);
    Ok(ChatFacts {
        id: chat,
        status: ChatStatus::parse(&row.status)
            .ok_or_else(|| anyhow::anyhow!("chat status {:?} is unknown", row.status))?,
        customer_id: row.customer_id.map(Into::into),
        name: row.name,
        email: row.email,
        team_id: row.team_id.map(Into::into),
        assignee: assignee.map(|(id, name)| Party { id: id.into(), name }),
        topic: row.topic,
        queued_at: row.queued_at,
        accepted_at: row.accepted_at,
    })
}
