//! Tokenising for full-text search: a text as a `tsvector`, what is asked of it as a `tsquery`. Both are folded, split and
//! stemmed by the same rules, so that a word is found in every spelling of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use base::{fold, fold_umlauts, is_of_word};
use rust_stemmers::{Algorithm, Stemmer};
use search::server::stop_words;

/// The longest word, in characters: longer ones are keys and hashes that nobody types.
const LONGEST: usize = 40;
/// The last place that a `tsvector` knows, and how many it keeps of one word.
const LAST_PLACE: usize = 16_383;
const MOST_PLACES: usize = 255;
/// More terms than this are not looked for.
const MOST_TERMS: usize = 16;
/// What begins and ends words that stand beside each other.
const QUOTES: [char; 4] = ['"', '“', '”', '„'];

/// The words of a text with their places, as a `tsvector` is written.
pub(super) fn search_vector(text: &str) -> String {
    let stems = Stems::new();
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut put = |word: String, place: usize| {
        let (places, place) = (places.entry(word).or_default(), place.min(LAST_PLACE));
        if places.len() < MOST_PLACES && places.last() != Some(&place) {
            places.push(place);
        }
    };
    let mut place = 1;
    for compound in compounds(text) {
        for whole in compound.whole() {
            put(whole, place);
        }
        for part in &compound.0 {
            for form in stems.forms(part) {
                put(form, place);
            }
            place += 1;
        }
    }
    let mut vector = String::with_capacity(text.len() * 2);
    for (word, places) in places {
        let places: Vec<_> = places.iter().map(ToString::to_string).collect();
        let _infallible = write!(vector, "'{word}':{} ", places.join(","));
    }
    vector
}

/// What was typed, as a `tsquery` is written: all of the words, "words beside each other", one `or` another, -none of
/// these. None where nothing is asked.
pub(super) fn search_query(typed: &str) -> Option<String> {
    let stems = Stems::new();
    let mut ways = vec![Vec::new()];
    for part in parts(typed).into_iter().take(MOST_TERMS) {
        if part.eq_ignore_ascii_case("or") {
            ways.push(Vec::new());
        } else if let (Some(term), Some(way)) = (Term::read(part), ways.last_mut()) {
            way.push(term);
        }
    }
    let ways: Vec<_> = ways.iter().filter(|way| !way.is_empty()).map(|way| stems.all_of(way)).collect();
    (!ways.is_empty()).then(|| ways.join(" | "))
}

/// What stands between blanks, or from one quote to the next; a `-` stays before what it takes away.
fn parts(typed: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let bare = rest.strip_prefix('-').unwrap_or(rest);
        let end = match bare.strip_prefix(QUOTES) {
            Some(quoted) => quoted.find(QUOTES).map(|end| rest.len() - quoted.len() + end),
            None => rest.find(|letter: char| letter.is_whitespace() || QUOTES.contains(&letter)),
        };
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        parts.push(part);
        // The end of a quotation is no beginning of another one.
        let after =
            if bare.starts_with(QUOTES) { after.strip_prefix(QUOTES).unwrap_or(after) } else { after };
        rest = after.trim_start();
    }
    parts
}

/// Words that are asked for beside each other.
struct Term {
    compounds: Vec<Compound>,
    is_unwanted: bool,
    /// Whether it is a single word that says nothing.
    is_small: bool,
}

impl Term {
    fn read(part: &str) -> Option<Self> {
        let (text, is_unwanted) = part.strip_prefix('-').map_or((part, false), |rest| (rest, true));
        let compounds = compounds(text);
        let is_stop_word =
            |word: &str| ["en", "de", "ar"].into_iter().any(|it| stop_words(it).contains(&word));
        let is_small = match &*compounds {
            [] => return None,
            [Compound(parts)] if !text.starts_with(QUOTES) => {
                parts.len() == 1 && is_stop_word(&parts[0].folded)
            }
            _ => false,
        };
        Some(Self { compounds, is_unwanted, is_small })
    }
}

/// A word as it is written where the keyboard lacks its marks, and without its umlauts where it has some.
struct Word {
    folded: String,
    bare: Option<String>,
}

/// Letters and digits that at most hyphens stand between, apart: `KX-41775`, `scan77`, `e-mail`.
struct Compound(Vec<Word>);

impl Compound {
    /// All of it as one word, where it has several parts.
    fn whole(&self) -> BTreeSet<String> {
        if self.0.len() < 2 {
            return BTreeSet::new();
        }
        let folded: String = self.0.iter().map(|part| &*part.folded).collect();
        let bare: String =
            self.0.iter().map(|part| part.bare.as_ref().unwrap_or(&part.folded).as_str()).collect();
        [folded, bare].map(shortened).into()
    }
}

/// The compounds of a text in their order.
fn compounds(text: &str) -> Vec<Compound> {
    let (folded, bare) = (fold(text), fold_umlauts(text));
    // The two differ by an `e` within a word, so they are split at the same places.
    let mut bare = if bare == folded { Vec::new() } else { split(&bare) }.into_iter().flatten();
    let mut word = |folded: String| {
        let bare = bare.next().filter(|bare| *bare != folded);
        Word { folded, bare }
    };
    split(&folded).into_iter().map(|parts| Compound(parts.into_iter().map(&mut word).collect())).collect()
}

/// The parts of each compound of a folded text.
fn split(text: &str) -> Vec<Vec<String>> {
    let is_within = |letter: char| is_of_word(letter) || is_joint(letter) || is_silent(letter);
    text.split(|letter| !is_within(letter)).map(split_compound).filter(|parts| !parts.is_empty()).collect()
}

