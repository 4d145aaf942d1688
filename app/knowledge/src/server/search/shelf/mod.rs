//! The index of one language, in memory: which texts have which words, and how much of each is about them.

mod meaning;
mod rank;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

use base::uuid::Uuid;

pub(super) use self::rank::{Hit, Ranked};
use super::{
    typos::Typos,
    words::{Stems, stop_words, words},
};

/// A word in the title says more than one in a heading, and that more than one in the text.
const TITLE: f32 = 12.0;
const HEADING: f32 = 4.0;
const TAG: f32 = 6.0;
/// BM25's saturation: the tenth time a word stands in a text says little that the ninth did not.
const SATURATION: f32 = 1.5;
/// BM25's discount of long texts, and the length in words that is neither long nor short.
const DISCOUNT: f32 = 0.4;
const ORDINARY: f32 = 300.0;

/// What a hit leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Article,
    Question,
}

/// What is indexed of an article, or of a question and its answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// Whose it is.
    pub id: Uuid,
    /// What it is.
    pub kind: Kind,
    /// 0 for everybody, 1 for signed-in people, 2 for the desk.
    pub audience: u8,
    /// Its title.
    pub title: String,
    /// Its headings, one a line.
    pub headings: String,
    /// Its tags.
    pub tags: String,
    /// Its text.
    pub text: String,
}

struct Doc {
    id: Uuid,
    kind: Kind,
    audience: u8,
    is_gone: bool,
    /// Its title and its headings, in the shelf's `names`.
    names: Range<u32>,
}

/// What stands between two names.
const NEXT: u32 = u32::MAX;

/// Where a stem stands: texts in the order of their numbers, and how much they are about it, in 255ths.
#[derive(Default)]
struct Postings {
    docs: Vec<u32>,
    weights: Vec<u8>,
}

/// What an admin taught: other words for a stem, and words to pass over.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Taught {
    pub synonyms: Vec<Vec<String>>,
    pub stop_words: Vec<String>,
}

/// The index of one language.
pub(super) struct Shelf {
    stems: Stems,
    stop_words: HashSet<String>,
    synonyms: HashMap<String, Vec<String>>,
    docs: Vec<Doc>,
    places: HashMap<Uuid, u32>,
    gone: usize,
    /// The titles and headings of all texts as stems, the title of each first, without the words that are passed over.
    /// They lie together because those of many are read at once.
    names: Vec<u32>,
    postings: Vec<Postings>,
    stem_numbers: HashMap<String, u32>,
    /// Every word as it stands in the texts, and its number.
    known: BTreeMap<Arc<str>, u32>,
    /// By a word's number: the word, and the number of its stem.
    known_words: Vec<(Arc<str>, u32)>,
    typos: Typos,
}

impl Shelf {
    pub fn new(language: &str, taught: &Taught) -> Self {
        let mut shelf = Self {
            stems: Stems::of(language),
            stop_words: stop_words(language).iter().map(|word| (*word).to_owned()).collect(),
            synonyms: HashMap::new(),
            docs: Vec::new(),
            places: HashMap::new(),
            gone: 0,
            names: Vec::new(),
            postings: Vec::new(),
            stem_numbers: HashMap::new(),
            known: BTreeMap::new(),
            known_words: Vec::new(),
            typos: Typos::default(),
        };
        shelf.learn(taught);
        shelf
    }

    fn learn(&mut self, taught: &Taught) {
        self.stop_words.extend(taught.stop_words.iter().flat_map(|word| words(word)));
        for group in &taught.synonyms {
            let stems: Vec<String> = group
                .iter()
                .filter_map(|word| words(word).first().map(|word| self.stems.stem(word)))
                .collect();
            for stem in &stems {
                let others = stems.iter().filter(|other| *other != stem).cloned();
                self.synonyms.entry(stem.clone()).or_default().extend(others);
            }
        }
    }

    /// Whether so much of it is gone that it should be built anew.
    pub fn is_worn(&self) -> bool {
        self.gone > 200 && self.gone * 3 > self.docs.len()
    }

    /// Puts a text in, in place of what it was before.
    pub fn put(&mut self, entry: &Entry) {
        self.remove(entry.id);
        let Ok(place) = u32::try_from(self.docs.len()) else { return };
        let mut counted: HashMap<u32, f32> = HashMap::new();
        let begin = self.names_end();
        let titles = std::iter::once((&*entry.title, TITLE));
        for (name, weight) in titles.chain(entry.headings.lines().map(|heading| (heading, HEADING))) {
            self.put_name(name, weight, &mut counted);
        }
        let names = begin..self.names_end();
        let text = words(&entry.text);
        let length = text.len();
        for (words, weight) in [(words(&entry.tags), TAG), (text, 1.0)] {
            for word in words {
                *counted.entry(self.number_of(word)).or_default() += weight;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a length in words")]
        let stretch = 1.0 - DISCOUNT + DISCOUNT * (length as f32 / ORDINARY).min(8.0);
        for (stem, count) in counted {
            let weight = count / (count + SATURATION * stretch);
            let postings = &mut self.postings[stem as usize];
            postings.docs.push(place);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
            postings.weights.push((weight * 255.0).max(1.0) as u8);
        }
        self.docs.push(Doc {
            id: entry.id,
            kind: entry.kind,
            audience: entry.audience,
            is_gone: false,
            names,
        });
        self.places.insert(entry.id, place);
    }

    /// Counts a title's or a heading's words, and keeps those that tell something; all where none does.
    fn put_name(&mut self, name: &str, weight: f32, counted: &mut HashMap<u32, f32>) {
        let words = words(name);
        let says_nothing = words.iter().all(|word| self.stop_words.contains(word));
        for word in words {
            let is_kept = says_nothing || !self.stop_words.contains(&word);
            let stem = self.number_of(word);
            *counted.entry(stem).or_default() += weight;
            if is_kept {
                self.names.push(stem);
            }
        }
        self.names.push(NEXT);
    }

    fn names_end(&self) -> u32 {
        u32::try_from(self.names.len()).unwrap_or(u32::MAX)
    }

    /// Takes a text out.
    pub fn remove(&mut self, id: Uuid) {
        if let Some(place) = self.places.remove(&id) {
            self.docs[place as usize].is_gone = true;
            self.gone += 1;
        }
    }

    /// Takes all texts of a kind out.
    pub fn remove_all(&mut self, kind: Kind) {
        for doc in self.docs.iter_mut().filter(|doc| doc.kind == kind && !doc.is_gone) {
            doc.is_gone = true;
            self.gone += 1;
            self.places.remove(&doc.id);
        }
    }

    /// The number of a word's stem.
    fn number_of(&mut self, word: String) -> u32 {
        if let Some(number) = self.known.get(&*word) {
            return self.known_words[*number as usize].1;
        }
        let stem = self.stems.stem(&word);
        let next = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
        let stem = *self.stem_numbers.entry(stem).or_insert(next);
        if stem == next {
            self.postings.push(Postings::default());
        }
        let number = u32::try_from(self.known_words.len()).unwrap_or(u32::MAX);
        self.typos.learn(number, &word);
        let word: Arc<str> = word.into();
        self.known_words.push((Arc::clone(&word), stem));
        self.known.insert(word, number);
        stem
    }
}

#[cfg(test)]
mod tests;
