//! What the scorer promises, over examples and over any texts.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

fn said(text: &str) -> f64 {
    judge(text, Locale::En, None).score
}

fn felt(text: &str, locale: Locale) -> Sentiment {
    judge(text, locale, None).sentiment
}

#[test]
fn plain_sentences_are_understood_in_both_languages() {
    use Sentiment::{Negative, Neutral, Positive};
    for (text, wanted) in [
        ("Great service, thank you!", Positive),
        ("The parcel came a week late, and nobody told me why.", Negative),
        ("not bad at all", Positive),
        ("I am not happy with this lamp.", Negative),
        ("It does not work", Negative),
        ("The box holds two bulbs.", Neutral),
        ("👍", Positive),
        ("Well :(", Negative),
        ("", Neutral),
        ("It is beautiful, but it broke after a day.", Negative),
        ("It was late, but the lamp is wonderful.", Positive),
    ] {
        assert_eq!(felt(text, Locale::En), wanted, "{text}");
    }
    for (text, wanted) in [
        ("Die Lampe ist wunderschön, vielen Dank!", Positive),
        ("Die Lampe kam mit einem Sprung im Schirm an.", Negative),
        ("Das gefällt mir nicht.", Negative),
        ("Die Suche funktioniert nicht", Negative),
        ("Das ist nicht schlecht", Positive),
        ("Kein Problem, alles wie beschrieben", Positive),
        ("Zu langsam", Negative),
        ("Die Schachtel enthält zwei Birnen.", Neutral),
        ("Schöne Lampe, aber leider nach einem Tag kaputt", Negative),
    ] {
        assert_eq!(felt(text, Locale::De), wanted, "{text}");
    }
}

#[test]
fn the_language_is_that_of_the_text() {
    assert_eq!(felt("Ich bin mit der Lampe sehr unzufrieden", Locale::En), Sentiment::Negative);
    assert_eq!(felt("I am very unhappy with the lamp", Locale::De), Sentiment::Negative);
    assert_eq!(felt("المصباح جميل", Locale::Ar), Sentiment::Neutral, "there is no list of Arabic words");
}

#[test]
fn words_around_a_word_change_it() {
    assert!(
        said("very good") > said("good")
            && said("good") > said("slightly good")
            && said("slightly good") > 0.0
    );
    assert!(said("very bad") < said("bad") && said("bad") < said("a bit bad") && said("a bit bad") < 0.0);
    assert!(said("the lamp is GOOD") > said("the lamp is good"));
    assert_eq!(said("THE LAMP IS GOOD"), said("the lamp is good"), "who shouts all of it stresses nothing");
    assert!(said("good!!!") > said("good!") && said("good!") > said("good"));
    assert_eq!(said("good!!!!"), said("good!!!!!!!!!!"));
    assert!(said("terribly good") > said("good"), "what only strengthens says nothing else");
    assert!(said("not, good") > 0.0, "a clause ends what is denied");
    assert!(said("not one of the boxes was good") > 0.0, "so does its reach");
    assert!(said("not never good") > 0.0, "denied twice");
    assert!(said("good but bad") < 0.0 && said("bad but good") > 0.0);
}

#[test]
fn the_rating_weighs_in() {
    let of = |text: &str, rating| judge(text, Locale::En, rating);
    let by_rating = [1, 2, 3, 4, 5].map(|rating| of("", Some(rating)).sentiment);
    use Sentiment::{Negative, Neutral, Positive};
    assert_eq!(by_rating, [Negative, Negative, Neutral, Positive, Positive]);
    assert_eq!(of("", None), Verdict { sentiment: Neutral, score: 0.0 });
    for text in ["terrible, worst ever, awful", "wonderful, excellent, superb"] {
        assert_eq!((of(text, Some(1)).sentiment, of(text, Some(5)).sentiment), (Negative, Positive));
    }
    assert_eq!(of("terrible, worst ever", Some(4)).sentiment, Neutral, "they contradict each other");
    assert_eq!(of("terrible, worst ever", Some(3)).sentiment, Negative);
}

#[test]
fn a_megabyte_is_read_in_time() {
    let began = Instant::now();
    for piece in
        ["a", "not very good ", "!", "😡", "no use of no good ", ":( ", "but ", "nicht gut nicht ", "\n", "ä"]
    {
        let text = piece.repeat(1_000_000 / piece.len());
        assert!(judge(&text, Locale::En, None).score.is_finite(), "{piece}");
    }
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

const GOOD: [&str; 4] = ["good", "great", "nice", "excellent"];
const BAD: [&str; 4] = ["awful", "bad", "poor", "rotten"];

/// Two lists that are each other's mirror.
fn mirrored() -> (Lexicon, Lexicon) {
    let marks = "negators: not, never\nstronger: very\nweaker: slightly\nturns: but\nbehind: and";
    let list = |sign: &str, contrary: &str| {
        Lexicon::parse(&format!("{sign}3: {}\n{contrary}2: {}\n{marks}", GOOD.join(", "), BAD.join(", "),))
    };
    (list("", "-"), list("-", ""))
}

proptest! {
    #[test]
    fn any_text_has_a_score(text in any::<String>(), rating in proptest::option::of(any::<i16>())) {
        for locale in Locale::ALL {
            let verdict = judge(&text, locale, rating);
            prop_assert!((-1.0..=1.0).contains(&verdict.score));
        }
    }

    #[test]
    fn a_negation_flips_and_an_intensifier_grows(word in prop::sample::select([GOOD, BAD].concat())) {
        let plain = said(word);
        prop_assume!(plain != 0.0);
        let denied = said(&format!("not {word}"));
        prop_assert!(plain * denied < 0.0 && denied.abs() < plain.abs());
        let stronger = said(&format!("very {word}"));
        prop_assert!(plain * stronger > 0.0 && stronger.abs() > plain.abs());
        let weaker = said(&format!("somewhat {word}"));
        prop_assert!(plain * weaker > 0.0 && weaker.abs() < plain.abs());
    }

    #[test]
    fn what_is_good_by_one_list_is_as_bad_by_its_mirror(
        words in prop::collection::vec(
            prop::sample::select(vec!["good", "great", "awful", "bad", "not", "very", "slightly", "but", "lamp", "and", ",", "!", "BAD"]),
            0..30,
        ),
    ) {
        let (list, mirror) = mirrored();
        let tokens = Tokens::of(&words.join(" "));
        let (one, other) = (score(&list, &tokens), score(&mirror, &tokens));
        prop_assert_eq!(one.is_some(), other.is_some());
        prop_assert!((one.unwrap_or(0.0) + other.unwrap_or(0.0)).abs() < 1e-9);
    }
}
