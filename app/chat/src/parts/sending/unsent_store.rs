//! Where messages wait that the server does not have yet. Each has a place of its own, under the id that its device gave it: two
//! tabs keep theirs side by side, and what one takes up from the other is the same message still.

use base::uuid::Uuid;
use identity::Draft;
use serde::{Deserialize, Serialize};

use crate::{
    ChatSessionId, NewChatMessage,
    browser::{forget, keep, kept, names_beginning, unsent_of},
};

/// A message that waits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Unsent {
    /// When it was written, by its device's clock in milliseconds: they go out in this order.
    pub at: f64,
    /// What is said.
    pub draft: NewChatMessage,
}

impl Unsent {
    /// What its device calls it.
    pub fn id(&self) -> Uuid {
        self.draft.client_id.unwrap_or_default()
    }
}

/// A place for the messages of one chat.
pub(crate) trait UnsentStore: Send + Sync {
    /// Everything that waits, in whatever order.
    fn load(&self) -> Vec<Unsent>;
    /// Keeps one.
    fn keep(&self, unsent: &Unsent);
    /// Keeps it no longer.
    fn forget(&self, id: Uuid);
}

/// A visitor's: nobody else signs in to their browser, and where it stores nothing it is kept as long as the page.
pub(crate) struct VisitorStore(pub ChatSessionId);

impl VisitorStore {
    fn name(&self, id: Uuid) -> String {
        format!("{}{id}", unsent_of(self.0))
    }
}

impl UnsentStore for VisitorStore {
    fn load(&self) -> Vec<Unsent> {
        let names = names_beginning(&unsent_of(self.0)).into_iter();
        names.filter_map(|name| read(&kept(&name)?, self.0)).collect()
    }

    fn keep(&self, unsent: &Unsent) {
        if let Some(text) = written(unsent) {
            keep(&self.name(unsent.id()), &text);
        }
    }

    fn forget(&self, id: Uuid) {
        forget(&self.name(id));
    }
}

/// The desk's: among its writer's drafts, which go when they sign out.
pub(crate) struct DeskStore(pub ChatSessionId);

impl DeskStore {
    fn beginning(&self) -> String {
        format!("chat sending {} ", self.0)
    }

    fn place(&self, id: Uuid) -> Draft {
        Draft::of(&format!("{}{id}", self.beginning()))
    }
}

impl UnsentStore for DeskStore {
    fn load(&self) -> Vec<Unsent> {
        let places = Draft::all_of(&self.beginning()).into_iter();
        places.filter_map(|(_, place)| read(&place.words()?, self.0)).collect()
    }

    fn keep(&self, unsent: &Unsent) {
        if let Some(text) = written(unsent) {
            self.place(unsent.id()).keep(&text);
        }
    }

    fn forget(&self, id: Uuid) {
        self.place(id).clear();
    }
}

fn written(unsent: &Unsent) -> Option<String> {
    serde_json::to_string(unsent).ok()
}

/// What was kept, where it is a message of the chat.
fn read(text: &str, chat: ChatSessionId) -> Option<Unsent> {
    serde_json::from_str::<Unsent>(text).ok().filter(|unsent| unsent.draft.session_id == chat)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_in_its_own_chat_alone() {
        let (chat, other) = (ChatSessionId(Uuid::from_u128(1)), ChatSessionId(Uuid::from_u128(2)));
        let draft =
            NewChatMessage { client_id: Some(Uuid::from_u128(7)), ..NewChatMessage::new(chat, "Hello") };
        let unsent = Unsent { at: 1_764_500_000_000.5, draft };
        let text = written(&unsent).unwrap();
        assert_eq!(read(&text, chat), Some(unsent));
        assert_eq!(read(&text, other), None);
        assert_eq!(read("nonsense", chat), None);
    }
}
