//! What is found, in memory alone.

use super::*;
use crate::server::query::Query;

fn document(number: u128, title: &str, text: &str) -> Document {
    Document {
        id: Uuid::from_u128(number),
        title: title.to_owned(),
        text: text.to_owned(),
        ..Document::default()
    }
}

fn index() -> LanguageIndex {
    let settings = SearchSettings {
        synonyms: vec![
            vec!["bulb".to_owned(), "light".to_owned()],
            vec!["factory settings".to_owned(), "reset".to_owned()],
        ],
        stop_words: vec!["please".to_owned()],
        stop_word_exceptions: vec!["until".to_owned(), "before".to_owned()],
    };
    let mut index = LanguageIndex::new("en", &settings);
    index.insert(&document(1, "Pair a lamp", "Hold the button until it breathes."));
    index.insert(&document(2, "Reset a lamp", "Before it can be paired again, hold the button."));
    index.insert(&document(3, "Change the bulb", "Any lamp takes an ordinary one."));
    index.insert(&Document {
        audience: 2,
        ..document(4, "Returns", "For the desk alone: the lamp comes back.")
    });
    index
}

fn found(index: &LanguageIndex, typed: &str) -> Vec<u128> {
    index.find(&Query::read(typed), 0, 10).hits.into_iter().map(|hit| hit.id.as_u128()).collect()
}

#[test]
fn the_title_says_most_and_every_form_of_a_word_is_the_word() {
    assert_eq!(found(&index(), "pairing"), [1, 2]);
    assert_eq!(found(&index(), "reset "), [2]);
    assert_eq!(found(&index(), "how do I pair a lamp? "), [1, 2]);
}

#[test]
fn a_beginning_a_slip_and_a_synonym_find_the_word() {
    assert_eq!(found(&index(), "breat"), [1]);
    assert_eq!(found(&index(), "buton "), [1, 2]);
    assert_eq!(found(&index(), "light "), [3]);
    assert_eq!(found(&index(), "factory settings "), [2]);
    assert_eq!(found(&index(), "factory lamp "), [1, 2, 3], "half of a synonym is none");
    assert_eq!(found(&index(), "chnage teh bulb "), [3]);
    assert_eq!(found(&index(), "braeth"), [1], "misspelt and not yet whole");
    assert_eq!(found(&index(), "braeth "), [1], "a slip in the stem");
    assert!(found(&index(), "braet ").is_empty(), "whole, and no word");
}

#[test]
fn unwanted_words_and_other_audiences_are_left_out() {
    assert_eq!(found(&index(), "lamp -reset -bulb"), [1]);
    assert!(found(&index(), "returns").is_empty());
    let desk = index().find(&Query::read("returns"), 2, 10).hits;
    assert_eq!(desk[0].id.as_u128(), 4);
}

#[test]
fn some_of_the_words_are_better_than_nothing() {
    assert_eq!(found(&index(), "reset garage door "), [2]);
    assert!(found(&index(), "garage door ").is_empty());
    assert!(found(&index(), "").is_empty());
}

#[test]
fn what_changed_is_found_as_it_is_and_what_is_gone_not_at_all() {
    let mut index = index();
    index.insert(&document(1, "Connect a phone", "Now it says something else."));
    assert_eq!(found(&index, "connect "), [1]);
    assert!(!found(&index, "pair ").contains(&1));
    index.remove(Uuid::from_u128(2));
    assert!(found(&index, "reset ").is_empty());
}

#[test]
fn a_heading_that_is_what_was_asked_is_worth_more_than_the_words_here_and_there() {
    let mut index = LanguageIndex::new("en", &SearchSettings::default());
    let often = "Other lamps have other attributes, and attributes of lamps have others. ".repeat(9);
    index.insert(&Document {
        headings: "Attributes\nOther".to_owned(),
        ..document(1, "All attributes", &often)
    });
    let headings = "The basics\nOther attributes".to_owned();
    index.insert(&Document { headings, ..document(2, "Lamps", &"Nothing about that. ".repeat(200)) });
    assert_eq!(found(&index, "other attributes "), [2, 1]);
    assert_eq!(found(&index, "other atributes "), [2, 1], "misspelt too");
    assert_eq!(found(&index, "lamps "), [2, 1]);
}

#[test]
fn a_word_of_a_hidden_or_a_former_text_is_no_word() {
    let mut index = LanguageIndex::new("en", &SearchSettings::default());
    index.insert(&document(1, "The lamp flickers", "Why does it flicker?"));
    assert_eq!(found(&index, "flickar "), [1]);
    index.insert(&Document { audience: 2, ..document(2, "Flickar", "A secret of the desk.") });
    assert_eq!(found(&index, "flickar "), [1], "a stranger cannot tell that it is written somewhere");
    assert_eq!(index.find(&Query::read("flickar "), 2, 10).hits[0].id.as_u128(), 2);
    index.remove(Uuid::from_u128(2));
    assert_eq!(index.find(&Query::read("flickar "), 2, 10).hits[0].id.as_u128(), 1, "a slip that was mended");
}

