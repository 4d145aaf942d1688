//! The part of an address that a title becomes.

use base::{cut, is_of_word};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The longest slug, in characters.
pub const LONGEST_SLUG: usize = 120;

/// Makes a slug of any text: letters and digits of every script in lower case, with the marks that belong to them, all else
/// one hyphen. Letters that people type without their marks lose them; empty where nothing is left.
pub fn slug_of(text: &str) -> String {
    let mut slug = String::new();
    // A sign of a trade mark is no letters of the word before it.
    for letter in
        text.chars().filter(|letter| !matches!(letter, '™' | '℠')).nfkc().flat_map(char::to_lowercase).nfc()
    {
        if is_combining_mark(letter) {
            // A mark stands on a letter. Those of the Latin letters are left out like the marks that are one with theirs.
            if slug.ends_with(|letter: char| !letter.is_ascii() && is_of_word(letter)) {
                slug.push(letter);
            }
        } else if letter.is_alphanumeric() {
            push_plain(&mut slug, letter);
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(letter, '\'' | '’') {
            slug.push('-');
        }
    }
    // What was left out may have stood between a letter and its mark.
    let slug: String = slug.nfc().collect();
    cut(&slug, LONGEST_SLUG).trim_end_matches('-').to_owned()
}

/// The letter as it is written where the keyboard lacks it.
fn push_plain(slug: &mut String, letter: char) {
    match letter {
        'ä' | 'æ' => slug.push_str("ae"),
        'å' => slug.push_str("aa"),
        'ö' | 'ø' | 'œ' => slug.push_str("oe"),
        'ü' => slug.push_str("ue"),
        'ß' => slug.push_str("ss"),
        'þ' => slug.push_str("th"),
        'ð' | 'đ' => slug.push('d'),
        'ı' => slug.push('i'),
        'ł' => slug.push('l'),
        letter => {
            let stands_on = std::iter::once(letter).nfd().next().filter(char::is_ascii_alphanumeric);
            slug.push(stands_on.unwrap_or(letter));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn titles_become_addresses() {
        for (title, slug) in [
            ("Pair a lamp with your phone", "pair-a-lamp-with-your-phone"),
            ("  What's new?  ", "whats-new"),
            ("Größe ändern & Straße", "groesse-aendern-strasse"),
            ("إعادة ضبط المصباح", "إعادة-ضبط-المصباح"),
            ("../../etc/passwd", "etc-passwd"),
            ("รหัสผ่าน", "รหัสผ่าน"),
            ("हिन्दी में", "हिन्दी-में"),
            ("İnternet ısı", "internet-isi"),
            ("Gro\u{308}ße Ångström", "groesse-aangstroem"),
            ("Đổi bóng", "doi-bong"),
            ("ＵＳＢ™ 2.0", "usb-2-0"),
            ("\u{301}\u{301} a\u{323}\u{301}", "a"),
            ("???", ""),
        ] {
            assert_eq!(slug_of(title), slug);
        }
    }

    proptest! {
        #[test]
        fn a_slug_is_safe_in_an_address_and_stays_one(title in r"(\PC|[a-zäöüİı]|[ก-๛]|[\u{300}-\u{36f}]|[\u{900}-\u{97f}]){0,300}") {
            let slug = slug_of(&title);
            prop_assert!(slug.chars().all(|letter| is_of_word(letter) || letter == '-'));
            prop_assert!(!slug.split('-').any(|word| word.starts_with(is_combining_mark)), "{}", slug);
            prop_assert!(slug.chars().count() <= LONGEST_SLUG);
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-'));
            prop_assert_eq!(slug_of(&slug), slug);
        }
    }
}
