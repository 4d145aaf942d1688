//! The built-in scorer: sentiment analysis by word lists, with the scope of negations, intensifiers and diminishers,
//! emoticons, capitals and "but". Pure, in time that grows with the text and no faster.

use base::Locale;

use super::{
    lexicon::{Lexicon, Mark, Meaning, english, german},
    tokens::Tokens,
};
use crate::Sentiment;

/// How far before a word something works on it, in words.
const REACH: usize = 3;
/// What is denied says less of its contrary than what says the contrary: "not bad" is no "good".
const NEGATED: f64 = -0.7;
const STRONGER: f64 = 1.3;
const WEAKER: f64 = 0.6;
const SHOUTED: f64 = 1.25;
const BEFORE_BUT: f64 = 0.5;
const AFTER_BUT: f64 = 1.5;
/// Each exclamation mark, up to four of them.
const EXCLAIMED: f64 = 0.05;
/// With this, one strong word comes halfway to the end of the scale.
const HALFWAY: f64 = 15.0;
/// From here on somebody feels something.
const FELT: f64 = 0.2;
/// How much of a judgement is the rating's, where there are words too.
const RATING_SHARE: f64 = 0.6;

/// How somebody feels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// In a word.
    pub sentiment: Sentiment,
    /// How much so, from -1 to 1.
    pub score: f64,
}

impl Verdict {
    /// The verdict of a score.
    pub(super) fn of(score: f64) -> Self {
        let sentiment = match score {
            FELT.. => Sentiment::Positive,
            score if score <= -FELT => Sentiment::Negative,
            _ => Sentiment::Neutral,
        };
        Self { sentiment, score }
    }
}

/// Judges what somebody wrote, and how they rated. Without a word that the lists know, the rating alone decides.
pub fn judge(text: &str, locale: Locale, rating: Option<i16>) -> Verdict {
    let tokens = Tokens::of(text);
    let said = score(lexicon_of(&tokens, locale), &tokens);
    let rated = rating.map(|rating| (f64::from(rating.clamp(1, 5)) - 3.0) / 2.0);
    Verdict::of(match (said, rated) {
        (Some(said), Some(rated)) => RATING_SHARE * rated + (1.0 - RATING_SHARE) * said,
        (Some(said), None) => said,
        (None, rated) => rated.unwrap_or(0.0),
    })
}

/// The list of the language that a text is written in, which need not be that of the page around it.
fn lexicon_of(tokens: &Tokens, locale: Locale) -> &'static Lexicon {
    let common = |lexicon: &Lexicon| tokens.all.iter().filter(|token| lexicon.is_common(&token.word)).count();
    let (of_english, of_german) = (common(english()), common(german()));
    let is_german = if of_english == of_german { locale == Locale::De } else { of_german > of_english };
    if is_german { german() } else { english() }
}

/// What is known of a place in the text.
#[derive(Clone, Copy, Default)]
struct Place {
    meaning: Meaning,
    /// How many words it takes; none where it is within a phrase.
    length: usize,
}

/// The score of a text, from -1 to 1; none where no word of it says anything.
fn score(lexicon: &Lexicon, tokens: &Tokens) -> Option<f64> {
    let places = places(lexicon, tokens);
    let turns = turns(&places, tokens);
    let tells_by_capitals = tokens.tells_by_capitals();
    let mut said = None;
    for (at, place) in places.iter().enumerate() {
        if place.meaning.valence == 0.0 || only_strengthens(&places, tokens, at) {
            continue;
        }
        let mut weight = before(&places, tokens, at) * behind(lexicon, &places, tokens, at);
        if tells_by_capitals && tokens.all[at].is_shouted {
            weight *= SHOUTED;
        }
        weight *= match turns.get(tokens.all[at].sentence).copied().flatten() {
            Some(turn) if at < turn => BEFORE_BUT,
            Some(_) => AFTER_BUT,
            None => 1.0,
        };
        said = Some(said.unwrap_or(0.0) + place.meaning.valence * weight);
    }
    let sum = said? * (1.0 + EXCLAIMED * f64::from(tokens.exclamations.min(4)));
    Some(sum / (sum * sum + HALFWAY).sqrt())
}

