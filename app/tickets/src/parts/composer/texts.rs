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
    pub fn new() -> Self {
        Self {
            body: RwSignal::new(String::new()),
            other: RwSignal::new(String::new()),
            is_note: RwSignal::new(false),
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
    fn of_kind(self, is_note: bool) -> RwSignal<String> {
        if self.is_note.get_untracked() == is_note { self.body } else { self.other }
    }

    /// Takes out what was sent, if it is still what is written there. What went along to the other tab meanwhile is the
    /// same words, and not another message.
    pub fn clear_sent(self, is_note: bool, sent: &str) {
        let (text, along) = (self.of_kind(is_note), self.of_kind(!is_note));
        let text = if text.read_untracked().is_empty() { along } else { text };
        if is_same(&text.read_untracked(), sent) {
            text.set(String::new());
        }
    }

    /// Takes a reply that came back, and was said all the same, out of the box again.
    pub fn take_out(self, reply: &str) {
        let text = self.of_kind(false);
        let rest = without(&text.read_untracked(), reply);
        if let Some(rest) = rest {
            text.set(rest);
        }
    }

    /// A reply comes back into the box, before what was written since. A note never mixes with it.
    pub fn put_back(self, reply: &str) {
        let text = self.of_kind(false);
        text.update(|since| {
            *since = if since.is_empty() { reply.to_owned() } else { format!("{reply}\n\n{since}") }
        });
        self.turn_to(false);
    }
}

/// Whether two texts are the same to their writer, however their lines end.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.lines().eq(other.lines())
}

/// A text without a reply that came back into it, where it is still there untouched: alone, or apart by blank lines.
pub(super) fn without(text: &str, reply: &str) -> Option<String> {
    if is_same(text, reply) {
        return Some(String::new());
    }
    if let Some(since) = text.strip_prefix(reply).and_then(|rest| rest.strip_prefix("\n\n")) {
        return Some(since.to_owned());
    }
    if let Some(before) = text.strip_suffix(reply).and_then(|rest| rest.strip_suffix("\n\n")) {
        return Some(before.to_owned());
    }
    let (before, since) = text.split_once(&format!("\n\n{reply}\n\n"))?;
    Some(format!("{before}\n\n{since}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_is_taken_out_only_where_it_is_untouched() {
        assert_eq!(without("Hello\r\nCarol", "Hello\nCarol").as_deref(), Some(""));
        assert_eq!(without("Hello\n\nMore", "Hello").as_deref(), Some("More"));
        assert_eq!(without("More\n\nHello", "Hello").as_deref(), Some("More"));
        assert_eq!(without("One\n\nHello\n\nTwo", "Hello").as_deref(), Some("One\n\nTwo"));
        assert_eq!(without("Hello there", "Hello"), None);
        assert_eq!(without("", "Hello"), None);
    }
}
