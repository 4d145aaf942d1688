//! What is in the box, and what waits under its other tab.

use leptos::prelude::*;

/// The reply and the note.
#[derive(Clone, Copy)]
pub(super) struct Texts {
    /// What is in the box.
    pub body: RwSignal<String>,
    /// What waits under the other tab.
    pub other: RwSignal<String>,
    /// Whether the box holds the note.
    pub is_note: RwSignal<bool>,
}

impl Texts {
    pub fn new(is_note: bool) -> Self {
        Self {
            body: RwSignal::new(String::new()),
            other: RwSignal::new(String::new()),
            is_note: RwSignal::new(is_note),
        }
    }

    /// Goes to a tab. What is in the box goes along, unless something waits there.
    pub fn turn_to(self, is_note: bool) {
        if self.is_note.get_untracked() == is_note {
            return;
        }
        if !self.other.read_untracked().is_empty() {
            let other = self.other.get_untracked();
            self.other.set(self.body.get_untracked());
            self.body.set(other);
        }
        self.is_note.set(is_note);
    }

    /// The reply, or the note, wherever it is.
    pub fn of_kind(self, is_note: bool) -> RwSignal<String> {
        if self.is_note.get_untracked() == is_note { self.body } else { self.other }
    }

    /// Takes out what was sent, if it is still what is written there.
    pub fn clear_sent(self, is_note: bool, sent: &str) {
        let text = self.of_kind(is_note);
        if text.read_untracked().lines().eq(sent.lines()) {
            text.set(String::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_never_becomes_a_reply_where_a_reply_waits() {
        Owner::new().with(|| {
            let texts = Texts::new(false);
            texts.body.set("To the visitor".into());
            texts.other.set("Between us".into());
            texts.turn_to(true);
            assert_eq!(&*texts.body.read_untracked(), "Between us");
            texts.clear_sent(true, "Between us");
            assert_eq!(&*texts.of_kind(true).read_untracked(), "");
            assert_eq!(&*texts.of_kind(false).read_untracked(), "To the visitor");
        });
    }

    #[test]
    fn what_was_written_since_stays() {
        Owner::new().with(|| {
            let texts = Texts::new(false);
            texts.body.set("Hello and more".into());
            texts.clear_sent(false, "Hello");
            assert_eq!(&*texts.body.read_untracked(), "Hello and more");
        });
    }
}
