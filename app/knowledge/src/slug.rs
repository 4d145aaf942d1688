//! The part of an address that a title becomes.

/// The longest slug, in characters.
pub const LONGEST_SLUG: usize = 120;

/// Makes a slug of any text: letters and digits of every script in lower case, all else one hyphen.
/// Letters that people type without their marks lose them; empty where nothing is left.
pub fn slug_of(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            match plain(letter) {
                "" => slug.push(letter),
                plain => slug.push_str(plain),
            }
        } else if !slug.is_empty() && !slug.ends_with('-') && letter != '\'' && letter != '’' {
            slug.push('-');
        }
    }
    let slug: String = slug.chars().take(LONGEST_SLUG).collect();
    slug.trim_end_matches('-').to_owned()
}

/// How the letter is written where the keyboard lacks it.
fn plain(letter: char) -> &'static str {
    match letter {
        'à' | 'á' | 'â' | 'ã' => "a",
        'ä' | 'æ' => "ae",
        'å' => "aa",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ę' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ł' => "l",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ś' | 'š' => "s",
        'ß' => "ss",
        'ù' | 'ú' | 'û' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
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
            ("???", ""),
        ] {
            assert_eq!(slug_of(title), slug);
        }
    }

    proptest! {
        #[test]
        fn a_slug_is_safe_in_an_address_and_stays_one(title in ".{0,300}") {
            let slug = slug_of(&title);
            prop_assert!(slug.chars().all(|letter| letter.is_alphanumeric() || letter == '-'));
            prop_assert!(slug.chars().count() <= LONGEST_SLUG);
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-'));
            prop_assert_eq!(slug_of(&slug), slug);
        }
    }
}
