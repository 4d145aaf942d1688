//! The texts that were found lately: kept for the next who finds them, each for as long as its version stands.

use std::{
    collections::HashMap,
    mem::take,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use base::uuid::Uuid;

use super::words::words;

/// How much is kept at most, twice: bytes of what was found lately, and of what was before.
const MOST: usize = 24 << 20;

/// A title and its text.
pub(super) struct Text {
    pub title: String,
    pub text: String,
    /// The words of both as they are folded, a space around each: split up once, by the first who looks for a phrase.
    folded: OnceLock<[String; 2]>,
}

impl Text {
    pub fn new(title: String, text: String) -> Self {
        Self { title, text, folded: OnceLock::new() }
    }

    /// Whether every one of some phrases stands in one of the two, and none of others: words beside each other, as they
    /// are folded.
    pub fn says(&self, phrases: &[Vec<String>], without: &[Vec<String>]) -> bool {
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
        2 * (self.title.len() + self.text.len())
    }
}

/// Words with a space around each.
fn spaced(words: &[String]) -> String {
    format!(" {} ", words.join(" "))
}

/// What is kept in this process.
#[derive(Default)]
pub(super) struct Texts(Mutex<Kept>);

/// Once the lately found fill their half, what was before is forgotten and they become it.
#[derive(Default)]
struct Kept {
    lately: HashMap<Uuid, (i64, Arc<Text>)>,
    before: HashMap<Uuid, (i64, Arc<Text>)>,
    size: usize,
}

impl Texts {
    /// What is kept of an article, and of which version.
    pub fn find(&self, id: Uuid) -> Option<(i64, Arc<Text>)> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept.lately.get(&id) {
            return Some(found.clone());
        }
        let (version, text) = kept.before.remove(&id)?;
        kept.keep(id, version, Arc::clone(&text));
        Some((version, text))
    }

    /// Keeps a version of an article.
    pub fn keep(&self, id: Uuid, version: i64, text: Arc<Text>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).keep(id, version, text);
    }
}

impl Kept {
    fn keep(&mut self, id: Uuid, version: i64, text: Arc<Text>) {
        self.size += text.size();
        if let Some((_, former)) = self.lately.insert(id, (version, text)) {
            self.size -= former.size();
        }
        if self.size > MOST {
            self.before = take(&mut self.lately);
            self.size = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_lately_stays_and_the_rest_is_forgotten() {
        let texts = Texts::default();
        let text = Arc::new(Text::new("Title".to_owned(), "word ".repeat(4_000)));
        let (many, id) = (3 * MOST / text.size(), |number: usize| Uuid::from_u128(number as u128));
        for number in 0..many {
            texts.keep(id(number), 1, Arc::clone(&text));
            assert!(texts.find(id(0)).is_some(), "it was asked for a moment ago");
        }
        assert!(texts.find(id(1)).is_none());
        texts.keep(id(0), 2, text);
        assert_eq!(texts.find(id(0)).unwrap().0, 2);
    }

    #[test]
    fn a_phrase_is_words_beside_each_other() {
        let text = Text::new("The E27-lamp".to_owned(), "Turn  the lamp\non.".to_owned());
        let says = |phrase: &str| text.says(&[words(phrase)], &[]);
        assert!(says("lamp on") && says("e27 lamp"));
        assert!(!says("on lamp") && !says("lamp on again"));
        assert!(!says("lamp turn"), "the title ends where it ends");
        assert!(text.says(&[words("lamp on")], &[words("on lamp")]));
        assert!(!text.says(&[words("e27 lamp")], &[words("lamp on")]));
    }
}
