//! What is found, in memory alone.

use super::*;
use crate::server::search::query::Query;

fn entry(number: u128, title: &str, text: &str) -> Entry {
    Entry { id: Uuid::from_u128(number), title: title.to_owned(), text: text.to_owned(), ..Entry::default() }
}

fn shelf() -> Shelf {
    let taught = Taught {
        synonyms: vec![
            vec!["bulb".to_owned(), "light".to_owned()],
            vec!["factory settings".to_owned(), "reset".to_owned()],
        ],
        stop_words: vec!["please".to_owned()],
        telling: vec!["until".to_owned(), "before".to_owned()],
    };
    let mut shelf = Shelf::new("en", &taught);
    shelf.put(&entry(1, "Pair a lamp", "Hold the button until it breathes."));
    shelf.put(&entry(2, "Reset a lamp", "Before it can be paired again, hold the button."));
    shelf.put(&entry(3, "Change the bulb", "Any lamp takes an ordinary one."));
    shelf.put(&Entry { audience: 2, ..entry(4, "Returns", "For the desk alone: the lamp comes back.") });
    shelf
}

fn found(shelf: &Shelf, typed: &str) -> Vec<u128> {
    shelf.find(&Query::read(typed), 0, 10).hits.into_iter().map(|hit| hit.id.as_u128()).collect()
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
    assert_eq!(found(&shelf(), "factory settings "), [2]);
    assert_eq!(found(&shelf(), "factory lamp "), [1, 2, 3], "half of a synonym is none");
    assert_eq!(found(&shelf(), "chnage teh bulb "), [3]);
    assert_eq!(found(&shelf(), "braeth"), [1], "misspelt and not yet whole");
    assert!(found(&shelf(), "braeth ").is_empty(), "whole, and no word");
}

#[test]
fn unwanted_words_and_other_audiences_are_left_out() {
    assert_eq!(found(&shelf(), "lamp -reset -bulb"), [1]);
    assert!(found(&shelf(), "returns").is_empty());
    let desk = shelf().find(&Query::read("returns"), 2, 10).hits;
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

#[test]
fn a_heading_that_is_what_was_asked_is_worth_more_than_the_words_here_and_there() {
    let mut shelf = Shelf::new("en", &Taught::default());
    let often = "Other lamps have other attributes, and attributes of lamps have others. ".repeat(9);
    shelf.put(&Entry { headings: "Attributes\nOther".to_owned(), ..entry(1, "All attributes", &often) });
    let headings = "The basics\nOther attributes".to_owned();
    shelf.put(&Entry { headings, ..entry(2, "Lamps", &"Nothing about that. ".repeat(200)) });
    assert_eq!(found(&shelf, "other attributes "), [2, 1]);
    assert_eq!(found(&shelf, "other atributes "), [2, 1], "misspelt too");
    assert_eq!(found(&shelf, "lamps "), [2, 1]);
}

#[test]
fn a_word_of_a_hidden_or_a_former_text_is_no_word() {
    let mut shelf = Shelf::new("en", &Taught::default());
    shelf.put(&entry(1, "The lamp flickers", "Why does it flicker?"));
    assert_eq!(found(&shelf, "flickar "), [1]);
    shelf.put(&Entry { audience: 2, ..entry(2, "Flickar", "A secret of the desk.") });
    assert_eq!(found(&shelf, "flickar "), [1], "a stranger cannot tell that it is written somewhere");
    assert_eq!(shelf.find(&Query::read("flickar "), 2, 10).hits[0].id.as_u128(), 2);
    shelf.remove(Uuid::from_u128(2));
    assert_eq!(shelf.find(&Query::read("flickar "), 2, 10).hits[0].id.as_u128(), 1, "a slip that was mended");
}

#[test]
fn several_words_that_mean_one_must_stand_together() {
    let taught = Taught {
        synonyms: vec![vec!["wifi".to_owned(), "wireless network".to_owned()]],
        ..Taught::default()
    };
    let mut shelf = Shelf::new("en", &taught);
    shelf.put(&entry(1, "The wireless network", "It is lost."));
    shelf.put(&entry(2, "Wireless charging", "Put the lamp on it."));
    shelf.put(&entry(3, "Wifi", "It is lost too."));
    assert_eq!(found(&shelf, "wifi "), [3, 1]);
    assert_eq!(found(&shelf, "wireless network "), [1, 3]);
    let marked = shelf.find(&Query::read("wifi "), 0, 10).forms;
    assert_eq!(marked.iter().map(|word| &**word).collect::<Vec<_>>(), ["network", "wifi", "wireless"]);
}

#[test]
fn an_admin_has_a_word_looked_for_that_its_language_passes_over() {
    let mut shelf = Shelf::new("en", &Taught { telling: vec!["why".to_owned()], ..Taught::default() });
    shelf.put(&entry(1, "Why the lamp hums", "It is on."));
    shelf.put(&entry(2, "The lamp", "It is off."));
    assert_eq!(found(&shelf, "why lamp "), [1]);
    assert_eq!(found(&shelf, "the lamp "), [2, 1]);
}

#[test]
fn a_phrase_passes_over_texts_that_cannot_have_it() {
    let mut shelf = Shelf::new("en", &Taught::default());
    for number in 0..400 {
        shelf.put(&entry(number, "The lamp", "Hold the button, then let go."));
    }
    shelf.put(&entry(400, "Other", "Let the lamp hold then the button go."));
    assert_eq!(found(&shelf, "\"then the button\""), [400]);
    assert!(found(&shelf, "\"then the garage\"").is_empty());
}

#[test]
fn words_of_hidden_and_former_texts_take_no_place_from_those_that_are_found() {
    let mut shelf = Shelf::new("en", &Taught::default());
    shelf.put(&entry(1, "Zinnia", "A flower."));
    let many: String = (0..200).map(|number| format!("zin{number:03} ")).collect();
    shelf.put(&Entry { audience: 2, ..entry(2, "For the desk", &many) });
    assert_eq!(found(&shelf, "zin"), [1]);
    shelf.remove(Uuid::from_u128(2));
    assert_eq!(found(&shelf, "zin"), [1]);
}
