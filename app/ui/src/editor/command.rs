//! What the editor can do, and by which keys.

use super::{blocks, inline, selected::Selected};

/// A command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Bold,
    Italic,
    Strikethrough,
    Link,
    Bullets,
    Numbers,
    Quote,
    Code,
    Heading,
}

/// A key that is pressed, with Ctrl or ⌘.
#[derive(Clone, Copy, Debug)]
pub(super) struct Press<'a> {
    /// What it writes.
    pub key: &'a str,
    /// Where it is: with Shift, a digit writes another sign on each keyboard.
    pub code: &'a str,
    /// Whether Shift is held too.
    pub shift: bool,
}

impl Command {
    /// Does it.
    pub fn apply(self, selected: &Selected) -> Selected {
        match self {
            Self::Bold => inline::toggle(selected, "**"),
            Self::Italic => inline::toggle(selected, "_"),
            Self::Strikethrough => inline::toggle(selected, "~~"),
            Self::Link => inline::toggle_link(selected),
            Self::Bullets => blocks::toggle_list(selected, false),
            Self::Numbers => blocks::toggle_list(selected, true),
            Self::Quote => blocks::toggle_quote(selected),
            Self::Code => blocks::toggle_code(selected),
            Self::Heading => blocks::toggle_heading(selected),
        }
    }

    /// The command of a key.
    pub fn of(press: Press) -> Option<Self> {
        let key = press.key.to_ascii_lowercase();
        match (press.shift, &*key, press.code) {
            (false, "b", _) => Some(Self::Bold),
            (false, "i", _) => Some(Self::Italic),
            (false, "k", _) => Some(Self::Link),
            (false, "e", _) => Some(Self::Code),
            (true, "x", _) => Some(Self::Strikethrough),
            (true, _, "Digit7") => Some(Self::Numbers),
            (true, _, "Digit8") => Some(Self::Bullets),
            (true, _, "Period") => Some(Self::Quote),
            _ => None,
        }
    }

    /// Its keys, as people read them after Ctrl or ⌘.
    pub fn keys(self) -> Option<&'static str> {
        match self {
            Self::Bold => Some("B"),
            Self::Italic => Some("I"),
            Self::Strikethrough => Some("Shift+X"),
            Self::Link => Some("K"),
            Self::Bullets => Some("Shift+8"),
            Self::Numbers => Some("Shift+7"),
            Self::Quote => Some("Shift+."),
            Self::Code => Some("E"),
            Self::Heading => None,
        }
    }

    /// Its icon in the sprite.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Strikethrough => "strikethrough",
            Self::Link => "link",
            Self::Bullets => "bullets",
            Self::Numbers => "numbers",
            Self::Quote => "quote",
            Self::Code => "code",
            Self::Heading => "heading",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_that_is_told_is_heard() {
        use Command::{Bold, Bullets, Code, Heading, Italic, Link, Numbers, Quote, Strikethrough};
        for command in [Bold, Italic, Strikethrough, Link, Bullets, Numbers, Quote, Code, Heading] {
            let Some(keys) = command.keys() else { continue };
            let (shift, key) = keys.strip_prefix("Shift+").map_or((false, keys), |key| (true, key));
            let code = match key {
                "7" => "Digit7",
                "8" => "Digit8",
                "." => "Period",
                _ => "",
            };
            assert_eq!(Command::of(Press { key, code, shift }), Some(command));
        }
        assert_eq!(Command::of(Press { key: "7", code: "Digit7", shift: false }), None);
    }
}
