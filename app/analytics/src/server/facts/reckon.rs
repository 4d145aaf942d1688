//! Reckons a ticket's facts from its story. Pure: the same story gives the same facts, whoever asks and when.

use base::{DateTime, Utc, uuid::Uuid};
use serde::Serialize;
use tickets::{SenderType, Status};

use crate::server::business_time::BusinessHours;

/// Something that was said for everybody in the ticket.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub sender: SenderType,
    pub by: Option<Uuid>,
    pub at: DateTime<Utc>,
}

/// A move of the ticket.
#[derive(Clone, Debug)]
pub(super) struct Moved {
    pub from: Status,
    pub to: Status,
    /// Who did it, where that was somebody of the desk.
    pub agent: Option<Uuid>,
    pub at: DateTime<Utc>,
}

/// What a ticket remembers.
#[derive(Clone, Debug)]
pub(super) struct Story {
    pub ticket_id: Uuid,
    pub seq: i64,
    pub category: String,
    pub priority: i16,
    pub channel: String,
    pub tags: Vec<String>,
    pub status: Status,
    pub assignee_id: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    /// When it was over, as its row says; its log may begin later than it did.
    pub over_at: Option<DateTime<Utc>>,
    pub said: Vec<Said>,
    pub moves: Vec<Moved>,
}

/// A row of `ticket_facts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct TicketFacts {
    pub ticket_id: Uuid,
    pub seq: i64,
    pub category: String,
    pub priority: i16,
    pub channel: String,
    pub tags: Vec<String>,
    pub status: Status,
    pub assignee_id: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    pub first_response_at: Option<DateTime<Utc>>,
    pub first_responder_id: Option<Uuid>,
    pub first_response_seconds: Option<i64>,
    pub first_response_business_seconds: Option<i64>,
    pub agent_replies: i32,
    pub customer_messages: i32,
    pub resolved_at: Option<DateTime<Utc>>,
    pub first_resolved_at: Option<DateTime<Utc>>,
    pub solved_by: Option<Uuid>,
    pub reopen_count: i32,
    pub is_one_touch: bool,
    pub resolution_seconds: Option<i64>,
    pub resolution_business_seconds: Option<i64>,
}

/// A row of `response_facts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct ResponseFacts {
    pub ticket_id: Uuid,
    pub ordinal: i32,
    pub waited_from: DateTime<Utc>,
    pub answered_at: DateTime<Utc>,
    pub seconds: i64,
    pub business_seconds: i64,
    pub agent_id: Option<Uuid>,
}

/// The facts of a ticket and of its answers.
pub(super) fn reckon(story: Story, hours: &BusinessHours) -> (TicketFacts, Vec<ResponseFacts>) {
    let responses = responses(&story, hours);
    let of = |sender| story.said.iter().filter(move |said| said.sender == sender);
    let count = |sender| i32::try_from(of(sender).count()).unwrap_or(i32::MAX);
    let (agent_replies, customer_messages) = (count(SenderType::Agent), count(SenderType::Customer));
    let first = of(SenderType::Agent).next().cloned();
    let ends = ends(&story);
    let reopens = story.moves.iter().filter(|moved| !moved.from.is_active() && moved.to.is_active());
    let reopen_count = i32::try_from(reopens.count()).unwrap_or(i32::MAX);
    let since = |at: DateTime<Utc>| (at - story.created_at).num_seconds().max(0);
    let worked = |at| hours.seconds(story.created_at, at);
    let facts = TicketFacts {
        first_response_at: first.as_ref().map(|said| said.at),
        first_responder_id: first.as_ref().and_then(|said| said.by),
        first_response_seconds: first.as_ref().map(|said| since(said.at)),
        first_response_business_seconds: first.as_ref().map(|said| worked(said.at)),
        agent_replies,
        customer_messages,
        resolved_at: ends.last,
        first_resolved_at: ends.first,
        solved_by: ends.by,
        reopen_count,
        is_one_touch: ends.last.is_some() && agent_replies == 1 && reopen_count == 0,
        resolution_seconds: ends.last.map(since),
        resolution_business_seconds: ends.last.map(worked),
        ticket_id: story.ticket_id,
        seq: story.seq,
        category: story.category,
        priority: story.priority,
        channel: story.channel,
        tags: story.tags,
        status: story.status,
        assignee_id: story.assignee_id,
        created_at: story.created_at,
    };
    (facts, responses)
}

/// Each answer to somebody who waited.
fn responses(story: &Story, hours: &BusinessHours) -> Vec<ResponseFacts> {
    let mut responses = Vec::new();
    let mut waited_from = None;
    for said in &story.said {
        match said.sender {
            SenderType::Customer => {
                waited_from.get_or_insert(said.at);
            }
            SenderType::Agent => {
                let Some(from) = waited_from.take() else { continue };
                responses.push(ResponseFacts {
                    ticket_id: story.ticket_id,
                    ordinal: i32::try_from(responses.len() + 1).unwrap_or(i32::MAX),
                    waited_from: from,
                    answered_at: said.at,
                    seconds: (said.at - from).num_seconds().max(0),
                    business_seconds: hours.seconds(from, said.at),
                    agent_id: said.by,
                });
            }
            // A machine's words answer nobody who waits for a person.
            SenderType::System | SenderType::AiBot => {}
        }
    }
    responses
}

/// When a ticket was over.
struct Ends {
    first: Option<DateTime<Utc>>,
    /// Where it still is.
    last: Option<DateTime<Utc>>,
    by: Option<Uuid>,
}

/// From its log, as far as that reaches; from its row beyond. Where its customer or Porchlight ended it, whoever had it then
/// solved it.
fn ends(story: &Story) -> Ends {
    let mut solved = story.moves.iter().filter(|moved| moved.from.is_active() && !moved.to.is_active());
    let is_over = !story.status.is_active();
    let first = solved.next();
    let last = solved.next_back().or(first).filter(|_| is_over);
    let last_at = last.map(|moved| moved.at).or(story.over_at.filter(|_| is_over));
    Ends {
        first: first.map(|moved| moved.at).or(last_at),
        last: last_at,
        by: last_at.and_then(|_| last.and_then(|moved| moved.agent).or(story.assignee_id)),
    }
}
