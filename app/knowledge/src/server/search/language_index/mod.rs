//! The index of one language, in memory: which texts have which words, and how much of each is about them.

mod bigram_filter;
mod query_expansion;
mod rank;
mod synonyms;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

use base::uuid::Uuid;

pub(super) use self::rank::{Hit, Ranked};
use self::{bigram_filter::BigramFilter, synonyms::Synonyms};
use super::{
    typos::Typos,
    words::{Stems, each_word, words},
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
    /// Its title and its headings, in the index's `names`.
    names: Range<u32>,
    neighbours: BigramFilter,
}

/// What stands between two names.
const NEXT: u32 = u32::MAX;

/// Where a stem stands: texts in the order of their numbers, and how much they are about it, in 255ths.
#[derive(Default)]
struct Postings {
    docs: Vec<u32>,
    weights: Vec<u8>,
}

/// A word as it stands in the texts.
struct Known {
    word: Arc<str>,
    /// The number of its stem.
    stem: u32,
}

/// What an admin taught: what means the same, words to pass over, and words not to pass over though the language does.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Taught {
    pub synonyms: Vec<Vec<String>>,
    pub stop_words: Vec<String>,
    pub telling: Vec<String>,
}

/// The index of one language.
pub(super) struct LanguageIndex {
    stems: Stems,
    stop_words: HashSet<String>,
    synonyms: Synonyms,
    docs: Vec<Doc>,
    places: HashMap<Uuid, u32>,
    gone: usize,
    /// The titles and headings of all texts as stems, the title of each first, without the words that are passed over.
    /// They lie together because those of many are read at once.
    names: Vec<u32>,
    postings: Vec<Postings>,
    stem_numbers: HashMap<String, u32>,
    /// By a stem's number: the numbers of its words.
    forms: Vec<Vec<u32>>,
    /// Every word as it stands in the texts, and its number.
    known: BTreeMap<Arc<str>, u32>,
    /// By a word's number.
    known_words: Vec<Known>,
    typos: Typos,
}

impl LanguageIndex {
    pub fn new(language: &str, taught: &Taught) -> Self {
        let mut index = Self {
            stems: Stems::of(language),
            stop_words: base::server::stop_words(language).iter().map(|word| (*word).to_owned()).collect(),
            synonyms: Synonyms::default(),
            docs: Vec::new(),
            places: HashMap::new(),
            gone: 0,
            names: Vec::new(),
            postings: Vec::new(),
            stem_numbers: HashMap::new(),
            forms: Vec::new(),
            known: BTreeMap::new(),
            known_words: Vec::new(),
            typos: Typos::default(),
        };
        index.learn(taught);
        index
    }

    fn learn(&mut self, taught: &Taught) {
        self.stop_words.extend(taught.stop_words.iter().flat_map(|word| words(word)));
        for word in taught.telling.iter().flat_map(|word| words(word)) {
            self.stop_words.remove(&word);
        }
        for group in &taught.synonyms {
            let stems = |member: &String| words(member).iter().map(|word| self.stems.stem(word)).collect();
            self.synonyms.learn(group.iter().map(stems).collect());
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
        let title = self.put_name(&entry.title, TITLE, &mut counted);
        for heading in entry.headings.lines() {
            self.put_name(heading, HEADING, &mut counted);
        }
        let names = begin..self.names_end();
        let (tags, text) = (self.numbers_of(&entry.tags), self.numbers_of(&entry.text));
        for (words, weight) in [(&tags, TAG), (&text, 1.0)] {
            for word in words {
                *counted.entry(self.stem_of(*word)).or_default() += weight;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a length in words")]
        let stretch = 1.0 - DISCOUNT + DISCOUNT * (text.len() as f32 / ORDINARY).min(8.0);
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
            neighbours: BigramFilter::of(&[&title, &text]),
        });
        self.places.insert(entry.id, place);
    }

    /// Counts a title's or a heading's words, and keeps those that tell something; all where none does.
    fn put_name(&mut self, name: &str, weight: f32, counted: &mut HashMap<u32, f32>) -> Vec<u32> {
        let words = self.numbers_of(name);
        let is_passed = |word: &u32| self.stop_words.contains(&*self.known_words[*word as usize].word);
        let passed: Vec<bool> = words.iter().map(is_passed).collect();
        let says_nothing = passed.iter().all(|is_passed| *is_passed);
        for (word, is_passed) in words.iter().zip(passed) {
            let stem = self.stem_of(*word);
            *counted.entry(stem).or_default() += weight;
            if says_nothing || !is_passed {
                self.names.push(stem);
            }
        }
        self.names.push(NEXT);
        words
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

    fn stem_of(&self, word: u32) -> u32 {
        self.known_words[word as usize].stem
    }

    /// The words of a text by their numbers; those that are new get one.
    fn numbers_of(&mut self, text: &str) -> Vec<u32> {
        let mut numbers = Vec::new();
        each_word(text, &mut String::new(), |word| numbers.push(self.number_of(word)));
        numbers
    }

    fn number_of(&mut self, word: &str) -> u32 {
        if let Some(number) = self.known.get(word) {
            return *number;
        }
        let stem = self.stems.stem(word);
        let next = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
        let stem = *self.stem_numbers.entry(stem).or_insert(next);
        if stem == next {
            self.postings.push(Postings::default());
            self.forms.push(Vec::new());
        }
        let number = u32::try_from(self.known_words.len()).unwrap_or(u32::MAX);
        self.forms[stem as usize].push(number);
        self.typos.learn(number, word);
        let word: Arc<str> = word.into();
        self.known_words.push(Known { word: Arc::clone(&word), stem });
        self.known.insert(word, number);
        number
    }
}

#[cfg(test)]
mod tests;
