//! A cache of the texts that were found lately, each for as long as its version stands.

use std::sync::{Arc, OnceLock};

use quick_cache::{Weighter, sync::Cache};
use uuid::Uuid;

use super::words::words;

/// How much is kept at most, in bytes, and how many texts that is about.
const MOST: u64 = 24 << 20;
const TEXTS: usize = 4_000;

/// A title and its text.
pub struct DocumentText {
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
    /// The words of both as they are folded, a space around each: split up once, by the first who looks for a phrase.
    folded: OnceLock<[String; 2]>,
}

impl DocumentText {
    /// A title and its text, whose words nobody has asked for yet.
    pub fn new(title: String, text: String) -> Self {
        Self { title, text, folded: OnceLock::new() }
    }

    /// Whether every one of some phrases stands in one of the two, and none of others: words beside each other, as they
    /// are folded.
    pub fn matches(&self, phrases: &[Vec<String>], without: &[Vec<String>]) -> bool {
        if phrases.is_empty() && without.is_empty() {
            return true;
        }
        let parts = self.folded.get_or_init(|| [&self.title, &self.text].map(|text| spaced(&words(text))));
        let is_said = |phrase: &Vec<String>| {
            let phrase = spaced(phrase);
            parts.iter().any(|part| part.contains(&*phrase))
        };
        phrases.iter().all(is_said) && !without.iter().any(is_said)
    }

    /// As much again may be its folded words.
    fn size(&self) -> usize {
        2 * (self.title.len() + self.text.len()) + size_of::<Self>()
    }
}

/// Words with a space around each.
fn spaced(words: &[String]) -> String {
    format!(" {} ", words.join(" "))
}

/// The texts that this process keeps.
pub struct TextCache(Cache<Uuid, (i64, Arc<DocumentText>), Bytes>);

/// Weighs texts by their bytes.
#[derive(Clone)]
struct Bytes;

impl Weighter<Uuid, (i64, Arc<DocumentText>)> for Bytes {
    fn weight(&self, _: &Uuid, (_, text): &(i64, Arc<DocumentText>)) -> u64 {
        text.size() as u64
    }
}

impl Default for TextCache {
    fn default() -> Self {
        Self(Cache::with_weighter(TEXTS, MOST, Bytes))
    }
}

impl TextCache {
    /// What is kept of a document, and of which version.
    pub fn get(&self, id: Uuid) -> Option<(i64, Arc<DocumentText>)> {
        self.0.get(&id)
    }

    /// Keeps a version of a document.
    pub fn insert(&self, id: Uuid, version: i64, text: Arc<DocumentText>) {
        self.0.insert(id, (version, text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_often_stays_and_the_rest_is_forgotten() {
        let texts = TextCache::default();
        let text = Arc::new(DocumentText::new("Title".to_owned(), "word ".repeat(4_000)));
        let (many, id) = (3 * MOST / text.size() as u64, |number: u64| Uuid::from_u128(number.into()));
        for number in 0..many {
            texts.insert(id(number), 1, Arc::clone(&text));
            assert!(texts.get(id(0)).is_some(), "it was asked for a moment ago");
        }
        assert!(texts.0.weight() <= MOST);
        assert!((0..many).filter(|number| texts.get(id(*number)).is_some()).count() < many as usize / 2);
        texts.insert(id(0), 2, text);
        assert_eq!(texts.get(id(0)).unwrap().0, 2);
    }

    #[test]
    fn a_phrase_is_words_beside_each_other() {
        let text = DocumentText::new("The E27-lamp".to_owned(), "Turn  the lamp\non.".to_owned());
        let says = |phrase: &str| text.matches(&[words(phrase)], &[]);
        assert!(says("lamp on") && says("e27 lamp"));
        assert!(!says("on lamp") && !says("lamp on again"));
        assert!(!says("lamp turn"), "the title ends where it ends");
        assert!(text.matches(&[words("lamp on")], &[words("on lamp")]));
        assert!(!text.matches(&[words("e27 lamp")], &[words("lamp on")]));
    }
}
