//! The chats' own log as the domain events that it was, for consumers that are added later.

use std::collections::HashMap;

use base::{
    DateTime, Performer, PerformerKind, UserId, Utc,
    server::{Result, Tx},
    uuid::Uuid,
};
use consumers::server::{DomainEvent, History, Page};
use identity::Party;
use serde::Deserialize;

use super::message_rows::messages_of;
use crate::{ChatEvent, ChatFacts, ChatMessage, ChatSessionId, ChatStatus, Event};

/// Chats of one page.
const PAGE: i64 = 20;

/// The history of all chats.
pub struct ChatHistoryLog;

#[async_trait::async_trait]
impl History for ChatHistoryLog {
    fn name(&self) -> &'static str {
        "chats"
    }

    fn kinds(&self) -> &'static str {
        ChatEvent::KINDS
    }

    async fn page(&self, tx: &mut Tx, until: i64, after: Option<&str>) -> Result<Option<Page>> {
        let after: Option<Uuid> = after.map(str::parse).transpose().map_err(anyhow::Error::from)?;
        let rows = rows(tx, until, after).await?;
        let Some(last) = rows.last().map(|row| row.id.to_string()) else { return Ok(None) };
        let mut events = Vec::new();
        for row in rows {
            events.extend(row.into_events(tx).await?);
        }
        Ok(Some(Page { events, after: last }))
    }
}

/// A line of the log, as the query writes it: what was said, or what happened beside it.
#[derive(Deserialize)]
struct LogLine {
    seq: i64,
    message_id: Option<Uuid>,
    event: Option<serde_json::Value>,
    at: DateTime<Utc>,
    by: Option<UserId>,
    name: Option<String>,
    role: Option<String>,
}

impl LogLine {
    fn performer(&self, message: Option<&ChatMessage>) -> Performer {
        let said = message.map(|message| message.sender_type.as_str());
        // Whoever asks without an account is a visitor, whom messages call a customer.
        let said = said.map(|said| if said == "customer" && self.by.is_none() { "visitor" } else { said });
        let kind = self.role.as_deref().or(said).and_then(PerformerKind::parse);
        Performer { kind: kind.unwrap_or(PerformerKind::System), id: self.by, name: self.name.clone() }
    }
}

/// Does to the facts what an event did. What the log does not say stays as it is now: the account, the topic and the team.
fn happen(facts: &mut ChatFacts, event: &Event, at: DateTime<Utc>) {
    match event {
        Event::Started { is_left_message } => {
            facts.status = if *is_left_message { ChatStatus::LeftMessage } else { ChatStatus::Waiting };
        }
        Event::Accepted { agent } => {
            facts.status = ChatStatus::Active;
            facts.assignee = agent.party();
            facts.accepted_at = facts.accepted_at.or(Some(at));
        }
        Event::Transferred { to: Some(to), .. } => {
            facts.status = ChatStatus::Active;
            facts.assignee = to.party();
        }
        Event::Transferred { to: None, .. } | Event::Returned {} => {
            facts.status = ChatStatus::Waiting;
            facts.assignee = None;
        }
        Event::Introduced { name, email } => {
            facts.name.clone_from(name);
            facts.email.clone_from(email);
        }
        Event::Ended { .. } => facts.status = ChatStatus::Ended,
        Event::Said { .. }
        | Event::Noted { .. }
        | Event::PageViewed { .. }
        | Event::Archived { .. }
        | Event::Rated { .. } => {}
    }
}

struct Row {
    id: Uuid,
    customer_id: Option<Uuid>,
    name: Option<String>,
    email: Option<String>,
    team_id: Option<Uuid>,
    topic: Option<String>,
    queued_at: DateTime<Utc>,
    /// The first event that is delivered live.
    live_from: Option<i64>,
    log: serde_json::Value,
}

impl Row {
    /// The events of a chat, each with the chat as it was right after.
    async fn into_events(self, tx: &mut Tx) -> Result<Vec<DomainEvent>> {
        let lines: Vec<LogLine> = serde_json::from_value(self.log).map_err(anyhow::Error::from)?;
        let said: Vec<_> = lines.iter().filter_map(|line| line.message_id).collect();
        let mut messages: HashMap<_, _> = messages_of(tx, &said).await?;
        let mut facts = ChatFacts {
            id: self.id.into(),
            status: ChatStatus::Waiting,
            customer_id: self.customer_id.map(Into::into),
            name: self.name,
            email: self.email,
            team_id: self.team_id.map(Into::into),
            assignee: None::<Party>,
            topic: self.topic,
            queued_at: self.queued_at,
            accepted_at: None,
        };
        let topic = ChatSessionId(self.id).topic();
        let mut events = Vec::with_capacity(lines.len());
        for line in lines {
            let message = line.message_id.and_then(|id| messages.remove(&id));
            let by = line.performer(message.as_ref());
            let event = match (message, line.event) {
                (Some(message), _) => Event::said(message),
                (None, Some(event)) => serde_json::from_value(event).map_err(anyhow::Error::from)?,
                (None, None) => continue,
            };
            happen(&mut facts, &event, line.at);
            if self.live_from.is_some_and(|live_from| line.seq >= live_from) {
                break;
            }
            let event =
                ChatEvent { version: ChatEvent::VERSION, chat: facts.clone(), event, by, at: line.at };
            events.push(DomainEvent {
                topic: topic.clone(),
                seq: line.seq,
                kind: event.kind(),
                facts: serde_json::to_value(&event).map_err(anyhow::Error::from)?,
                at: line.at,
            });
        }
        Ok(events)
    }
}

/// The next chats with their logs and where their live events begin, all of one moment.
async fn rows(tx: &mut Tx, until: i64, after: Option<Uuid>) -> Result<Vec<Row>> {
    Ok(sqlx::query_as!(
        Row,
        r#"
        select s.id, s.customer_id, s.name, s.email::text as email, s.team_id, s.topic, s.queued_at,
            (select min(o.seq) from outbox o where o.topic = 'chat:' || s.id::text and o.id > $1
                and o.kind is not null) as live_from,
            coalesce((
                select jsonb_agg(line order by line->'seq') from (
                    select jsonb_build_object('seq', m.seq, 'message_id', m.id, 'at', m.created_at, 'by', m.sender_id,
                        'name', m.sender_name) as line from chat_messages m where m.session_id = s.id
                    union all
                    select jsonb_build_object('seq', e.seq, 'event', e.metadata, 'at', e.created_at, 'by', e.performed_by,
                        'name', e.performer_name, 'role', e.performed_role) from chat_events e where e.session_id = s.id
                ) lines), '[]') as "log!"
        from chat_sessions s
        where $2::uuid is null or s.id > $2
        order by s.id limit $3
        "#,
        until,
        after,
        PAGE,
    )
    .fetch_all(&mut **tx)
    .await?)
}
