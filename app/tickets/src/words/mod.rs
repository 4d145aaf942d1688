//! What the tickets' pages say.

mod ar;
mod de;
mod en;
mod table;

use base::{Locale, isolated};

pub use table::TableWords;

use crate::{Event, Party, Priority, Source, Status, View};

/// The sentences of one language.
pub struct Words {
    pub my_tickets: &'static str,
    pub of_colleagues: &'static str,
    pub of_colleagues_hint: &'static str,
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
    pub desk: &'static str,
    pub back_to_desk: &'static str,
    pub comfortable: &'static str,
    pub skip_to_conversation: &'static str,
    pub show_news: &'static str,
    pub unread: &'static str,
    pub waiting: &'static str,
    pub waits_for_nothing: &'static str,
    pub news_begin: &'static str,
    pub close_details: &'static str,
    pub add_tag: &'static str,
    pub add: &'static str,
    pub remove_tag: fn(&str) -> String,
    pub nothing_found: fn(&str) -> String,
    pub nothing_found_hint: &'static str,
    pub end_search: &'static str,
    pub reopened_by_reply: &'static str,
    pub keep_over: fn(Status) -> &'static str,
    pub table: TableWords,
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
    /// What somebody did, after their name.
    pub happened: fn(&Event, Option<&Party>) -> String,
    pub is_typing: fn(String) -> String,
    pub answered: fn(Option<String>) -> String,
    pub not_sent: fn(&str) -> String,
    pub is_now: fn(Status) -> String,
    pub hold: &'static str,
    pub is_held: &'static str,
    pub hold_it: &'static str,
    pub let_go: &'static str,
    pub hold_hint: &'static str,
    pub system: &'static str,
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}
