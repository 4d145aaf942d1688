//! What a word that was typed may mean: itself, its beginning of another, a synonym, a slip of the finger away.

use std::ops::Bound;

use super::{Doc, Shelf};
use crate::server::search::query::Query;

/// How many words a beginning may stand for, how many a misspelt word.
const MOST_ENDINGS: usize = 60;
const MOST_NEAR: usize = 8;
/// What a word counts that is not the one that was typed.
const BEGINNING: f32 = 0.6;
const SYNONYM: f32 = 0.8;
const SLIP: [f32; 3] = [1.0, 0.5, 0.3];

/// What one word may mean.
pub(super) struct Meant {
    /// Stems by their numbers, and how much each is what was typed.
    pub stems: Vec<(u32, f32)>,
    /// The words that were not typed but may have been meant.
    pub others: Vec<String>,
}

impl Shelf {
    /// For each word that counts, what it may mean.
    pub(super) fn asked(&self, query: &Query, audience: u8) -> Vec<Meant> {
        let in_phrases = !query.phrases.is_empty();
        let telling: Vec<(usize, &String)> = query
            .words
            .iter()
            .enumerate()
            .filter(|(place, word)| {
                let is_last = *place + 1 == query.words.len();
                in_phrases
                    || !self.stop_words.contains(*word)
                    || (is_last && query.is_open && query.words.len() == 1)
            })
            .collect();
        let telling = if telling.is_empty() { query.words.iter().enumerate().collect() } else { telling };
        let last = query.words.len().saturating_sub(1);
        telling
            .into_iter()
            .map(|(place, word)| self.meant(word, query.is_open && place == last, audience))
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

    fn meant(&self, word: &str, is_open: bool, audience: u8) -> Meant {
        let mut stems: Vec<(u32, f32)> = Vec::new();
        let mut others = Vec::new();
        let stem = self.stems.stem(word);
        let known = self.known.get(word).map(|number| self.known_words[*number as usize].1);
        if let Some(number) = known
            .or_else(|| self.stem_numbers.get(&stem).copied())
            .filter(|number| self.is_said(*number, audience))
        {
            stems.push((number, 1.0));
        }
        for other in self.synonyms.get(&stem).map_or(&[][..], Vec::as_slice) {
            if let Some(number) =
                self.stem_numbers.get(other).filter(|number| self.is_said(**number, audience))
            {
                stems.push((*number, SYNONYM));
                others.push(other.clone());
            }
        }
        if is_open && word.chars().count() >= 2 {
            let from_here = (Bound::Included(word), Bound::Unbounded);
            let endings =
                self.known.range::<str, _>(from_here).take_while(|(known, _)| known.starts_with(word));
            stems.extend(
                endings
                    .take(MOST_ENDINGS)
                    .map(|(_, number)| (self.known_words[*number as usize].1, BEGINNING))
                    .filter(|(stem, _)| self.is_said(*stem, audience)),
            );
        }
        if stems.is_empty() {
            let mut near = self.typos.near(word, is_open, |number| &self.known_words[number as usize].0);
            near.retain(|(number, _)| self.is_said(self.known_words[*number as usize].1, audience));
            near.truncate(MOST_NEAR);
            let nearest = near.first().map_or(0, |(_, distance)| *distance);
            for (number, distance) in near.into_iter().filter(|(_, distance)| *distance == nearest) {
                let (word, stem) = &self.known_words[number as usize];
                stems.push((*stem, SLIP[distance.min(2)]));
                others.push(word.to_string());
            }
        }
        stems.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        stems.dedup_by_key(|(number, _)| *number);
        Meant { stems, others }
    }
}
