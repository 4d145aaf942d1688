//! The index of one language, in memory: which articles have which words, and how much of it is about them.

use std::collections::{BTreeMap, HashMap};

use base::uuid::Uuid;

use super::{
    query::Query,
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
/// How many words a beginning may stand for, how many a misspelt word.
const MOST_ENDINGS: usize = 60;
const MOST_NEAR: usize = 8;
/// What a word counts that is not the one that was typed, but its beginning, a synonym, a slip of the finger away.
const BEGINNING: f32 = 0.6;
const SYNONYM: f32 = 0.8;
const SLIP: [f32; 3] = [1.0, 0.5, 0.3];

/// What is indexed of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// The article.
    pub id: Uuid,
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
    audience: u8,
    is_gone: bool,
    /// The folded words of its title, for titles that are asked for by name.
    title: Vec<String>,
}

/// Where a stem stands: articles in the order of their numbers, and how much they are about it, in 255ths.
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
    stop_words: Vec<String>,
    synonyms: HashMap<String, Vec<String>>,
    docs: Vec<Doc>,
    places: HashMap<Uuid, u32>,
    gone: usize,
    postings: Vec<Postings>,
    stem_numbers: HashMap<String, u32>,
    /// Every word as it stands in the texts, and the number of its stem.
    known: BTreeMap<String, u32>,
    known_words: Vec<String>,
    typos: Typos,
}