/// What each word says, phrases before their words.
fn places(lexicon: &Lexicon, tokens: &Tokens) -> Vec<Place> {
    let mut places = vec![Place::default(); tokens.all.len()];
    let mut at = 0;
    while let Some(token) = tokens.all.get(at) {
        let (meaning, length) = match token.sign {
            Some(valence) => (Meaning { valence, mark: None }, 1),
            None => phrase(lexicon, tokens, at)
                .unwrap_or_else(|| (lexicon.meaning(&token.word).unwrap_or_default(), 1)),
        };
        places[at] = Place { meaning, length };
        at += length;
    }
    places
}

/// The longest phrase that begins here, within its clause.
fn phrase(lexicon: &Lexicon, tokens: &Tokens, at: usize) -> Option<(Meaning, usize)> {
    let first = &tokens.all[at];
    let longest = lexicon.longest_phrase(&first.word);
    let words = tokens.all[at..].iter().take(longest).take_while(|token| token.clause == first.clause);
    let words: Vec<&str> = words.map(|token| &*token.word).collect();
    (2..=words.len()).rev().find_map(|length| Some((lexicon.meaning(&words[..length].join(" "))?, length)))
}

/// Whether a word that feels something stands here only to make the next one more: "terribly good".
fn only_strengthens(places: &[Place], tokens: &Tokens, at: usize) -> bool {
    let next = at + places[at].length;
    places[at].meaning.mark == Some(Mark::Strengthens)
        && places.get(next).is_some_and(|place| place.meaning.valence != 0.0)
        && tokens.all[next].clause == tokens.all[at].clause
}

/// What stands before a word in its clause does to it.
fn before(places: &[Place], tokens: &Tokens, at: usize) -> f64 {
    let mut weight = 1.0;
    let reach = places[at.saturating_sub(REACH)..at].iter().zip(&tokens.all[at.saturating_sub(REACH)..at]);
    for (place, _) in reach.filter(|(_, token)| token.clause == tokens.all[at].clause) {
        weight *= match place.meaning.mark {
            Some(Mark::Negates) => NEGATED,
            Some(Mark::Strengthens) => STRONGER,
            Some(Mark::Weakens) => WEAKER,
            Some(Mark::Turns) | None => 1.0,
        };
    }
    weight
}

/// Where a language denies from behind ("gefällt mir nicht"), what stands behind a word does to it.
fn behind(lexicon: &Lexicon, places: &[Place], tokens: &Tokens, at: usize) -> f64 {
    if !lexicon.negates_behind() || tokens.all[at].sign.is_some() {
        return 1.0;
    }
    let first = at + places[at].length;
    let rest = places.iter().zip(&tokens.all).skip(first).take(REACH);
    let scope = rest
        .take_while(|(_, token)| token.clause == tokens.all[at].clause && !lexicon.ends_scope(&token.word));
    let is_denied = scope.filter(|(place, _)| place.meaning.mark == Some(Mark::Negates)).count() % 2 == 1;
    if is_denied { NEGATED } else { 1.0 }
}

/// Where each sentence turns, the last time.
fn turns(places: &[Place], tokens: &Tokens) -> Vec<Option<usize>> {
    let mut turns = vec![None; tokens.all.last().map_or(0, |last| last.sentence + 1)];
    for (at, (place, token)) in places.iter().zip(&tokens.all).enumerate() {
        if place.meaning.mark == Some(Mark::Turns) {
            turns[token.sentence] = Some(at);
        }
    }
    turns
}

#[cfg(test)]
#[path = "tests/scorer.rs"]
mod tests;
