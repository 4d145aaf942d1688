//! What the tickets' pages say.

mod ar;
mod de;
mod en;

use base::Locale;

use crate::{Event, Party, Priority, Source, Status, View};

/// The sentences of one language.
pub struct Words {
    pub my_tickets: &'static str,
    pub none_yet: &'static str,
    pub none_yet_hint: &'static str,
    pub new_ticket: &'static str,
    pub new_ticket_next: &'static str,
    pub subject: &'static str,
    pub subject_hint: &'static str,
    pub category_label: &'static str,
    pub priority_label: &'static str,
    pub category: &'static str,
    pub priority: &'static str,
    pub description: &'static str,
    pub description_hint: &'static str,
    pub send: &'static str,
    pub ticket: &'static str,
    pub conversation: &'static str,
    pub reply: &'static str,
    pub reply_label: &'static str,
    pub note_label: &'static str,
    pub send_reply: &'static str,
    pub add_note: &'static str,
    pub reply_waits: &'static str,
    pub undo: &'static str,
    pub note: &'static str,
    pub note_badge: &'static str,
    pub send_keys: &'static str,
    pub sending: &'static str,
    pub close: &'static str,
    pub reopen: &'static str,
    pub resolve: &'static str,
    pub take: &'static str,
    pub back_to_mine: &'static str,
    pub back_to_queue: &'static str,
    pub queue: &'static str,
    pub views: &'static str,
    pub search: &'static str,
    pub also_here: &'static str,
    pub search_label: &'static str,
    pub nothing_matches: &'static str,
    pub nothing_matches_hint: &'static str,
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub status: &'static str,
    pub assignee: &'static str,
    pub nobody: &'static str,
    pub requester: &'static str,
    pub details: &'static str,
    pub opened: &'static str,
    pub first_answer: &'static str,
    pub not_yet: &'static str,
    pub source: &'static str,
    pub tags: &'static str,
    pub loading: &'static str,
    pub line_is_down: &'static str,
    pub more_than: fn(i64) -> String,
    pub status_of: fn(Status) -> &'static str,
    pub own_status_of: fn(Status) -> &'static str,
    pub priority_of: fn(Priority) -> &'static str,
    /// The categories that every house begins with; an admin's own have the name that the admin gave them.
    pub category_of: fn(&str) -> Option<&'static str>,
    pub source_of: fn(Source) -> &'static str,
    pub view_of: fn(View) -> &'static str,
    pub standing: fn(Status, Option<&Party>) -> String,
    pub happened: fn(&Event) -> String,
    pub is_typing: fn(String) -> String,
    pub answered: fn(Option<String>) -> String,
    pub not_sent: fn(&str) -> String,
    pub is_now: fn(Status) -> String,
    pub system: &'static str,
}

/// What a person wrote, within a sentence of ours: its direction ends with it (Unicode's first strong isolate).
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}
