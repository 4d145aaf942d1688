//! What the house knows of somebody: each domain hands out its own part of it and forgets it, so that nobody has to know
//! every table.

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use base::{
    UserId,
    server::{Ctx, Result, Tx},
};
use serde_json::Value;

use super::REMOVED_TEXT;

/// Shorter names are parts of too many other words to be looked for in texts.
const SHORTEST_NAME: usize = 3;

/// Who reads an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportReader {
    /// The person: what the desk keeps to itself is not for them.
    Themselves,
    /// An admin, who hands it on or answers for it.
    Admin,
}

/// Somebody who is being erased, as they were.
#[derive(Clone, Debug)]
pub struct ErasedPerson {
    /// Their id, which stays.
    pub id: UserId,
    /// What they were called.
    pub name: String,
    /// Where they could be written to.
    pub email: String,
    /// Whether they worked at the desk: they are named where others asked.
    pub is_staff: bool,
}

impl ErasedPerson {
    /// A text of somebody else's without this person's name and address; none where it names neither. A name counts where it
    /// stands as words of its own.
    pub fn removed_from(&self, text: &str) -> Option<String> {
        let mut without = self.address_removed_from(text);
        if self.name.chars().count() >= SHORTEST_NAME {
            without = replace_word(&without, &self.name, false);
        }
        (without != text).then_some(without)
    }

    /// The same of the address alone, where a name may be many people's.
    pub fn address_removed_from(&self, text: &str) -> String {
        replace_word(text, &self.email, true)
    }
}

/// A text in which something that stands as words of its own was removed.
fn replace_word(text: &str, word: &str, ignores_case: bool) -> String {
    if word.is_empty() {
        return text.to_owned();
    }
    // Of ASCII only, so that both have the same bytes.
    let (within, wanted) = match ignores_case {
        true => (text.to_ascii_lowercase(), word.to_ascii_lowercase()),
        false => (text.to_owned(), word.to_owned()),
    };
    let mut without = String::with_capacity(text.len());
    let mut kept = 0;
    for (at, _) in within.match_indices(&wanted) {
        let end = at + wanted.len();
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        if at < kept || is_letter(text[..at].chars().next_back()) || is_letter(text[end..].chars().next()) {
            continue;
        }
        without.push_str(&text[kept..at]);
        without.push_str(REMOVED_TEXT);
        kept = end;
    }
    without.push_str(&text[kept..]);
    without
}

/// What went of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// How many of each kind of thing.
    pub counts: BTreeMap<&'static str, u64>,
    /// What was left alone because it is held: the numbers of tickets.
    pub held: Vec<String>,
}

impl Erased {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// With so many of a kind.
    #[must_use]
    pub fn with(mut self, kind: &'static str, count: u64) -> Self {
        *self.counts.entry(kind).or_default() += count;
        self
    }

    /// With those that are held.
    #[must_use]
    pub fn held(mut self, held: impl IntoIterator<Item = String>) -> Self {
        self.held.extend(held);
        self
    }
}

/// A domain's part of what is known of people.
#[async_trait::async_trait]
pub trait PersonalData: Send + Sync + 'static {
    /// Its name in an export and in a receipt; never changed once released.
    fn section(&self) -> &'static str;

    /// Holds what has to be held before the person's own row is, in the order in which everybody holds it.
    ///
    /// # Errors
    /// When the database refuses.
    async fn hold(&self, _tx: &mut Tx, _person: UserId) -> Result<()> {
        Ok(())
    }

    /// All that it knows of somebody, for whoever reads it: nothing of others.
    ///
    /// # Errors
    /// When the database refuses.
    async fn export(&self, ctx: &Ctx, person: UserId, reader: ExportReader) -> Result<Value>;

    /// Forgets somebody, in the transaction of the verb that erases them. Sections are asked in the opposite order of the
    /// domains: whoever stands above still finds what is below.
    ///
    /// # Errors
    /// When the database refuses.
    async fn erase(&self, ctx: &Ctx, tx: &mut Tx, person: &ErasedPerson) -> Result<Erased>;
}

/// The sections that a process knows, under [`Ctx::shared`], in the order of the domains.
#[derive(Default)]
pub struct PersonalSections(RwLock<Vec<Arc<dyn PersonalData>>>);

impl PersonalSections {
    /// Knows these from now on, and no others.
    pub fn set(&self, sections: impl IntoIterator<Item = Arc<dyn PersonalData>>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = sections.into_iter().collect();
    }

    /// All of them.
    pub fn all(&self) -> Vec<Arc<dyn PersonalData>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[cfg(test)]
mod tests {
    use base::uuid::Uuid;

    use super::*;

    fn person(name: &str, email: &str) -> ErasedPerson {
        ErasedPerson {
            id: Uuid::nil().into(),
            name: name.to_owned(),
            email: email.to_owned(),
            is_staff: false,
        }
    }

    #[test]
    fn a_name_goes_where_it_stands_by_itself() {
        let carol = person("Carol", "carol@example.com");
        let removed = |text: &str| carol.removed_from(text);
        assert_eq!(removed("Dear Carol,\nCarol!").as_deref(), Some("Dear [removed],\n[removed]!"));
        assert_eq!(removed("Write to Carol@Example.com.").as_deref(), Some("Write to [removed]."));
        assert_eq!(removed("Carols and carol and McCarol"), None);
        assert_eq!(removed("Grüße, Carol").as_deref(), Some("Grüße, [removed]"));
        assert_eq!(person("Al", "al@example.com").removed_from("Al, the lamp"), None, "too short to tell");
        assert_eq!(person("", "").removed_from("The lamp"), None);
    }
}
