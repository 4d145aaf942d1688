//! German.

use super::{SettingsWords, Words, desk, visitor};

pub(super) static WORDS: Words = Words {
    visitor: &visitor::de::WORDS,
    desk: desk::de::WORDS,
    settings: SettingsWords {
        title: "Chat",
        changes: "Ob und wann man chatten kann, was zuerst gefragt wird und welche Seiten das Widget zeigen dürfen: für alle, die kommen.",
        keywords: "Widget Einbetten Zeiten Warteschlange Herkunft Begrüßung live",
    },
};
