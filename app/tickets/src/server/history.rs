//! The tickets' own log as the domain events that it was, for consumers that are added later.

use base::{
    DateTime, Performer, PerformerKind, UserId, Utc,
    server::{Result, Tx},
    uuid::Uuid,
};
use consumers::server::{DomainEvent, History, Page};
use serde::Deserialize;

use super::find::party;
use crate::{Event, Party, Priority, Source, Status, TicketEvent, TicketFacts};

/// Tickets of one page.
const PAGE: i64 = 20;

/// The history of all tickets.
pub struct TicketHistory;

#[async_trait::async_trait]
impl History for TicketHistory {
    fn name(&self) -> &'static str {
        "tickets"
    }

    fn kinds(&self) -> &'static str {
        TicketEvent::KINDS
    }

    async fn page(&self, tx: &mut Tx, until: i64, after: Option<&str>) -> Result<Option<Page>> {
        let after: Option<Uuid> = after.map(str::parse).transpose().map_err(anyhow::Error::from)?;
        let rows = rows(tx, until, after).await?;
        let Some(last) = rows.last().map(|row| row.id.to_string()) else { return Ok(None) };
        let mut events = Vec::new();
        for row in rows {
            events.extend(row.into_events()?);
        }
        Ok(Some(Page { events, after: last }))
    }
}

/// An event as the log has it.
struct Logged {
    seq: i64,
    event: Event,
    by: Performer,
    at: DateTime<Utc>,
}

/// The events of a ticket, each with the ticket as it was right after: from what it is now, back over every change.
fn events_of(now: TicketFacts, log: Vec<Logged>) -> Vec<(i64, TicketEvent)> {
    let mut facts = now;
    let mut events = Vec::with_capacity(log.len());
    for (place, logged) in log.iter().enumerate().rev() {
        let event = TicketEvent::new(facts.clone(), logged.event.clone(), logged.by.clone(), logged.at);
        events.push((logged.seq, event));
        undo(&mut facts, &logged.event, &log[..place]);
    }
    events.reverse();
    events
}

/// Takes a change back. `earlier` is what happened before it.
fn undo(facts: &mut TicketFacts, event: &Event, earlier: &[Logged]) {
    match event {
        Event::StatusChanged { from, .. } => facts.status = *from,
        Event::PriorityChanged { from, .. } => facts.priority = *from,
        Event::CategoryChanged { from, .. } => facts.category.clone_from(from),
        Event::SubjectChanged { from, .. } => facts.subject.clone_from(from),
        Event::Assigned { from, .. } => facts.assignee.clone_from(from),
        Event::Tagged { from: Some(from), .. } => facts.tags.clone_from(from),
        // Events of before the old tags were kept: they are those that were set last.
        Event::Tagged { from: None, .. } => {
            facts.tags = earlier.iter().rev().find_map(tags_of).unwrap_or_default();
        }
        Event::Opened { .. }
        | Event::Replied { .. }
        | Event::Noted { .. }
        | Event::Escalated { .. }
        | Event::HoldChanged { .. }
        | Event::Removed {} => {}
    }
}

fn tags_of(logged: &Logged) -> Option<Vec<String>> {
    match &logged.event {
        Event::Tagged { tags, .. } => Some(tags.clone()),
        _ => None,
    }
}

/// Who did it, as far as the trail knows: of old rows a person's role is the one that they have today.
fn performer(
    id: Option<UserId>,
    name: Option<String>,
    role_then: Option<&str>,
    role: Option<&str>,
) -> Performer {
    let kind = role_then.or(role).and_then(PerformerKind::parse).unwrap_or(PerformerKind::System);
    Performer { kind, id, name }
}

/// A line of the log, as the query writes it.
#[derive(Deserialize)]
struct LogLine {
    seq: i64,
    event: serde_json::Value,
    at: DateTime<Utc>,
    by: Option<UserId>,
    name: Option<String>,
    role_then: Option<String>,
    role: Option<String>,
}

impl LogLine {
    /// None of what no verb wrote: measured data has lines that name an event and say nothing of it.
    fn into_logged(self) -> Option<Logged> {
        let by = performer(self.by, self.name, self.role_then.as_deref(), self.role.as_deref());
        let event = serde_json::from_value(self.event).ok()?;
        Some(Logged { seq: self.seq, event, by, at: self.at })
    }
}

struct Row {
    id: Uuid,
    number: String,
    subject: String,
    status: String,
    priority: i16,
    source: String,
    tags: Vec<String>,
    category: String,
    requester_id: Uuid,
    requester_name: String,
    assignee_id: Option<Uuid>,
    assignee_name: Option<String>,
    /// The first event that is delivered live.
    live_from: Option<i64>,
    log: serde_json::Value,
}

