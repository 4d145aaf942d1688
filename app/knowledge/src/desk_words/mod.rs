//! What the writers' pages say: apart from the readers', who need not load it.

mod ar;
mod de;
mod en;

use base::Locale;

use crate::{Status, Visibility};

/// The sentences of one language.
pub struct DeskWords {
    pub articles: &'static str,
    pub new_article: &'static str,
    pub new_hint: &'static str,
    pub begin: &'static str,
    pub title: &'static str,
    pub category: &'static str,
    pub language: &'static str,
    pub kind: &'static str,
    pub who_reads: &'static str,
    pub address: &'static str,
    pub address_hint: &'static str,
    pub tags: &'static str,
    pub tags_hint: &'static str,
    pub publish_at: &'static str,
    pub publish_at_hint: &'static str,
    pub by_the_clock_of: fn(&str) -> String,
    pub goes_out: fn(&str, &str) -> String,
    pub months: [&'static str; 12],
    pub date: fn(u32, &str) -> String,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub preview: &'static str,
    pub saving: &'static str,
    pub saved: &'static str,
    pub not_saved: &'static str,
    pub title_needed: &'static str,
    pub settings_saved: &'static str,
    pub published: &'static str,
    pub publish: &'static str,
    pub publish_changes: &'static str,
    pub discard: &'static str,
    pub discard_surely: &'static str,
    pub delete: &'static str,
    pub delete_surely: &'static str,
    pub images_from_elsewhere: fn(&str) -> String,
    pub their_text: &'static str,
    pub keep_mine: &'static str,
    pub take_theirs: &'static str,
    pub schedule: &'static str,
    pub archive: &'static str,
    pub take_back: &'static str,
    pub save_settings: &'static str,
    pub settings: &'static str,
    pub view: &'static str,
    pub history: &'static str,
    pub back_to_articles: &'static str,
    pub back_to_article: &'static str,
    pub translate: &'static str,
    pub translations: &'static str,
    pub unpublished: &'static str,
    pub from_ticket: &'static str,
    pub out_of_date: &'static str,
    pub out_of_date_here: &'static str,
    pub still_right: &'static str,
    pub readers_said: &'static str,
    pub no_comments: &'static str,
    pub reads: &'static str,
    pub helped: &'static str,
    pub did_not_help: &'static str,
    pub changed_meanwhile: &'static str,
    pub reload: &'static str,
    pub is_here_too: fn(&str) -> String,
    pub state: &'static str,
    pub updated: &'static str,
    pub search: &'static str,
    pub all: &'static str,
    pub none: &'static str,
    pub none_hint: &'static str,
    pub restore: &'static str,
    pub revision: fn(i32) -> String,
    pub nothing_changed: &'static str,
    pub nothing_written: &'static str,
    pub loading: &'static str,
    pub status_of: fn(Status) -> &'static str,
    pub visibility_of: fn(Visibility) -> &'static str,
}

/// The sentences for `locale`.
pub fn desk_words(locale: Locale) -> &'static DeskWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}
