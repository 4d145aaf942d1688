//! What of a chat stands in the ticket that it becomes. What the visitor typed stays text: nothing here reads it as anything
//! else.

use base::{DateTime, Locale, Utc, check_name, cut, server::Actor, single_line};
use chat::{
    ChatMessage, ChatSession,
    server::{CHAT_MESSAGE, HeldChat},
};
use markdown::server::{html_to_text, plain_message};
use tickets::{Party, SenderType, server::TranscriptMessage};

use super::{payload_text::payload_text, transcript_words::transcript_words};

/// The longest subject that is made of somebody's first words, in characters.
const LONGEST_SUBJECT: usize = 120;
/// The longest name of an account.
const LONGEST_NAME: usize = 100;

/// The language that the visitor reads.
pub(super) fn visitor_locale(chat: &ChatSession) -> Locale {
    let primary = chat.locale.split('-').next().unwrap_or_default();
    Locale::of(primary).unwrap_or_default()
}

/// What the visitor is called in their account: as they said, by their address, or just a visitor.
pub(super) fn visitor_name(chat: &ChatSession) -> String {
    let said = chat.visitor.name.as_deref();
    let local_part = chat.visitor.email.as_deref().and_then(|email| email.split('@').next());
    let names = [said, local_part].into_iter().flatten().map(single_line);
    let mut names = names.filter(|name| check_name(name, LONGEST_NAME).is_ok());
    names.next().unwrap_or_else(|| transcript_words(visitor_locale(chat)).visitor.to_owned())
}

/// What it is about: the visitor's first line.
pub(super) fn subject_of(held: &HeldChat) -> String {
    let has_words = |message: &&ChatMessage| {
        message.sender_type == SenderType::Customer && !message.body.trim().is_empty()
    };
    let first = held.messages.iter().find(has_words).map(|message| {
        let line = message.body.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        // Signs of Markdown are no part of a subject, as far as the whole of it is one line.
        let said = if line.len() < message.body.trim().len() {
            line.to_owned()
        } else {
            html_to_text(&message.body_html)
        };
        cut(&single_line(&said), LONGEST_SUBJECT).trim_end().to_owned()
    });
    first.filter(|line| check_name(line, LONGEST_SUBJECT).is_ok()).unwrap_or_else(|| {
        (transcript_words(visitor_locale(&held.chat)).chat_with)(&visitor_name(&held.chat))
    })
}

/// The messages of the ticket: all that said something, what only the desk sees as notes.
pub(super) fn messages_of(held: &HeldChat) -> Vec<TranscriptMessage> {
    held.messages.iter().filter_map(|message| said(message, &held.messages)).collect()
}

fn said(message: &ChatMessage, all: &[ChatMessage]) -> Option<TranscriptMessage> {
    let offered = message.payload.as_ref().and_then(|payload| payload_text(payload, all));
    let (body, body_html) = match (message.body.trim().is_empty(), offered) {
        (false, None) => (message.body.clone(), message.body_html.clone()),
        (false, Some(offered)) => (
            format!("{}\n\n{offered}", message.body),
            format!("{}{}", message.body_html, plain_message(&offered)),
        ),
        (true, Some(offered)) => as_typed(offered),
        (true, None) => as_typed(file_names(message)?),
    };
    let name = message.sender_name.clone().unwrap_or_default();
    Some(TranscriptMessage {
        sender_type: message.sender_type,
        sender: message.sender_id.map(|id| Party { id, name }),
        body,
        body_html,
        is_internal: message.is_internal,
        created_at: message.created_at,
        files_of: (!message.attachments.is_empty()).then_some((CHAT_MESSAGE, message.id.0)),
    })
}

/// What a message says that is nothing but files.
fn file_names(message: &ChatMessage) -> Option<String> {
    let names: Vec<_> = message.attachments.iter().map(|file| &*file.filename).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A note of whoever hands the chat on.
pub(super) fn note_of(actor: &Actor, note: String, now: DateTime<Utc>) -> TranscriptMessage {
    let person = actor.person().ok().map(|person| Party { id: person.id, name: person.name.clone() });
    note_by(SenderType::Agent, person, note, now)
}

/// What the desk knew beside what was said: Porchlight's note, in the language of whoever makes the ticket.
pub(super) fn background(actor: &Actor, held: &HeldChat, now: DateTime<Utc>) -> TranscriptMessage {
    let locale = actor.person().ok().and_then(|person| person.locale).unwrap_or_default();
    let (words, chat) = (transcript_words(locale), &held.chat);
    let page = match (&chat.page_title, &chat.page_url) {
        (Some(title), Some(url)) if !title.trim().is_empty() => Some(format!("{} {url}", single_line(title))),
        (_, url) => url.clone(),
    };
    let language = Locale::of(&chat.locale).map_or_else(|| chat.locale.clone(), |l| l.own_name().to_owned());
    let visitor = &chat.visitor;
    let facts = [
        (words.name, visitor.name.clone()),
        (words.email, visitor.email.clone()),
        (words.external_id, visitor.external_id.clone()),
        (words.page, page),
        (words.site, chat.origin.clone()),
        (words.topic, chat.topic.clone()),
        (words.language, Some(language)),
    ];
    let facts =
        facts.into_iter().filter_map(|(label, fact)| Some(format!("{label}: {}", single_line(&fact?))));
    let mut lines: Vec<_> = [words.was_a_chat.to_owned()].into_iter().chain(facts).collect();
    if visitor.email.is_some() && !visitor.is_verified {
        lines.push(words.unverified.to_owned());
    }
    if held.left_out > 0 {
        lines.push((words.left_out)(held.messages.len(), held.left_out));
    }
    note_by(SenderType::System, None, lines.join("\n"), now)
}

fn note_by(
    sender_type: SenderType,
    sender: Option<Party>,
    note: String,
    now: DateTime<Utc>,
) -> TranscriptMessage {
    let (body, body_html) = as_typed(note);
    TranscriptMessage {
        sender_type,
        sender,
        body,
        body_html,
        is_internal: true,
        created_at: now,
        files_of: None,
    }
}

/// A text with its HTML, in which nothing of it means anything.
fn as_typed(text: String) -> (String, String) {
    let html = plain_message(&text);
    (text, html)
}