#[test]
fn several_words_that_mean_one_must_stand_together() {
    let settings = SearchSettings {
        synonyms: vec![vec!["wifi".to_owned(), "wireless network".to_owned()]],
        ..SearchSettings::default()
    };
    let mut index = LanguageIndex::new("en", &settings);
    index.insert(&document(1, "The wireless network", "It is lost."));
    index.insert(&document(2, "Wireless charging", "Put the lamp on it."));
    index.insert(&document(3, "Wifi", "It is lost too."));
    assert_eq!(found(&index, "wifi "), [3, 1]);
    assert_eq!(found(&index, "wireless network "), [1, 3]);
    let marked = index.find(&Query::read("wifi "), 0, 10).forms;
    assert_eq!(marked.iter().map(|word| &**word).collect::<Vec<_>>(), ["network", "wifi", "wireless"]);
}

#[test]
fn an_admin_has_a_word_looked_for_that_its_language_passes_over() {
    let mut index = LanguageIndex::new(
        "en",
        &SearchSettings { stop_word_exceptions: vec!["why".to_owned()], ..SearchSettings::default() },
    );
    index.insert(&document(1, "Why the lamp hums", "It is on."));
    index.insert(&document(2, "The lamp", "It is off."));
    assert_eq!(found(&index, "why lamp "), [1]);
    assert_eq!(found(&index, "the lamp "), [2, 1]);
}

#[test]
fn a_phrase_passes_over_texts_that_cannot_have_it() {
    let mut index = LanguageIndex::new("en", &SearchSettings::default());
    for number in 0..400 {
        index.insert(&document(number, "The lamp", "Hold the button, then let go."));
    }
    index.insert(&document(400, "Other", "Let the lamp hold then the button go."));
    assert_eq!(found(&index, "\"then the button\""), [400]);
    assert!(found(&index, "\"then the garage\"").is_empty());
}

#[test]
fn words_of_hidden_and_former_texts_take_no_place_from_those_that_are_found() {
    let mut index = LanguageIndex::new("en", &SearchSettings::default());
    index.insert(&document(1, "Zinnia", "A flower."));
    let many: String = (0..200).map(|number| format!("zin{number:03} ")).collect();
    index.insert(&Document { audience: 2, ..document(2, "For the desk", &many) });
    assert_eq!(found(&index, "zin"), [1]);
    index.remove(Uuid::from_u128(2));
    assert_eq!(found(&index, "zin"), [1]);
}

#[test]
fn a_title_that_says_it_is_before_a_text_that_repeats_one_word() {
    let mut index = LanguageIndex::new("en", &SearchSettings::default());
    index.insert(&document(1, "The lamp does not pair", "Ask whoever has it."));
    index.insert(&document(
        2,
        "When your parcel arrives",
        &"A lamp in a parcel, and a lamp beside. ".repeat(20),
    ));
    index.insert(&document(3, "Light for the evening", &"The lamp. ".repeat(40)));
    for typed in ["lamp dosnt par", "lamp dosnt par ", "my lamp doesnt pair", "lamp pair zzzzzz "] {
        assert_eq!(found(&index, typed)[0], 1, "{typed}");
    }
    assert!(
        index.find(&Query::read("lamp dosnt pair "), 0, 10).has_all_words,
        "what says nothing is not missed"
    );
    assert!(!index.find(&Query::read("lamp zzzzzz "), 0, 10).has_all_words);
    assert!(found(&index, "dosnt ").is_empty());
    let long = "A lamp that stands beside the bed of a child and shines until it sleeps";
    index.insert(&document(4, long, &"It shines. ".repeat(400)));
    index.insert(&document(5, "Returns", &"A lamp, and a bed. ".repeat(60)));
    assert_eq!(found(&index, "bed "), [4, 5]);
}

#[test]
fn a_slip_in_a_form_that_is_written_nowhere_finds_the_other_forms() {
    let mut index = LanguageIndex::new("en", &SearchSettings::default());
    index.insert(&document(1, "The lamp flickers", "Turn the bulb."));
    index.insert(&Document { audience: 2, ..document(2, "Flikers", "A secret of the desk.") });
    for typed in ["flikering", "flikering ", "flikered "] {
        assert_eq!(found(&index, typed), [1], "{typed}");
    }
    assert!(found(&index, "slickering ").is_empty(), "its first letter is another");
}
