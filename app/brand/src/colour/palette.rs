//! What a brand's colour becomes on each theme: as given where it can be seen there, and otherwise of another lightness.

use super::{Colour, Oklch};

/// The least contrast of what is seen and not read: a button's shape (WCAG 1.4.11).
const LEAST_SHAPE: f64 = 3.0;
/// The least contrast of what is read (WCAG 1.4.3).
const LEAST_TEXT: f64 = 4.5;

/// The tokens that a colour decides.
pub(crate) const TOKENS: [&str; 6] =
    ["--lamp", "--lamp-hover", "--on-lamp", "--lamp-glow", "--lamp-edge", "--lamp-text"];

/// A theme of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// The other way round.
    Dark,
}

impl Theme {
    /// What a coloured shape stands on, as `tokens.css` has it: of paper and card that which is nearer to most colours.
    fn ground(self) -> Colour {
        let ground = match self {
            Self::Light => Oklch { lightness: 0.985, chroma: 0.006, hue: 85.0 },
            Self::Dark => Oklch { lightness: 0.22, chroma: 0.012, hue: 265.0 },
        };
        ground.colour()
    }

    /// A shade beside the colour: of its hue, as light and as colourful as `tokens.css` has it for the lamp.
    fn beside(self, colour: Oklch, light: (f64, f64), dark: (f64, f64)) -> Colour {
        let (lightness, most) = if self == Self::Light { light } else { dark };
        Oklch { lightness, chroma: colour.chroma.min(most), hue: colour.hue }.colour()
    }
}

/// The colour on one theme, with what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shades {
    /// The colour.
    pub lamp: Colour,
    /// Under a pointer.
    pub hover: Colour,
    /// What is written on it.
    pub on_lamp: Colour,
    /// A wash behind what is live or chosen.
    pub glow: Colour,
    /// A line around that.
    pub edge: Colour,
    /// Words in the colour.
    pub text: Colour,
    /// The contrast of the colour as it was given with what it stands on.
    pub given_ratio: f64,
}

impl Shades {
    fn of(given: Colour, theme: Theme) -> Self {
        let ground = theme.ground();
        let lamp = visible_on(ground, given, theme);
        let on_lamp = ink_on(lamp);
        let oklch = lamp.oklch();
        // Away from what is written on it, so that it is read no worse.
        let step =
            if on_lamp.contrast(Colour::WHITE) > on_lamp.contrast(Colour::BLACK) { 0.04 } else { -0.04 };
        let hover = Oklch { lightness: (oklch.lightness + step).clamp(0.0, 1.0), ..oklch };
        Self {
            lamp,
            hover: hover.colour(),
            on_lamp,
            glow: theme.beside(oklch, (0.96, 0.035), (0.27, 0.035)),
            edge: theme.beside(oklch, (0.8, 0.1), (0.45, 0.07)),
            text: theme.beside(oklch, (0.42, 0.09), (0.85, 0.11)),
            given_ratio: given.contrast(ground),
        }
    }

    /// The contrast of the colour, as it is shown, with what it stands on.
    pub fn ratio(&self, theme: Theme) -> f64 {
        self.lamp.contrast(theme.ground())
    }

    /// Each shade under the name of its token.
    pub fn tokens(&self) -> impl Iterator<Item = (&'static str, Colour)> {
        let shades = [self.lamp, self.hover, self.on_lamp, self.glow, self.edge, self.text];
        TOKENS.into_iter().zip(shades)
    }
}

/// A brand's colour on both themes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// What was given.
    pub given: Colour,
    /// On light pages.
    pub light: Shades,
    /// On dark ones.
    pub dark: Shades,
}

impl Palette {
    /// The palette of a colour.
    pub fn of(given: Colour) -> Self {
        Self { given, light: Shades::of(given, Theme::Light), dark: Shades::of(given, Theme::Dark) }
    }

    /// The shades of a theme.
    pub fn on(&self, theme: Theme) -> &Shades {
        match theme {
            Theme::Light => &self.light,
            Theme::Dark => &self.dark,
        }
    }

    /// The themes on which the colour is shown in another lightness, because it could not be seen there.
    pub fn adjusted(&self) -> impl Iterator<Item = Theme> + '_ {
        [Theme::Light, Theme::Dark].into_iter().filter(|theme| self.on(*theme).lamp != self.given)
    }
}

/// The colour where it can be seen on the ground; otherwise the nearest of its hue that can.
fn visible_on(ground: Colour, given: Colour, theme: Theme) -> Colour {
    if given.contrast(ground) >= LEAST_SHAPE {
        return given;
    }
    let oklch = given.oklch();
    let (mut hidden, mut seen) = (oklch.lightness, if theme == Theme::Light { 0.0 } else { 1.0 });
    for _ in 0..16 {
        let middle = f64::midpoint(hidden, seen);
        if (Oklch { lightness: middle, ..oklch }).colour().contrast(ground) >= LEAST_SHAPE {
            seen = middle;
        } else {
            hidden = middle;
        }
    }
    Oklch { lightness: seen, ..oklch }.colour()
}

/// What can be read on a colour: our ink where it can, white, and black in between.
fn ink_on(colour: Colour) -> Colour {
    let ink = Oklch { lightness: 0.24, chroma: 0.03, hue: 70.0 }.colour();
    let readable = [ink, Colour::WHITE].into_iter().find(|ink| ink.contrast(colour) >= LEAST_TEXT);
    readable.unwrap_or(Colour::BLACK)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_chosen_can_be_seen_and_read_on_both_themes(parts in any::<[u8; 3]>()) {
            let palette = Palette::of(Colour(parts));
            for theme in [Theme::Light, Theme::Dark] {
                let shades = palette.on(theme);
                prop_assert!(shades.ratio(theme) >= LEAST_SHAPE, "{palette:?}");
                for ground in [shades.lamp, shades.hover] {
                    prop_assert!(shades.on_lamp.contrast(ground) >= LEAST_TEXT, "{palette:?}");
                }
                for ground in [shades.glow, theme.ground()] {
                    prop_assert!(shades.text.contrast(ground) >= LEAST_TEXT, "{palette:?}");
                }
                prop_assert_eq!(shades.given_ratio < LEAST_SHAPE, shades.lamp != palette.given);
            }
        }
    }

    #[test]
    fn a_colour_that_is_lost_on_one_theme_is_moved_there_alone() {
        let yellow = Palette::of(Colour::parse("#ffe14d").unwrap());
        assert_eq!(yellow.adjusted().collect::<Vec<_>>(), [Theme::Light]);
        let navy = Palette::of(Colour::parse("#10204a").unwrap());
        assert_eq!(navy.adjusted().collect::<Vec<_>>(), [Theme::Dark]);
        assert_eq!(Palette::of(Colour::parse("#0a7d4b").unwrap()).adjusted().count(), 0);
    }

    #[test]
    fn the_grounds_are_those_of_the_tokens() {
        let tokens = include_str!("../../../../style/tokens.css");
        assert!(tokens.contains("--paper: light-dark(oklch(98.5% .006 85), "), "{tokens}");
        assert!(tokens.contains("--surface: light-dark(oklch(100% 0 0), oklch(22% .012 265))"), "{tokens}");
    }
}
