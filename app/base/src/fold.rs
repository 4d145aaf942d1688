//! Unicode normalisation for search: compatibility forms, case and marks that people leave out are folded, alike in what
//! is written and in what is asked. Its tables are large: nothing that runs in the browser calls it.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::text::is_unseen;

/// A text in the one form that searches compare: NFKC, case-folded, letters of scripts that are read without their marks
/// without them. An umlaut becomes two letters, as it is written where the keyboard lacks it.
pub fn fold(text: &str) -> String {
    folded(text, true)
}

/// As [`fold`], with umlauts as the letters that they stand on: how people write who leave the dots out.
pub fn fold_umlauts(text: &str) -> String {
    folded(text, false)
}

/// Whether a sign belongs to a word: a letter, a digit, or what stands on one.
pub fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter)
}

fn folded(text: &str, are_umlauts_two: bool) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    let mut stands_on = ' ';
    for letter in text.chars().map(apart).nfkd().flat_map(char::to_lowercase).filter(|it| !is_unseen(*it)) {
        match letter {
            '\u{308}' if are_umlauts_two && matches!(stands_on, 'a' | 'o' | 'u') => folded.push('e'),
            // Of Cyrillic, й is a letter and no и with a mark.
            '\u{306}' if stands_on == 'и' => folded.push(letter),
            mark if is_left_out(mark) => continue,
            letter => match plain(letter) {
                Some(plain) => folded.push_str(plain),
                None => folded.push(digit(letter)),
            },
        }
        stands_on = letter;
    }
    // What a script is not read without stands where it belongs again: が, ि, Hangul.
    folded.nfc().collect()
}

/// Signs that would become letters of the word before them.
fn apart(letter: char) -> char {
    if matches!(letter, '™' | '℠') { ' ' } else { letter }
}

/// Accents, the vowel signs of Arabic and Hebrew, the Arabic stretch.
fn is_left_out(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20f0}'
        | '\u{fe20}'..='\u{fe2f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}'
        | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}')
}

/// Letters that Unicode does not take apart, as they are typed where the keyboard lacks them.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' => "ae",
        'ø' | 'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ð' | 'đ' | 'ɖ' | 'ɗ' => "d",
        'ħ' => "h",
        'ı' | 'ɨ' => "i",
        'ĸ' => "k",
        'ł' | 'ƚ' => "l",
        'ŋ' => "n",
        'ŧ' => "t",
        'ə' | 'ǝ' => "e",
        'ƀ' | 'ɓ' => "b",
        'ƙ' => "k",
        'ƶ' => "z",
        'ς' => "σ",
        'ٱ' => "ا",
        'ة' => "ه",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        _ => return None,
    })
}

/// The digits of Arabic and Persian, as the others.
fn digit(letter: char) -> char {
    let zero = match letter {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        letter => return letter,
    };
    char::from_digit(u32::from(letter) - zero, 10).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_a_word_meet() {
        for (written, folded) in [
            ("Zéphyrine", "zephyrine"),
            ("Öl", "oel"),
            ("O\u{308}l", "oel"),
            ("ＵＳＢ", "usb"),
            ("yağ değişimi", "yag degisimi"),
            ("İnternet Isı", "internet isi"),
            ("Đổi bóng", "doi bong"),
            ("łódź șțőű", "lodz stou"),
            ("Straße, STRASSE", "strasse, strasse"),
            ("Æther œuvre Øre þing ðað", "aether oeuvre oere thing dad"),
            ("ёлка й и\u{306}", "елка й й"),
            ("Άλφα ΛΌΓΟΣ λόγος", "αλφα λογοσ λογοσ"),
            ("إِعَادَة ٤٢", "اعاده 42"),
            ("か\u{3099} ﾊﾟ", "が パ"),
            ("รหัสผ่าน", "รหัสผ่าน"),
            ("हिन्दी", "हिन्दी"),
            ("한국어", "한국어"),
            ("Lamp™ x²", "lamp  x2"),
            ("so\u{ad}ft\u{200b}", "soft"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
        assert_eq!(fold_umlauts("geräumig Öl Straße"), "geraumig ol strasse");
    }

    #[test]
    fn folding_twice_changes_no_letter_of_any_script() {
        // All that have a case or can be taken apart; of Chinese and Korean the compatible ones.
        for letter in ('\0'..'\u{3400}').chain('\u{a000}'..'\u{ac10}').chain('\u{f900}'..'\u{20000}') {
            let once = fold(letter.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{letter:?} {:x}", u32::from(letter));
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in r"([ -~]|\PC|[aouиAOUS\u{300}-\u{36f}]|[\u{600}-\u{6ff}]){0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
            let bare = fold_umlauts(&text);
            prop_assert_eq!(fold_umlauts(&bare), bare);
        }

        #[test]
        fn every_normal_form_folds_alike(text in r"(\PC|[aouиAOUS\u{300}-\u{36f}]){0,40}") {
            let forms = [text.nfc().collect::<String>(), text.nfd().collect(), text.nfkc().collect()];
            // A sign of a trade mark is no letters, before it was made some.
            prop_assume!(!text.contains(['™', '℠']));
            for form in forms {
                prop_assert_eq!(fold(&form), fold(&text));
            }
        }
    }
}
