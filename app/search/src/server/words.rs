//! Text to words, and words to what they have in common: the same for what is written and for what is asked.

use base::{fold, is_of_word};
use rust_stemmers::{Algorithm, Stemmer};

/// The longest word, in characters: longer ones are keys and hashes that nobody types.
const LONGEST: usize = 40;

/// The words of a text in their order, folded: lower case, without marks that people leave out.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, &mut String::new(), |word| words.push(word.to_owned()));
    words
}

/// Hands each word of a text over, in their order and folded. `word` is where they are put together: who asks for many
/// texts keeps it.
pub(super) fn each_word(text: &str, word: &mut String, each: impl FnMut(&str)) {
    if text.is_ascii() {
        each_folded(text, word, each);
    } else {
        each_folded(&fold(text), word, each);
    }
}

/// The words of a text that is folded, or ASCII.
fn each_folded(text: &str, word: &mut String, mut each: impl FnMut(&str)) {
    word.clear();
    let mut finish = |word: &mut String| {
        if !word.is_empty() {
            each(word.char_indices().nth(LONGEST).map_or(&**word, |(end, _)| &word[..end]));
            word.clear();
        }
    };
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            word.push(letter.to_ascii_lowercase());
        } else if is_ideograph(letter) {
            finish(word);
            word.push(letter);
            finish(word);
        } else if !letter.is_ascii() && is_of_word(letter) {
            word.push(letter);
        } else if !matches!(letter, '\'' | '’') {
            finish(word);
        }
    }
    finish(word);
}

/// Writing without spaces: each sign is a word.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Takes words of one language to their stems.
pub(super) struct Stems {
    stemmer: Option<Stemmer>,
}

impl Stems {
    /// For a language by its primary tag; one that has no rules keeps its words as they are.
    pub fn of(language: &str) -> Self {
        let algorithm = match language {
            "ar" => Algorithm::Arabic,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "hu" => Algorithm::Hungarian,
            "it" => Algorithm::Italian,
            "nl" => Algorithm::Dutch,
            "no" | "nb" | "nn" => Algorithm::Norwegian,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            _ => return Self { stemmer: None },
        };
        Self { stemmer: Some(Stemmer::create(algorithm)) }
    }

    /// The stem of a folded word. Numbers and names with digits have none but themselves.
    pub fn stem(&self, word: &str) -> String {
        match &self.stemmer {
            Some(stemmer) if !word.chars().any(|letter| letter.is_ascii_digit()) => {
                stemmer.stem(word).into_owned()
            }
            _ => word.to_owned(),
        }
    }
}

/// Words that say nothing of what is asked.
pub fn stop_words(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &[
            "a", "an", "and", "are", "arent", "as", "at", "be", "but", "by", "can", "cannot", "cant",
            "could", "couldnt", "did", "didnt", "do", "does", "doesnt", "dont", "for", "from", "get", "had",
            "has", "hasnt", "have", "havent", "how", "i", "if", "im", "in", "into", "is", "isnt", "it",
            "its", "ive", "me", "my", "no", "not", "of", "on", "or", "our", "so", "than", "that", "the",
            "their", "then", "there", "these", "they", "this", "to", "up", "us", "was", "wasnt", "we",
            "were", "werent", "what", "when", "where", "which", "who", "why", "will", "with", "wont",
            "would", "wouldnt", "you", "your",
        ],
        "de" => &[
            "aber", "als", "am", "an", "auch", "auf", "aus", "bei", "bin", "bis", "da", "das", "dass", "dem",
            "den", "der", "des", "die", "doch", "du", "ein", "eine", "einem", "einen", "einer", "eines",
            "er", "es", "fuer", "habe", "haben", "hat", "ich", "ihr", "im", "in", "ist", "kann", "kein",
            "keine", "man", "mein", "meine", "meinen", "meiner", "mich", "mir", "mit", "nach", "nicht",
            "noch", "oder", "sich", "sie", "sind", "so", "um", "und", "uns", "unser", "vom", "von", "vor",
            "warum", "was", "wann", "wenn", "wer", "wie", "wird", "wir", "wo", "zu", "zum", "zur",
        ],
        "ar" => &[
            "ان",
            "او",
            "اي",
            "الى",
            "الي",
            "التي",
            "الذي",
            "عن",
            "علي",
            "في",
            "قد",
            "كان",
            "كيف",
            "كل",
            "لا",
            "لم",
            "لماذا",
            "ليس",
            "ما",
            "ماذا",
            "متي",
            "مع",
            "من",
            "هذا",
            "هذه",
            "هل",
            "هو",
            "هي",
            "و",
            "يا",
        ],
        _ => &[],
    }
}

/// The languages whose stop words are known, English last.
const WITH_STOP_WORDS: [&str; 3] = ["ar", "de", "en"];

/// The language that a text is most likely written in, by its primary tag, of those whose stop words are known; English
/// where nothing tells.
pub fn likeliest_language(text: &str) -> &'static str {
    let words = words(text);
    let told = |language: &&str| {
        let small = stop_words(language);
        words.iter().filter(|word| small.contains(&&***word)).count()
    };
    // The last of equals wins, and English is to.
    WITH_STOP_WORDS.into_iter().max_by_key(told).unwrap_or("en")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_found_in_every_script() {
        assert_eq!(words("Don't PAIR the Größe-42!"), ["dont", "pair", "the", "groesse", "42"]);
        assert_eq!(words("إِعَادَة"), ["اعاده"]);
        assert_eq!(words("灯泡 a"), ["灯", "泡", "a"]);
        assert_eq!(words("รหัสผ่าน ＵＳＢ"), ["รหัสผ่าน", "usb"]);
        assert_eq!(words("yağ değişimi, Đổi bóng"), ["yag", "degisimi", "doi", "bong"]);
        assert_eq!(words("O\u{308}l"), words("Öl"));
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let english = Stems::of("en");
        assert_eq!(english.stem("pairing"), english.stem("paired"));
        let german = Stems::of("de");
        assert_eq!(german.stem("lampen"), german.stem("lampe"));
        assert_eq!(english.stem("e27s"), "e27s");
        let arabic = Stems::of("ar");
        assert_eq!(arabic.stem("المصباح"), arabic.stem("مصباح"));
    }

    #[test]
    fn a_text_is_known_by_its_small_words() {
        for (text, language) in [
            ("The lamp in the hallway hums when it is off.", "en"),
            ("Die Lampe im Flur brummt, wenn sie aus ist.", "de"),
            ("المصباح في الممر يصدر طنينا من دون سبب، ما هو هذا", "ar"),
            ("E27", "en"),
            ("", "en"),
        ] {
            assert_eq!(likeliest_language(text), language, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_folded_word_folds_to_itself(text in ".{0,80}") {
            for word in words(&text) {
                prop_assert_eq!(words(&word).concat(), word);
            }
        }
    }
}