impl Row {
    fn into_events(self) -> Result<Vec<DomainEvent>> {
        let status = Status::parse(&self.status)
            .ok_or_else(|| anyhow::anyhow!("status {:?} is unknown", self.status))?;
        let facts = TicketFacts {
            id: self.id.into(),
            number: self.number,
            subject: self.subject,
            category: self.category,
            priority: Priority::from_rank(self.priority),
            status,
            source: Source::parse(&self.source).unwrap_or_default(),
            requester: Party { id: self.requester_id.into(), name: self.requester_name },
            assignee: party(self.assignee_id, self.assignee_name),
            team: None,
            tags: self.tags,
        };
        let topic = facts.id.topic();
        let lines: Vec<LogLine> = serde_json::from_value(self.log).map_err(anyhow::Error::from)?;
        let log = lines.into_iter().filter_map(LogLine::into_logged).collect();
        let events = events_of(facts, log).into_iter();
        events
            .filter(|(seq, _)| self.live_from.is_none_or(|live_from| *seq < live_from))
            .map(|(seq, event)| {
                let facts = serde_json::to_value(&event).map_err(anyhow::Error::from)?;
                Ok(DomainEvent { topic: topic.clone(), seq, kind: event.kind(), facts, at: event.at })
            })
            .collect()
    }
}

/// The next tickets with their logs and where their live events begin, all of one moment.
async fn rows(tx: &mut Tx, until: i64, after: Option<Uuid>) -> Result<Vec<Row>> {
    Ok(sqlx::query_as!(
        Row,
        r#"
        select t.id, t.number, t.subject, t.status, t.priority, t.source, t.tags, c.slug as category,
            r.id as requester_id, r.name as requester_name, a.id as "assignee_id?", a.name as "assignee_name?",
            (select min(o.seq) from outbox o where o.topic = 'ticket:' || t.id::text and o.id > $1
                and o.kind is not null) as live_from,
            coalesce((
                select jsonb_agg(jsonb_build_object('seq', e.seq, 'event', e.metadata, 'at', e.created_at, 'by', u.id,
                    'name', u.name, 'role_then', e.performed_role, 'role', u.role) order by e.seq)
                from ticket_events e left join users u on u.id = e.performed_by where e.ticket_id = t.id
            ), '[]') as "log!"
        from tickets t
        join categories c on c.id = t.category_id
        join users r on r.id = t.requester_id
        left join users a on a.id = t.assignee_id
        where $2::uuid is null or t.id > $2
        order by t.id limit $3
        "#,
        until,
        after,
        PAGE,
    )
    .fetch_all(&mut **tx)
    .await?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn facts() -> TicketFacts {
        TicketFacts {
            id: Uuid::nil().into(),
            number: "ST-2026-000001".to_owned(),
            subject: "s0".to_owned(),
            category: "c0".to_owned(),
            priority: Priority::Medium,
            status: Status::Open,
            source: Source::Web,
            requester: Party { id: Uuid::nil().into(), name: "Carol".to_owned() },
            assignee: None,
            team: None,
            tags: Vec::new(),
        }
    }

    /// The next event of a ticket that is as `facts` say, and what it makes of them.
    fn happen(facts: &mut TicketFacts, what: u8, value: u8) -> Event {
        let text = |letter| format!("{letter}{value}");
        let person = |value| Party { id: Uuid::from_u128(value).into(), name: format!("Agent {value}") };
        match what % 8 {
            0 => {
                let from = std::mem::replace(&mut facts.status, Status::ALL[usize::from(value) % 5]);
                Event::StatusChanged { from, to: facts.status }
            }
            1 => {
                let from = std::mem::replace(&mut facts.priority, Priority::from_rank(i16::from(value % 4)));
                Event::PriorityChanged { from, to: facts.priority }
            }
            2 => {
                let from = std::mem::replace(&mut facts.category, text('c'));
                Event::CategoryChanged { from, to: facts.category.clone() }
            }
            3 => {
                let from = std::mem::replace(&mut facts.subject, text('s'));
                Event::SubjectChanged { from, to: facts.subject.clone() }
            }
            4 => {
                let to = (!value.is_multiple_of(4)).then(|| person(u128::from(value)));
                let from = std::mem::replace(&mut facts.assignee, to);
                Event::Assigned { from, to: facts.assignee.clone() }
            }
            5 => {
                let from = std::mem::replace(&mut facts.tags, vec![text('t')]);
                // An older version did not keep them.
                Event::Tagged { from: value.is_multiple_of(2).then_some(from), tags: facts.tags.clone() }
            }
            6 => Event::Escalated { reason: text('r') },
            _ => Event::Opened { subject: facts.subject.clone() },
        }
    }

    proptest! {
        #[test]
        fn going_back_from_the_present_finds_what_was_true_at_each_event(
            story in proptest::collection::vec((0u8..8, 0u8..20), 0..40),
        ) {
            let mut now = facts();
            let (mut forward, mut log) = (Vec::new(), Vec::new());
            for (seq, (what, value)) in (1..).zip(story) {
                let event = happen(&mut now, what, value);
                let by = performer(None, None, Some("agent"), None);
                let at = DateTime::UNIX_EPOCH;
                forward.push((seq, TicketEvent::new(now.clone(), event.clone(), by.clone(), at)));
                log.push(Logged { seq, event, by, at });
            }
            prop_assert_eq!(events_of(now, log), forward);
        }
    }

    #[test]
    fn porchlight_itself_is_told_from_a_person_who_is_gone() {
        let kind = |role_then, role| performer(None, None, role_then, role).kind;
        assert_eq!(kind(Some("system"), None), PerformerKind::System);
        assert_eq!(kind(Some("agent"), None), PerformerKind::Agent, "gone");
        assert_eq!(kind(Some("agent"), Some("admin")), PerformerKind::Agent, "promoted since");
        assert_eq!(kind(None, Some("admin")), PerformerKind::Admin, "a row from before roles were kept");
    }
}
