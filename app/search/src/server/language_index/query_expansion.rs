//! Query expansion: a word that was typed may mean itself, a longer word that begins with it, a synonym, or a word that
//! is a typo away.

use std::ops::Bound;

use super::{Doc, LanguageIndex, Postings, Term};
use crate::server::{
    query::Query,
    typos::{distance, forgiven},
};

/// How many words a beginning may stand for, how many a misspelt word.
const MOST_ENDINGS: usize = 60;
const MOST_NEAR: usize = 8;
/// What a word counts that is not the one that was typed.
const PREFIX: f32 = 0.6;
pub(super) const SYNONYM: f32 = 0.8;
const TYPO: [f32; 3] = [1.0, 0.5, 0.3];

/// What one word may mean.
#[derive(Default)]
pub(super) struct Expansion {
    /// Stems by their numbers, and how much each is what was typed.
    pub stems: Vec<(u32, f32)>,
    /// Stems that mean it where they stand together.
    pub together: Vec<Vec<u32>>,
    /// Of all these, those of which every form is marked in what is found.
    pub marked: Vec<u32>,
}

impl Expansion {
    /// Whether it means nothing that is written anywhere.
    pub fn is_empty(&self) -> bool {
        self.stems.is_empty() && self.together.is_empty()
    }
}

impl LanguageIndex {
    /// For each word that counts, what it may mean. One that means nothing, and is a slip away from a word that is passed
    /// over, is passed over like it.
    pub(super) fn expand(&self, query: &Query, audience: u8) -> Vec<Expansion> {
        let last = query.words.len().saturating_sub(1);
        let is_significant = |(place, word): &(usize, &String)| {
            !query.phrases.is_empty()
                || !self.stop_words.contains(*word)
                || (query.is_open && *place == last && last == 0)
        };
        let all = || query.words.iter().enumerate();
        let mut counted: Vec<(usize, &String)> = all().filter(is_significant).collect();
        if counted.is_empty() {
            counted = all().collect();
        }
        let stems: Vec<String> = query.words.iter().map(|word| self.stems.stem(word)).collect();
        let synonyms = self.synonyms.of(&stems);
        counted
            .into_iter()
            .filter_map(|(place, word)| {
                let mut expansion = self.itself(word, &stems[place], audience);
                for other in &synonyms[place] {
                    self.add_synonym(&mut expansion, other, audience);
                }
                let is_known = !expansion.is_empty();
                if let Some(beginning) = query.beginning().filter(|_| place == last) {
                    self.add_endings(&mut expansion, beginning, audience);
                }
                if !is_known {
                    // Where longer words begin like this one, it may still be a whole one that is misspelt.
                    let is_open = query.is_open && place == last && expansion.is_empty();
                    self.add_typos(&mut expansion, word, is_open, audience);
                }
                if expansion.is_empty() {
                    self.add_typos_of_stem(&mut expansion, &stems[place], audience);
                }
                expansion
                    .stems
                    .sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
                expansion.stems.dedup_by_key(|(number, _)| *number);
                (!expansion.is_empty() || !self.may_be_passed_over(word)).then_some(expansion)
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

    fn itself(&self, word: &str, stem: &str, audience: u8) -> Expansion {
        let known = self.known.get(word).map(|number| self.stem_of(*number));
        let known = known.or_else(|| self.stem_numbers.get(stem).copied());
        let mut expansion = Expansion::default();
        if let Some(stem) = known.filter(|stem| self.is_said(*stem, audience)) {
            expansion.stems.push((stem, 1.0));
            expansion.marked.push(stem);
        }
        expansion
    }

    fn add_synonym(&self, expansion: &mut Expansion, other: &[String], audience: u8) {
        let number = |stem: &String| self.stem_numbers.get(stem).copied();
        let Some(stems) = other
            .iter()
            .map(|stem| number(stem).filter(|stem| self.is_said(*stem, audience)))
            .collect::<Option<Vec<u32>>>()
        else {
            return;
        };
        expansion.marked.extend(&stems);
        match stems[..] {
            [stem] => expansion.stems.push((stem, SYNONYM)),
            _ => expansion.together.push(stems),
        }
    }

    fn add_endings(&self, expansion: &mut Expansion, word: &str, audience: u8) {
        let from_here = (Bound::Included(word), Bound::Unbounded);
        let endings = self.known.range::<str, _>(from_here).take_while(|(known, _)| known.starts_with(word));
        expansion.stems.extend(
            endings
                .map(|(_, number)| (self.stem_of(*number), PREFIX))
                .filter(|(stem, _)| self.is_said(*stem, audience))
                .take(MOST_ENDINGS),
        );
    }

    fn add_typos(&self, expansion: &mut Expansion, word: &str, is_open: bool, audience: u8) {
        let mut near = self.typos.near(word, is_open, |number| &self.known_words[number as usize].word);
        near.retain(|(number, _)| self.is_said(self.stem_of(*number), audience));
        near.truncate(MOST_NEAR);
        let nearest = near.first().map_or(0, |(_, distance)| *distance);
        for (number, distance) in near.into_iter().filter(|(_, distance)| *distance == nearest) {
            let Term { stem, .. } = self.known_words[number as usize];
            expansion.stems.push((stem, TYPO[distance.min(2)]));
            expansion.marked.push(stem);
        }
    }

    /// Stems that are near the one of a word whose every form is too far from what is written: `flikering`, where there are
    /// only `flickers`.
    fn add_typos_of_stem(&self, expansion: &mut Expansion, stem: &str, audience: u8) {
        let (first, forgiven) = (stem.chars().next(), forgiven(stem));
        // Of three letters and fewer too many stems are near.
        if stem.chars().count() <= 3 {
            return;
        }
        let mut near: Vec<(usize, u32)> = self
            .stem_numbers
            .iter()
            .filter(|(known, _)| known.chars().next() == first)
            .filter_map(|(known, number)| Some((distance(stem, known, forgiven)?, *number)))
            .filter(|(_, number)| self.is_said(*number, audience))
            .collect();
        near.sort_unstable();
        let nearest = near.first().map_or(0, |(distance, _)| *distance);
        near.truncate(MOST_NEAR);
        for (distance, number) in near.into_iter().filter(|(distance, _)| *distance == nearest) {
            expansion.stems.push((number, TYPO[distance.min(2)]));
            expansion.marked.push(number);
        }
    }

    /// Whether a word that is written nowhere is a slip away from one that says nothing of what is asked.
    fn may_be_passed_over(&self, word: &str) -> bool {
        // A number is no slip, and most of those that are too long or too short need not be measured: a letter has at most
        // four bytes.
        let is_word = word.chars().count() > 3 && !word.chars().any(|letter| letter.is_ascii_digit());
        let mut passed = self.stop_words.iter().filter(|passed| passed.len().abs_diff(word.len()) <= 4);
        is_word && passed.any(|passed| distance(word, passed, 1).is_some())
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