/// An article that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hit {
    pub id: Uuid,
    pub score: f32,
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

    /// Puts an article in, in place of what it was before.
    pub fn put(&mut self, entry: &Entry) {
        self.remove(entry.id);
        let Ok(place) = u32::try_from(self.docs.len()) else { return };
        let mut counted: HashMap<u32, f32> = HashMap::new();
        let title = words(&entry.title);
        let text = words(&entry.text);
        let length = text.len();
        let parts = [
            (title.clone(), TITLE),
            (words(&entry.headings), HEADING),
            (words(&entry.tags), TAG),
            (text, 1.0),
        ];
        for (words, weight) in parts {
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
        self.docs.push(Doc { id: entry.id, audience: entry.audience, is_gone: false, title });
        self.places.insert(entry.id, place);
    }

    /// Takes an article out.
    pub fn remove(&mut self, id: Uuid) {
        if let Some(place) = self.places.remove(&id) {
            self.docs[place as usize].is_gone = true;
            self.gone += 1;
        }
    }

    fn number_of(&mut self, word: String) -> u32 {
        if let Some(number) = self.known.get(&word) {
            return *number;
        }
        let stem = self.stems.stem(&word);
        let next = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
        let number = *self.stem_numbers.entry(stem).or_insert(next);
        if number == next {
            self.postings.push(Postings::default());
        }
        self.typos.learn(u32::try_from(self.known_words.len()).unwrap_or(u32::MAX), &word);
        self.known_words.push(word.clone());
        self.known.insert(word, number);
        number
    }

    /// The articles that an audience may find, best first. All words where any article has them all; else as many
    /// as there are.
    pub fn find(&self, query: &Query, audience: u8, most: usize) -> Vec<Hit> {
        let asked = self.asked(query);
        let mut found = vec![Found::default(); self.docs.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (place, stems) in asked.iter().enumerate() {
            self.count_word(place, stems, &mut found, &mut touched);
        }
        for word in &query.without {
            let Some(stem) = self.stem_numbers.get(&self.stems.stem(word)) else { continue };
            for doc in &self.postings[*stem as usize].docs {
                found[*doc as usize].is_unwanted = true;
            }
        }
        let wanted = |doc: &u32| {
            let Doc { audience: needed, is_gone, .. } = self.docs[*doc as usize];
            !is_gone && needed <= audience && !found[*doc as usize].is_unwanted
        };
        touched.retain(wanted);
        let whole = asked.len();
        let has_whole = touched.iter().any(|doc| found[*doc as usize].words as usize == whole);
        if has_whole {
            touched.retain(|doc| found[*doc as usize].words as usize == whole);
        }
        let mut hits: Vec<Hit> =
            touched.iter().map(|doc| self.judge(query, *doc, &found[*doc as usize], whole)).collect();
        let best_first =
            |one: &Hit, other: &Hit| other.score.total_cmp(&one.score).then(one.id.cmp(&other.id));
        if hits.len() > most && most > 0 {
            hits.select_nth_unstable_by(most - 1, best_first);
            hits.truncate(most);
        }
        hits.sort_unstable_by(best_first);
        hits
    }

    /// For each word that counts: the stems that it may mean, and how much each is what was typed.
    fn asked(&self, query: &Query) -> Vec<Vec<(u32, f32)>> {
        let in_phrases = !query.phrases.is_empty();
        let telling: Vec<(usize, &String)> = query
            .words
            .iter()
            .enumerate()
            .filter(|(place, word)| {
                let is_last = *place + 1 == query.words.len();
                in_phrases
                    || !self.stop_words.contains(word)
                    || (is_last && query.is_open && query.words.len() == 1)
            })
            .collect();
        let telling = if telling.is_empty() { query.words.iter().enumerate().collect() } else { telling };
        let last = query.words.len().saturating_sub(1);
        telling.into_iter().map(|(place, word)| self.meant(word, query.is_open && place == last)).collect()
    }

    fn meant(&self, word: &str, is_open: bool) -> Vec<(u32, f32)> {
        let mut meant: Vec<(u32, f32)> = Vec::new();
        let stem = self.stems.stem(word);
        let is_alive = |number: u32| !self.postings[number as usize].docs.is_empty();
        if let Some(number) =
            self.known.get(word).or_else(|| self.stem_numbers.get(&stem)).filter(|number| is_alive(**number))
        {
            meant.push((*number, 1.0));
        }
        for other in self.synonyms.get(&stem).map_or(&[][..], Vec::as_slice) {
            meant.extend(self.stem_numbers.get(other).map(|number| (*number, SYNONYM)));
        }
        if is_open && word.chars().count() >= 2 {
            let endings =
                self.known.range(word.to_owned()..).take_while(|(known, _)| known.starts_with(word));
            meant.extend(endings.take(MOST_ENDINGS).map(|(_, number)| (*number, BEGINNING)));
        }
        if meant.is_empty() {
            let near = self.typos.near(word, |number| &self.known_words[number as usize], MOST_NEAR);
            let nearest = near.first().map_or(0, |(_, distance)| *distance);
            let near = near.into_iter().filter(|(_, distance)| *distance == nearest);
            meant.extend(near.map(|(number, distance)| {
                (self.known[&self.known_words[number as usize]], SLIP[distance.min(2)])
            }));
        }
        meant.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        meant.dedup_by_key(|(number, _)| *number);
        meant
    }

    /// Adds what one word says of each article: the best of all that it may mean.
    fn count_word(&self, place: usize, stems: &[(u32, f32)], found: &mut [Found], touched: &mut Vec<u32>) {
        #[expect(clippy::cast_precision_loss, reason = "a count of articles")]
        let all = self.docs.len() as f32;
        let turn = u16::try_from(place + 1).unwrap_or(u16::MAX);
        for (stem, share) in stems {
            let Postings { docs, weights } = &self.postings[*stem as usize];
            #[expect(clippy::cast_precision_loss, reason = "a count of articles")]
            let rarity = (1.0 + all / (1.0 + docs.len() as f32)).ln();
            for (doc, weight) in docs.iter().zip(weights) {
                let found = &mut found[*doc as usize];
                let says = share * rarity * f32::from(*weight) / 255.0;
                if found.turn == 0 {
                    touched.push(*doc);
                }
                if found.turn != turn {
                    found.turn = turn;
                    found.words += 1;
                    found.score += found.best;
                    found.best = says;
                } else if says > found.best {
                    found.best = says;
                }
            }
        }
    }

    fn judge(&self, query: &Query, doc: u32, found: &Found, whole: usize) -> Hit {
        let doc = &self.docs[doc as usize];
        #[expect(clippy::cast_precision_loss, reason = "a count of words")]
        let share = f32::from(found.words) / (whole.max(1) as f32);
        let mut score = (found.score + found.best) * share * share;
        if doc.title == query.words {
            score *= 2.0;
        } else if query.words.iter().all(|word| doc.title.contains(word)) {
            #[expect(clippy::cast_precision_loss, reason = "a count of words")]
            let cover = query.words.len() as f32 / doc.title.len().max(1) as f32;
            score *= 1.0 + 0.5 * cover.min(1.0);
        }
        Hit { id: doc.id, score }
    }
}

/// What is known of an article while its words are counted.
#[derive(Clone, Copy, Default)]
struct Found {
    score: f32,
    best: f32,
    turn: u16,
    words: u16,
    is_unwanted: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(number: u128, title: &str, text: &str) -> Entry {
        Entry {
            id: Uuid::from_u128(number),
            title: title.to_owned(),
            text: text.to_owned(),
            ..Entry::default()
        }
    }

    fn shelf() -> Shelf {
        let taught = Taught {
            synonyms: vec![vec!["bulb".to_owned(), "light".to_owned()]],
            stop_words: vec!["please".to_owned()],
        };
        let mut shelf = Shelf::new("en", &taught);
        shelf.put(&entry(1, "Pair a lamp", "Hold the button until it breathes."));
        shelf.put(&entry(2, "Reset a lamp", "Before it can be paired again, hold the button."));
        shelf.put(&entry(3, "Change the bulb", "Any lamp takes an ordinary one."));
        shelf.put(&Entry { audience: 2, ..entry(4, "Returns", "For the desk alone: the lamp comes back.") });
        shelf
    }

    fn found(shelf: &Shelf, typed: &str) -> Vec<u128> {
        shelf.find(&Query::read(typed), 0, 10).into_iter().map(|hit| hit.id.as_u128()).collect()
    }

    #[test]
    fn the_title_says_most_and_every_form_of_a_word_is_the_word() {
        assert_eq!(found(&shelf(), "pairing"), [1, 2]);
        assert_eq!(found(&shelf(), "reset "), [2]);
        assert_eq!(found(&shelf(), "how do I pair a lamp? "), [1, 2]);
    }

    #[test]
    fn a_beginning_a_slip_and_a_synonym_find_the_word() {
        assert_eq!(found(&shelf(), "breat"), [1]);
        assert_eq!(found(&shelf(), "buton "), [1, 2]);
        assert_eq!(found(&shelf(), "light "), [3]);
        assert_eq!(found(&shelf(), "chnage teh bulb "), [3]);
    }

    #[test]
    fn unwanted_words_and_other_audiences_are_left_out() {
        assert_eq!(found(&shelf(), "lamp -reset -bulb"), [1]);
        assert!(found(&shelf(), "returns").is_empty());
        let desk = shelf().find(&Query::read("returns"), 2, 10);
        assert_eq!(desk[0].id.as_u128(), 4);
    }

    #[test]
    fn some_of_the_words_are_better_than_nothing() {
        assert_eq!(found(&shelf(), "reset garage door "), [2]);
        assert!(found(&shelf(), "garage door ").is_empty());
        assert!(found(&shelf(), "").is_empty());
    }

    #[test]
    fn what_changed_is_found_as_it_is_and_what_is_gone_not_at_all() {
        let mut shelf = shelf();
        shelf.put(&entry(1, "Connect a phone", "Now it says something else."));
        assert_eq!(found(&shelf, "connect "), [1]);
        assert!(!found(&shelf, "pair ").contains(&1));
        shelf.remove(Uuid::from_u128(2));
        assert!(found(&shelf, "reset ").is_empty());
    }
}
