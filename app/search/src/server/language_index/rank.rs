//! Ranking by BM25, and by the titles and headings that say what was asked.

use std::{cmp::Ordering, sync::Arc};

use uuid::Uuid;

use super::{
    Doc, Kind, LanguageIndex, NEXT, Postings,
    query_expansion::{Expansion, SYNONYM},
};
use crate::server::query::Query;

/// A document that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Whose it is.
    pub id: Uuid,
    /// What it is.
    pub kind: Kind,
    /// How well it answers, to be compared with others of the same results.
    pub score: f32,
}

/// What was found, and which words are highlighted in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// In which language, by its primary tag; empty where nothing was found.
    pub language: String,
    /// The documents, best first.
    pub hits: Vec<Hit>,
    /// Every form of what was asked, of what means the same, and of what was probably meant.
    pub forms: Vec<Arc<str>>,
    /// Whether they have all that was asked.
    pub has_all_words: bool,
}

impl Results {
    /// About how many bytes they take: the words are shared with the index.
    pub(crate) fn size(&self) -> usize {
        size_of::<Self>() + size_of_val(&*self.hits) + size_of_val(&*self.forms)
    }
}

/// Of how many, the best by their words alone, the titles and headings are looked at.
const JUDGED: usize = 300;
/// How much more a text counts whose title, or one of whose headings, is what was asked.
const NAMED: f32 = 4.0;
const HEADED: f32 = 3.0;
/// How much more it counts at least where its title says it among other things: a text that repeats a word is not more about
/// it.
const TITLED: f32 = 0.15;

/// What is known of a text while its words are counted.
#[derive(Clone, Copy, Default)]
struct Counted {
    score: f32,
    best: f32,
    turn: u8,
    words: u8,
    is_unwanted: bool,
}

impl Counted {
    /// Of `whole` words, some may be missing: each costs more than the one before.
    fn score(&self, whole: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a count of words")]
        let share = f32::from(self.words) / (whole.max(1) as f32);
        (self.score + self.best) * share * share
    }
}

/// Leaves the first `most` in this order, in any order among themselves.
fn best<T>(all: &mut Vec<T>, most: usize, order: impl FnMut(&T, &T) -> Ordering) {
    if all.len() > most && most > 0 {
        all.select_nth_unstable_by(most - 1, order);
        all.truncate(most);
    }
}

