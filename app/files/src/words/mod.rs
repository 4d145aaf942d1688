//! What files say on pages.

mod ar;
mod de;
mod en;

use base::{Locale, isolated};

use crate::FileState;

/// The sentences of one language.
pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub loading: &'static str,
    pub types: &'static str,
    pub types_hint: &'static str,
    pub largest: &'static str,
    pub most: &'static str,
    pub daily: &'static str,
    pub daily_hint: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub scanning: &'static str,
    pub scanning_is_on: fn(i64) -> String,
    pub scanning_is_off: &'static str,
    pub scanner_says: fn(&str) -> String,
    pub storage: &'static str,
    pub in_folder: &'static str,
    pub in_bucket: &'static str,
    pub kept: fn(i64, String) -> String,
    pub held_back: &'static str,
    pub nothing_held_back: &'static str,
    pub nothing_held_back_hint: &'static str,
    pub file: &'static str,
    pub sender: &'static str,
    pub state: &'static str,
    pub reason: &'static str,
    pub came: &'static str,
    pub state_of: fn(FileState) -> &'static str,
    pub blocked: fn(Option<&str>) -> String,
    pub attach: &'static str,
    pub or_drop: &'static str,
    pub attached: &'static str,
    pub sent_so_far: fn(u8) -> String,
    pub cancel: fn(&str) -> String,
    pub retry: fn(&str) -> String,
    pub remove: fn(&str) -> String,
    pub cancel_word: &'static str,
    pub retry_word: &'static str,
    pub remove_word: &'static str,
    pub upload_failed: &'static str,
    pub wait: &'static str,
    pub attachments: &'static str,
    pub enlarge: fn(&str) -> String,
    pub close: &'static str,
    pub whole: &'static str,
    pub size: fn(i64) -> String,
    pub changes: &'static str,
    pub keywords: &'static str,
}

/// The sentences for `locale`.
pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}

/// A number of bytes in the unit that fits, with one place behind the point where it is small; without a float's own
/// spelling, which is code that a page need not fetch.
fn scaled(bytes: i64, point: char) -> (String, &'static str) {
    let (unit, name) = match bytes {
        ..1_000 => return (bytes.to_string(), "B"),
        1_000..1_000_000 => (1_000, "KB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = bytes.saturating_mul(10) / unit;
    if tenths >= 100 || tenths % 10 == 0 {
        ((tenths / 10).to_string(), name)
    } else {
        (format!("{}{point}{}", tenths / 10, tenths % 10), name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_as_people_say_them() {
        for (bytes, said) in [
            (12, "12 B"),
            (1_000, "1 KB"),
            (1_234, "1.2 KB"),
            (40_000_000, "40 MB"),
            (2_500_000_000, "2.5 GB"),
        ] {
            assert_eq!((words(Locale::En).size)(bytes), said);
        }
        assert_eq!((words(Locale::De).size)(1_234), "1,2 KB");
    }
}
