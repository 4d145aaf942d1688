//! The desk answers for feedback, and makes a ticket of it, once: both know of each other, in one transaction over both.

use base::{
    Locale, check_name, cut,
    server::{Actor, Ctx, Error, Result, Tx, invalid},
    single_line,
};
use feedback::{
    Feedback, FeedbackChange, FeedbackId, FeedbackRefusal, FeedbackTicket,
    server::{
        ideas::count_to,
        submissions::{FEEDBACK, belongs_to, change_held, hold},
    },
};
use identity::server::customers::{NewContact, contact};
use markdown::server::plain_message;
use tickets::{
    SenderType, Source, Ticket,
    server::{Transcript, TranscriptMessage, find, open_transcript},
};

use super::feedback_words::feedback_words;

/// The longest subject that is made of somebody's first words, in characters.
const LONGEST_SUBJECT: usize = 120;

/// Changes feedback, its ticket and its idea too.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] for a field, [`Error::Conflict`] where it belongs to another ticket or idea,
/// [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "app.change_feedback", skip_all, fields(feedback.id = %id))]
pub(crate) async fn change_feedback(
    ctx: &Ctx,
    actor: &Actor,
    id: FeedbackId,
    change: FeedbackChange,
) -> Result<Feedback> {
    let mut tx = ctx.begin().await?;
    let before = hold(&mut tx, actor, id).await?;
    let (wanted, idea) = (change.ticket.clone(), change.idea.clone());
    let changed = change_held(ctx, &mut tx, actor, before, change).await?;
    let changed = match wanted {
        None | Some(FeedbackTicket::Made(false)) => changed,
        Some(FeedbackTicket::Made(true)) if changed.ticket_number.is_some() => changed,
        Some(FeedbackTicket::Made(true)) => {
            let ticket = open_from(ctx, &mut tx, actor, &changed).await?;
            belongs_to(ctx, &mut tx, actor, changed, (ticket.id.0, &ticket.number)).await?
        }
        Some(FeedbackTicket::Named(number)) => {
            let ticket = find(ctx, actor, &number).await.map_err(|error| match error {
                Error::NotFound => invalid("ticket", FeedbackRefusal::NoSuchTicket),
                error => error,
            })?;
            belongs_to(ctx, &mut tx, actor, changed, (ticket.id.0, &ticket.number)).await?
        }
    };
    let changed = match idea {
        Some(idea) => count_to(ctx, &mut tx, actor, changed, idea).await?,
        None => changed,
    };
    ctx.commit(tx).await?;
    Ok(changed)
}

/// Makes a ticket of feedback; of what became one before, that one. Answers its number.
///
/// # Errors
/// As [`change_feedback`].
pub(crate) async fn feedback_to_ticket(ctx: &Ctx, actor: &Actor, id: FeedbackId) -> Result<String> {
    let change = FeedbackChange { ticket: Some(FeedbackTicket::Made(true)), ..FeedbackChange::default() };
    let changed = change_feedback(ctx, actor, id, change).await?;
    changed.ticket_number.ok_or(Error::NotFound)
}

/// Opens the ticket: asked by whoever gave the feedback, and by a contact without an address where nobody knows who that is.
async fn open_from(ctx: &Ctx, tx: &mut Tx, actor: &Actor, feedback: &Feedback) -> Result<Ticket> {
    let words = feedback_words(feedback.locale);
    let requester = match &feedback.user {
        Some(user) => user.id,
        None => {
            let nobody = NewContact { name: words.nobody, email: None, locale: Some(feedback.locale) };
            contact(ctx, tx, nobody).await?
        }
    };
    let draft = Transcript {
        requester,
        subject: subject_of(feedback),
        source: Source::Web,
        chat_session_id: None,
        assignee: None,
        messages: vec![said(ctx, feedback), background(ctx, actor, feedback)],
    };
    open_transcript(ctx, tx, actor, draft).await
}

/// What it is about: the first line of what was said, or where it was said.
fn subject_of(feedback: &Feedback) -> String {
    let line =
        feedback.comments.iter().flat_map(|comments| comments.lines()).find(|line| !line.trim().is_empty());
    let line = line.map(|line| cut(&single_line(line), LONGEST_SUBJECT).trim_end().to_owned());
    let about = || (feedback_words(feedback.locale).about)(cut(&feedback.context, LONGEST_SUBJECT / 2));
    line.filter(|line| check_name(line, LONGEST_SUBJECT).is_ok()).unwrap_or_else(about)
}

/// The words of whoever gave it, with their picture. Nothing in them means anything but what it says.
fn said(ctx: &Ctx, feedback: &Feedback) -> TranscriptMessage {
    let words = feedback_words(feedback.locale);
    let rated = feedback.rating.map(|rating| (words.rated)(rating));
    let texts = [feedback.comments.clone(), rated, Some((words.about)(&feedback.context))];
    let body = texts.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    TranscriptMessage {
        sender_type: SenderType::Customer,
        sender: None,
        body_html: plain_message(&body),
        body,
        is_internal: false,
        created_at: ctx.now(),
        files_of: feedback.screenshot.as_ref().map(|_| (FEEDBACK, feedback.id.0)),
    }
}

/// What the desk knew beside it, and the way back to it: Porchlight's note, in the language of whoever makes the ticket.
fn background(ctx: &Ctx, actor: &Actor, feedback: &Feedback) -> TranscriptMessage {
    let locale = actor.person().ok().and_then(|person| person.locale).unwrap_or_default();
    let (words, public_url) = (feedback_words(locale), &ctx.settings.public_url);
    let facts = [
        Some(words.was_feedback.to_owned()),
        Some(format!("{public_url}/agent/feedback/{}", feedback.id)),
        feedback.page_url.as_ref().map(|page| format!("{}: {page}", words.page)),
        (!feedback.tags.is_empty()).then(|| format!("{}: {}", words.tags, feedback.tags.join(", "))),
        Some(format!("{}: {}", words.language, Locale::own_name(feedback.locale))),
        feedback.user.is_none().then(|| words.cannot_be_answered.to_owned()),
    ];
    let body = facts.into_iter().flatten().collect::<Vec<_>>().join("\n");
    TranscriptMessage {
        sender_type: SenderType::System,
        sender: None,
        body_html: plain_message(&body),
        body,
        is_internal: true,
        created_at: ctx.now(),
        files_of: None,
    }
}
