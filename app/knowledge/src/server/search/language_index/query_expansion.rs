//! What a word that was typed may mean: itself, its beginning of another, a synonym, a slip of the finger away.

use std::ops::Bound;

use super::{Doc, Known, LanguageIndex, Postings};
use crate::server::search::query::Query;

/// How many words a beginning may stand for, how many a misspelt word.
const MOST_ENDINGS: usize = 60;
const MOST_NEAR: usize = 8;
/// What a word counts that is not the one that was typed.
const BEGINNING: f32 = 0.6;
pub(super) const SYNONYM: f32 = 0.8;
const SLIP: [f32; 3] = [1.0, 0.5, 0.3];

/// What one word may mean.
#[derive(Default)]
pub(super) struct Meant {
    /// Stems by their numbers, and how much each is what was typed.
    pub stems: Vec<(u32, f32)>,
    /// Stems that mean it where they stand together.
    pub together: Vec<Vec<u32>>,
    /// Of all these, those of which every form is marked in what is found.
    pub marked: Vec<u32>,
}

impl LanguageIndex {
    /// For each word that counts, what it may mean.
    pub(super) fn asked(&self, query: &Query, audience: u8) -> Vec<Meant> {
        let last = query.words.len().saturating_sub(1);
        let is_telling = |(place, word): &(usize, &String)| {
            !query.phrases.is_empty()
                || !self.stop_words.contains(*word)
                || (query.is_open && *place == last && last == 0)
        };
        let all = || query.words.iter().enumerate();
        let mut counted: Vec<(usize, &String)> = all().filter(is_telling).collect();
        if counted.is_empty() {
            counted = all().collect();
        }
        let stems: Vec<String> = query.words.iter().map(|word| self.stems.stem(word)).collect();
        let synonyms = self.synonyms.of(&stems);
        counted
            .into_iter()
            .map(|(place, word)| {
                let mut meant = self.itself(word, &stems[place], audience);
                for other in &synonyms[place] {
                    self.add_synonym(&mut meant, other, audience);
                }
                if let Some(beginning) = query.beginning().filter(|_| place == last) {
                    self.add_endings(&mut meant, beginning, audience);
                }
                if meant.stems.is_empty() && meant.together.is_empty() {
                    self.add_slips(&mut meant, word, query.is_open && place == last, audience);
                }
                meant
                    .stems
                    .sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
                meant.stems.dedup_by_key(|(number, _)| *number);
                meant
            })
            .collect()
    }

    /// Whether a text that the audience may find has a stem: what stands in no other must not be told apart from what
    /// stands nowhere.
    fn is_said(&self, stem: u32, audience: u8) -> bool {
        self.postings[stem as usize].docs.iter().any(|doc| {
            let Doc { audience: needed, is_gone, .. } = self.docs[*doc as usize];
            !is_gone && needed <= audience
        })
    }

    fn itself(&self, word: &str, stem: &str, audience: u8) -> Meant {
        let known = self.known.get(word).map(|number| self.stem_of(*number));
        let known = known.or_else(|| self.stem_numbers.get(stem).copied());
        let mut meant = Meant::default();
        if let Some(stem) = known.filter(|stem| self.is_said(*stem, audience)) {
            meant.stems.push((stem, 1.0));
            meant.marked.push(stem);
        }
        meant
    }

    fn add_synonym(&self, meant: &mut Meant, other: &[String], audience: u8) {
        let number = |stem: &String| self.stem_numbers.get(stem).copied();
        let Some(stems) = other
            .iter()
            .map(|stem| number(stem).filter(|stem| self.is_said(*stem, audience)))
            .collect::<Option<Vec<u32>>>()
        else {
            return;
        };
        meant.marked.extend(&stems);
        match stems[..] {
            [stem] => meant.stems.push((stem, SYNONYM)),
            _ => meant.together.push(stems),
        }
    }

    fn add_endings(&self, meant: &mut Meant, word: &str, audience: u8) {
        let from_here = (Bound::Included(word), Bound::Unbounded);
        let endings = self.known.range::<str, _>(from_here).take_while(|(known, _)| known.starts_with(word));
        meant.stems.extend(
            endings
                .map(|(_, number)| (self.stem_of(*number), BEGINNING))
                .filter(|(stem, _)| self.is_said(*stem, audience))
                .take(MOST_ENDINGS),
        );
    }

    fn add_slips(&self, meant: &mut Meant, word: &str, is_open: bool, audience: u8) {
        let mut near = self.typos.near(word, is_open, |number| &self.known_words[number as usize].word);
        near.retain(|(number, _)| self.is_said(self.stem_of(*number), audience));
        near.truncate(MOST_NEAR);
        let nearest = near.first().map_or(0, |(_, distance)| *distance);
        for (number, distance) in near.into_iter().filter(|(_, distance)| *distance == nearest) {
            let Known { stem, .. } = self.known_words[number as usize];
            meant.stems.push((stem, SLIP[distance.min(2)]));
            meant.marked.push(stem);
        }
    }

    /// The texts in which stems stand together, each as much as in the one that says least of it.
    pub(super) fn together(&self, stems: &[u32]) -> Postings {
        let mut lists: Vec<&Postings> = stems.iter().map(|stem| &self.postings[*stem as usize]).collect();
        lists.sort_by_key(|list| list.docs.len());
        let mut both = Postings::default();
        let Some((fewest, others)) = lists.split_first() else { return both };
        for (doc, weight) in fewest.docs.iter().zip(&fewest.weights) {
            let weight_in = |list: &&Postings| Some(list.weights[list.docs.binary_search(doc).ok()?]);
            let Some(weights) = others.iter().map(weight_in).collect::<Option<Vec<u8>>>() else { continue };
            both.docs.push(*doc);
            both.weights.push(weights.into_iter().fold(*weight, u8::min));
        }
        both
    }
}