/// At hyphens, and where letters and digits meet. Of scripts that are written without spaces, each sign is a part.
fn split_compound(compound: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut is_open = false;
    for letter in compound.chars().filter(|letter| !is_silent(*letter)) {
        if is_joint(letter) {
            is_open = false;
            continue;
        }
        let is_mark = !letter.is_alphanumeric();
        match parts.last_mut().filter(|_| is_open) {
            Some(part) if is_mark || part.ends_with(char::is_numeric) == letter.is_numeric() => {
                part.push(letter)
            }
            None if is_mark => continue,
            _ => parts.push(letter.to_string()),
        }
        is_open = !is_ideograph(letter);
    }
    parts.into_iter().map(shortened).collect()
}

fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | '_' | '\u{2010}')
}

/// What stands within a word and says nothing.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

fn shortened(word: String) -> String {
    match word.char_indices().nth(LONGEST) {
        Some((end, _)) => word[..end].to_owned(),
        None => word,
    }
}

/// The stems of the languages that a desk is written in. A text does not say which is its own, so a word has those of all.
struct Stems([Stemmer; 3]);

impl Stems {
    fn new() -> Self {
        Self([Algorithm::English, Algorithm::German, Algorithm::Arabic].map(Stemmer::create))
    }

    /// A word in every form that it is looked for in.
    fn forms(&self, word: &Word) -> BTreeSet<String> {
        let mut forms = BTreeSet::new();
        for word in [Some(&word.folded), word.bare.as_ref()].into_iter().flatten() {
            if !word.contains(char::is_numeric) {
                forms.extend(
                    self.0.iter().map(|stemmer| stemmer.stem(word).into_owned()).filter(|it| !it.is_empty()),
                );
            }
            forms.insert(word.clone());
        }
        forms
    }

    /// All of some terms, but for those that say nothing beside others.
    fn all_of(&self, terms: &[Term]) -> String {
        let tells = |term: &&Term| !term.is_small && !term.is_unwanted;
        let is_told = terms.iter().any(|term| tells(&term));
        let asked = terms.iter().filter(|term| !is_told || !term.is_small || term.is_unwanted);
        asked.map(|term| self.one(term)).collect::<Vec<_>>().join(" & ")
    }

    fn one(&self, term: &Term) -> String {
        let words = term.compounds.iter().flat_map(|compound| &compound.0);
        let beside: Vec<_> = words.map(|word| any_of(self.forms(word))).collect();
        let beside = beside.join(" <-> ");
        let whole = match &*term.compounds {
            [compound] => compound.whole(),
            _ => BTreeSet::new(),
        };
        let asked = if whole.is_empty() { beside } else { format!("{beside} | {}", any_of(whole)) };
        format!("{}({asked})", if term.is_unwanted { "!" } else { "" })
    }
}

fn any_of(words: BTreeSet<String>) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("'{word}'")).collect();
    format!("({})", words.join(" | "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_stored_in_all_its_words() {
        assert_eq!(search_vector("KX-41775 hums"), "'41775':2 'hum':3 'hums':3 'kx':1 'kx41775':1 ");
        assert_eq!(search_vector("geräumig"), "'geraeum':1 'geraeumig':1 'geraum':1 'geraumig':1 ");
        assert_eq!(search_vector("scan77.pdf"), "'77':2 'pdf':3 'scan':1 'scan77':1 ");
        assert_eq!(search_vector("灯泡 รหัสผ่าน"), "'รหัสผ่าน':3 '泡':2 '灯':1 '灯泡':1 ");
        assert_eq!(search_vector("-- ' \\ \u{301}"), "");
    }

    #[test]
    fn a_question_is_read_as_it_is_meant() {
        assert_eq!(search_query("KX-41775").unwrap(), "(('kx') <-> ('41775') | ('kx41775'))");
        assert_eq!(search_query("the \"old lamp\"").unwrap(), "(('old') <-> ('lamp'))");
        assert_eq!(search_query("the").unwrap(), "(('the'))");
        assert_eq!(search_query("lamp -42 or 7").unwrap(), "(('lamp')) & !(('42')) | (('7'))");
        assert_eq!(search_query("-\"a b\" \"c").unwrap(), "!(('a') <-> ('b')) & (('c'))");
        assert_eq!(search_query("mara77.lind").unwrap(), "(('mara') <-> ('77') <-> ('lind'))");
        for nothing in ["", "  ", "- \"\" ?!", "or", "'"] {
            assert_eq!(search_query(nothing), None, "{nothing}");
        }
    }

    proptest! {
        #[test]
        fn folding_what_is_stored_changes_nothing(text in r"(\PC|[a-zA-ZäöüßÄ0-9 .'_-]|[\u{300}-\u{36f}]){0,60}") {
            prop_assert_eq!(search_vector(&fold(&fold(&text))), search_vector(&fold(&text)));
        }

        #[test]
        fn both_foldings_are_split_alike(text in r"(\PC|[aouAOUäöü0-9 .'_-]|\u{308}|\u{e33}){0,60}") {
            let lengths = |text: String| split(&text).iter().map(Vec::len).collect::<Vec<_>>();
            prop_assert_eq!(lengths(fold(&text)), lengths(fold_umlauts(&text)));
        }

        #[test]
        fn nothing_that_is_typed_breaks_out_of_its_quotes(typed in r#"(\PC|['"\\ &|!:*()<>-]|[a-z]){0,60}"#) {
            let query = search_query(&typed).unwrap_or_default() + &search_vector(&typed);
            let words = query.split('\'').skip(1).step_by(2);
            for word in words {
                prop_assert!(!word.is_empty() && word.chars().all(is_of_word), "{}", query);
            }
        }
    }
}