impl LanguageIndex {
    /// The texts that an audience may find, best first. All words where any text has them all; else as many as there are.
    pub fn find(&self, query: &Query, audience: u8, most: usize) -> Results {
        let Some(phrases) = self.numbers_of_phrases(query) else { return Results::default() };
        let asked = self.expand(query, audience);
        let (counted, touched) = self.count_all(query, &asked);
        let whole = asked.len();
        let mut scored: Vec<(f32, u32)> = Vec::new();
        let mut has_whole = false;
        for doc in touched {
            let Doc { audience: needed, is_gone, bigrams, .. } = &self.docs[doc as usize];
            let counted = &counted[doc as usize];
            let may_be_found = !is_gone && *needed <= audience && !counted.is_unwanted;
            if !may_be_found || !phrases.iter().all(|phrase| bigrams.may_be(phrase)) {
                continue;
            }
            // Where some text has all the words, one that has not is no answer.
            let is_whole = usize::from(counted.words) == whole;
            if is_whole && !has_whole {
                has_whole = true;
                scored.clear();
            }
            if is_whole || !has_whole {
                scored.push((counted.score(whole), doc));
            }
        }
        best(&mut scored, most.max(JUDGED), |one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let hits = self.judge_all(&asked, scored, has_whole, most);
        let forms = self.forms_of(&asked);
        Results { language: String::new(), hits, forms, has_all_words: has_whole }
    }

    /// What the words say of each text, and which texts they say something of.
    fn count_all(&self, query: &Query, asked: &[Expansion]) -> (Vec<Counted>, Vec<u32>) {
        let mut counted = vec![Counted::default(); self.docs.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (turn, expansion) in (1..).zip(asked) {
            for (stem, share) in &expansion.stems {
                self.count(turn, &self.postings[*stem as usize], *share, &mut counted, &mut touched);
            }
            for stems in &expansion.together {
                self.count(turn, &self.together(stems), SYNONYM, &mut counted, &mut touched);
            }
        }
        for word in &query.without {
            let Some(stem) = self.stem_numbers.get(&self.stems.stem(word)) else { continue };
            for doc in &self.postings[*stem as usize].docs {
                counted[*doc as usize].is_unwanted = true;
            }
        }
        (counted, touched)
    }

    /// The best by their words and their names, in their order.
    fn judge_all(
        &self,
        asked: &[Expansion],
        scored: Vec<(f32, u32)>,
        has_whole: bool,
        most: usize,
    ) -> Vec<Hit> {
        // A word that is written nowhere is in no title either.
        let whole = asked.iter().filter(|expansion| !expansion.is_empty()).count();
        let names = Names { masks: self.masks(asked), whole, may_lack: !has_whole };
        let mut hits: Vec<Hit> =
            scored.into_iter().map(|(score, doc)| self.judge(&names, doc, score)).collect();
        let best_first =
            |one: &Hit, other: &Hit| other.score.total_cmp(&one.score).then(one.id.cmp(&other.id));
        best(&mut hits, most, best_first);
        hits.sort_unstable_by(best_first);
        hits
    }

    fn forms_of(&self, asked: &[Expansion]) -> Vec<Arc<str>> {
        let stems = asked.iter().flat_map(|expansion| &expansion.marked);
        let words = stems.flat_map(|stem| &self.forms[*stem as usize]);
        let mut forms: Vec<_> =
            words.map(|word| Arc::clone(&self.known_words[*word as usize].word)).collect();
        forms.sort_unstable();
        forms.dedup();
        forms
    }

    /// The phrases by the numbers of their words; none where one of the words stands nowhere.
    fn numbers_of_phrases(&self, query: &Query) -> Option<Vec<Vec<u32>>> {
        let number = |word: &String| self.known.get(&**word).copied();
        query.phrases.iter().map(|phrase| phrase.iter().map(number).collect()).collect()
    }

    /// Adds what one meaning of a word says of each text: what counts is the best of all that it may mean.
    fn count(
        &self,
        turn: u8,
        postings: &Postings,
        share: f32,
        counted: &mut [Counted],
        touched: &mut Vec<u32>,
    ) {
        let Postings { docs, weights } = postings;
        #[expect(clippy::cast_precision_loss, reason = "counts of texts")]
        let rarity = (1.0 + self.docs.len() as f32 / (1.0 + docs.len() as f32)).ln();
        let unit = share * rarity / 255.0;
        for (doc, weight) in docs.iter().zip(weights) {
            let counted = &mut counted[*doc as usize];
            let says = unit * f32::from(*weight);
            if counted.turn == 0 {
                touched.push(*doc);
            }
            if counted.turn != turn {
                counted.turn = turn;
                counted.words += 1;
                counted.score += counted.best;
                counted.best = says;
            } else if says > counted.best {
                counted.best = says;
            }
        }
    }

    /// By a stem's number: which of the asked words it may be, a bit each.
    fn masks(&self, asked: &[Expansion]) -> Vec<u16> {
        let mut masks = vec![0; self.postings.len()];
        for (place, expansion) in asked.iter().enumerate() {
            for stem in
                expansion.stems.iter().map(|(stem, _)| stem).chain(expansion.together.iter().flatten())
            {
                masks[*stem as usize] |= 1 << place;
            }
        }
        masks
    }

    /// Looks at the title and the headings of a text: one that says what was asked, and little else, is what it is about.
    fn judge(&self, asked: &Names, doc: u32, score: f32) -> Hit {
        let doc = &self.docs[doc as usize];
        let mut names =
            self.names[doc.names.start as usize..doc.names.end as usize].split(|stem| *stem == NEXT);
        let title = names.next().map_or(0.0, |title| asked.cover(title));
        let heading = names.map(|heading| asked.cover(heading)).fold(0.0, f32::max);
        let titled = if title > 0.0 { TITLED } else { 0.0 };
        let named = 1.0 + titled + (NAMED * title * title).max(HEADED * heading * heading);
        Hit { id: doc.id, kind: doc.kind, score: score * named }
    }
}

/// What names are held against.
struct Names {
    /// By a stem's number: which of the asked words it may be, a bit each.
    masks: Vec<u16>,
    /// How many words are asked for that are written anywhere.
    whole: usize,
    /// Whether a name may lack some: where no text has them all.
    may_lack: bool,
}

impl Names {
    /// How much of a name is what was asked: 1 for all of it and nothing else, 0 where some of it is missing that may not.
    fn cover(&self, name: &[u32]) -> f32 {
        let said =
            name.iter().fold(0_u16, |said, stem| said | self.masks[*stem as usize]).count_ones() as usize;
        if said == 0 || said != self.whole && !self.may_lack {
            return 0.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of words")]
        let share = |of: usize| said as f32 / of.max(1) as f32;
        // What is missing costs more than what is said beside.
        share(self.whole) * share(self.whole) * share(name.len()).min(1.0)
    }
}
