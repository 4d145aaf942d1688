//! A conversation that was held elsewhere goes on as a ticket: what was said, in its order and with its times, as if it had been
//! said here. Written in the transaction of whoever ends it there.

use base::{
    DateTime, UserId, Utc, check_name,
    chrono::TimeDelta,
    server::{Actor, Ctx, Error, Result, Tx, invalid},
    uuid::Uuid,
};
use files::server::copy_owned;
use identity::server::is_colleague;
use markdown::server::html_to_text;

use super::{
    message_files::MESSAGE,
    open::{default_category, insert},
    record::{EventPosition, record_at},
    reply,
};
use crate::server::permissions;
use crate::{
    Event, LONGEST_SUBJECT, Message, MessageId, Party, Priority, SenderType, Source, Status, Ticket,
    TicketFacts, TicketId, waiting::waiting_after,
};

/// What was said elsewhere.
#[derive(Clone, Debug)]
pub struct Transcript {
    /// Who asked.
    pub requester: UserId,
    /// What it is about, in a line.
    pub subject: String,
    /// Where it comes from.
    pub source: Source,
    /// The chat that it was, where it was one.
    pub chat_session_id: Option<Uuid>,
    /// Who answered there and answers on, where they are still at the desk.
    pub assignee: Option<UserId>,
    /// What was said, in order. They are written one by one: whoever asks says how many are enough.
    pub messages: Vec<TranscriptMessage>,
}

/// A message that was said elsewhere.
#[derive(Clone, Debug)]
pub struct TranscriptMessage {
    /// Who speaks.
    pub sender_type: SenderType,
    /// The person of the desk; whoever asked is the ticket's requester.
    pub sender: Option<Party>,
    /// What is said, as it was typed.
    pub body: String,
    /// The same as HTML that is safe to show.
    pub body_html: String,
    /// Whether only the desk sees it.
    pub is_internal: bool,
    /// When it was said.
    pub created_at: DateTime<Utc>,
    /// What its files hang on there: the message here gets them too.
    pub files_of: Option<(&'static str, Uuid)>,
}

/// Opens a ticket from a transcript. It began when the first word was said, it waits since whoever asked was last left without
/// an answer, and reactors hear of one thing: that it was opened.
///
/// # Errors
/// [`Error::Invalid`] for a subject that cannot be one, [`Error::NotFound`] where the requester is nobody,
/// [`Error::Forbidden`] for everybody but the desk and Porchlight itself.
#[tracing::instrument(name = "tickets.open_transcript", skip_all)]
pub async fn open_transcript(ctx: &Ctx, tx: &mut Tx, actor: &Actor, draft: Transcript) -> Result<Ticket> {
    actor.allow(permissions::REPLY)?;
    check_name(&draft.subject, LONGEST_SUBJECT).map_err(|wrong| invalid("subject", wrong))?;
    let requester = party(tx, draft.requester).await?.ok_or(Error::NotFound)?;
    let assignee = match draft.assignee {
        Some(agent) if is_colleague(tx, agent).await? => party(tx, agent).await?,
        _ => None,
    };
    let id = TicketId(ctx.id());
    let messages = in_order(ctx, id, &requester, draft.messages);
    let mut ticket = ticket_of(id, draft.subject, requester, ctx.now());
    (ticket.source, ticket.chat_session_id) = (draft.source, draft.chat_session_id);
    ticket.status = if assignee.is_some() { Status::InProgress } else { Status::Open };
    ticket.assigned_to = assignee;
    let last_message_at = tell(&mut ticket, &messages);
    let category = default_category(tx, &mut ticket).await?;
    ticket.number = insert(tx, &ticket, category, last_message_at).await?;
    for (mut message, files_of) in messages {
        if let Some((owner_type, owner_id)) = files_of {
            message.attachments = copy_owned(ctx, tx, owner_type, owner_id, MESSAGE, message.id.0).await?;
        }
        reply::insert(tx, &message, &html_to_text(&message.body_html)).await?;
    }
    let event = Event::Opened { subject: ticket.subject.clone() };
    let position = EventPosition { seq: ticket.seq, public_seq: Some(ticket.seq), now: ticket.updated_at };
    record_at(tx, actor, TicketFacts::from(&ticket), &event, &position).await?;
    Ok(ticket)
}

/// A message and what its files hang on elsewhere.
type Told = (Message, Option<(&'static str, Uuid)>);

/// The messages of the ticket. Two of one moment are told a microsecond apart: their ids come in no order.
fn in_order(ctx: &Ctx, ticket: TicketId, requester: &Party, said: Vec<TranscriptMessage>) -> Vec<Told> {
    let mut earliest = DateTime::UNIX_EPOCH;
    let told = said.into_iter().map(|said| {
        let created_at = said.created_at.max(earliest);
        earliest = created_at + TimeDelta::microseconds(1);
        let sender = match said.sender_type {
            SenderType::Customer => Some(requester.clone()),
            SenderType::Agent | SenderType::System | SenderType::AiBot => said.sender,
        };
        let message = Message {
            id: MessageId(ctx.id()),
            ticket_id: ticket,
            sender_type: said.sender_type,
            sender,
            body: said.body,
            body_html: said.body_html,
            is_internal: said.is_internal,
            attachments: Vec::new(),
            created_at,
            updated_at: created_at,
        };
        (message, said.files_of)
    });
    told.collect()
}

/// What its messages make of a ticket, as if each had been said in it; answers when the last was.
fn tell(ticket: &mut Ticket, messages: &[Told]) -> DateTime<Utc> {
    let mut last_message_at = ticket.created_at;
    for (place, (message, _)) in messages.iter().filter(|(message, _)| !message.is_internal).enumerate() {
        if place == 0 {
            ticket.created_at = message.created_at;
        }
        ticket.message_count += 1;
        ticket.waiting_since = waiting_after(ticket.waiting_since, message.sender_type, message.created_at);
        if message.sender_type == SenderType::Agent {
            ticket.first_responded_at.get_or_insert(message.created_at);
        }
        ticket.preview = reply::preview(&html_to_text(&message.body_html));
        last_message_at = message.created_at;
    }
    last_message_at
}

fn ticket_of(id: TicketId, subject: String, requester: Party, now: DateTime<Utc>) -> Ticket {
    Ticket {
        id,
        number: String::new(),
        subject,
        preview: String::new(),
        status: Status::Open,
        priority: Priority::Medium,
        category: String::new(),
        source: Source::default(),
        chat_session_id: None,
        requester,
        assigned_to: None,
        tags: Vec::new(),
        is_held: false,
        version: 1,
        seq: 1,
        message_count: 0,
        created_at: now,
        updated_at: now,
        waiting_since: None,
        first_responded_at: None,
        resolved_at: None,
        closed_at: None,
    }
}

async fn party(tx: &mut Tx, person: UserId) -> Result<Option<Party>> {
    let name = sqlx::query_scalar!("select name from users where id = $1", person.0)
        .fetch_optional(&mut **tx)
        .await?;
    Ok(name.map(|name| Party { id: person, name }))
}
