//! What a file is called once it is here: the last step of what was said, without what would turn, cut or hide it.

use base::without_turns;
use unicode_segmentation::UnicodeSegmentation;

/// What is called nothing at all.
const NAMELESS: &str = "file";
/// The longest name, in graphemes and in bytes: what every file system takes.
const LONGEST: usize = 200;
const LONGEST_BYTES: usize = 255;
/// The longest end that is kept as one when a name is cut, with its dot.
const LONGEST_END: usize = 16;

/// A name as it is kept.
pub(super) fn clean(said: &str) -> String {
    let last = said.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = without_turns(last)
        .chars()
        .filter(|letter| !letter.is_control() && !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}'))
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .collect();
    // A name that begins with a dot is hidden, and one that ends with it is another one on some desktops.
    let kept = cut(without_open_end(kept.trim().trim_start_matches('.')).trim_start());
    let kept = without_open_end(&kept);
    if kept.is_empty() { NAMELESS.to_owned() } else { kept.to_owned() }
}

/// A name without what some desktops take from its end, also where it was cut there.
fn without_open_end(name: &str) -> &str {
    name.trim_end_matches(['.', ' '])
}

/// The end of a name after its last dot, in lower case.
pub(super) fn extension(name: &str) -> Option<String> {
    let (stem, end) = name.rsplit_once('.')?;
    (!stem.is_empty() && !end.is_empty()).then(|| end.to_lowercase())
}

/// A name that is not too long. Its end stays: it says what opens it.
fn cut(name: &str) -> String {
    let end = name.rfind('.').map_or("", |dot| &name[dot..]);
    let end = if end.len() <= LONGEST_END { end } else { "" };
    let stem = &name[..name.len() - end.len()];
    let most = LONGEST - end.graphemes(true).count();
    let mut kept = String::new();
    for grapheme in stem.graphemes(true).take(most) {
        if kept.len() + grapheme.len() + end.len() > LONGEST_BYTES {
            break;
        }
        kept.push_str(grapheme);
    }
    kept + end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_the_last_step_and_hides_nothing() {
        for (said, kept) in [
            ("lamp.png", "lamp.png"),
            ("../../x", "x"),
            ("..\\..\\boot.ini", "boot.ini"),
            ("C:\\Users\\carol\\lamp.png", "lamp.png"),
            ("a\0b.png", "ab.png"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
            ("line\r\nbreak.txt", "linebreak.txt"),
            (".htaccess", "htaccess"),
            ("", "file"),
            ("///", "file"),
            ("..", "file"),
            ("Größe 3\u{a0}m.pdf", "Größe 3 m.pdf"),
            ("صورة.png", "صورة.png"),
        ] {
            assert_eq!(clean(said), kept, "{said:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_end() {
        let kept = clean(&format!("{}.tar.gz", "a".repeat(300)));
        assert_eq!(kept.len(), 200);
        assert!(kept.ends_with(".gz"));
        let family = clean(&format!("{}.png", "👨‍👩‍👧‍👦".repeat(100)));
        assert!(family.len() <= 255 && family.ends_with("👦.png"), "{family}");
        assert!(clean(&format!("a.{}", "b".repeat(400))).len() <= 255);
        assert_eq!(
            clean(&format!("a{}", "\u{301}".repeat(200))),
            "file",
            "one letter that is longer than a name"
        );
        for end in [".", " "] {
            let cut = clean(&format!("{}.exe{end}{}", "a".repeat(195), "b".repeat(20)));
            assert_eq!(extension(&cut).as_deref(), Some("exe"), "{cut}");
        }
    }

    proptest! {
        #[test]
        fn every_name_can_be_kept(said in r"(\PC|[a-c./\\]|\x00|\n|\u{202e}|👨|\u{200d}){0,400}") {
            let kept = clean(&said);
            prop_assert!((1..=LONGEST_BYTES).contains(&kept.len()), "{kept:?}");
            prop_assert!(kept.graphemes(true).count() <= LONGEST);
            let is_plain = !kept.contains(['/', '\\', '\0', '\n', '\u{202e}']) && !kept.ends_with(['.', ' ']);
            prop_assert!(is_plain, "{:?}", kept);
        }
    }
}
