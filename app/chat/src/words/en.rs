//! English.

use super::{SettingsWords, Words, desk, visitor};

pub(super) static WORDS: Words = Words {
    visitor: &visitor::en::WORDS,
    desk: desk::en::WORDS,
    settings: SettingsWords {
        title: "Chat",
        changes: "Whether and when people can chat, what they are asked first, and which sites may show the widget: for everybody who comes.",
        keywords: "widget snippet hours queue origin greeting live",
    },
};
