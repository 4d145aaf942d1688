//! Colours of the screen: read, and measured against each other as WCAG does. Lightness moves in OKLCH, where a step is as
//! wide in every hue.

mod palette;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub(crate) use palette::TOKENS;
pub use palette::{Palette, Shades, Theme};

/// A colour as a screen shows it: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// White.
    pub(super) const WHITE: Self = Self([255; 3]);
    /// Black.
    pub(super) const BLACK: Self = Self([0; 3]);

    /// Reads `#0a7d4b` or `#0c5`, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        let digits: Vec<u8> = digits
            .chars()
            .take(7)
            .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        match digits.as_slice() {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [a, b, c, d, e, f] => Some(Self([a * 16 + b, c * 16 + d, e * 16 + f])),
            _ => None,
        }
    }

    /// The colour without its mark, as an address can hold it.
    pub(crate) fn digits(self) -> String {
        self.to_string().trim_start_matches('#').to_owned()
    }

    /// How strongly two colours differ, from 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// The colour by lightness, chroma and hue.
    pub(super) fn oklch(self) -> Oklch {
        let [r, g, b] = self.linear();
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        let lightness = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s;
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        Oklch { lightness, chroma: a.hypot(b), hue: b.atan2(a).to_degrees() }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("expected a colour like #0a7d4b"))
    }
}

/// Where the style sheet of a colour is: another one for another colour.
pub(crate) fn stylesheet_path(colour: Colour) -> String {
    format!("/brand.css?v={}", colour.digits())
}

/// A colour by lightness (0 to 1), chroma and hue in degrees.
#[derive(Clone, Copy, Debug)]
pub(super) struct Oklch {
    pub lightness: f64,
    pub chroma: f64,
    pub hue: f64,
}

impl Oklch {
    /// The colour; of one that no screen shows, the nearest with as much lightness and less chroma.
    pub fn colour(self) -> Colour {
        let mut chroma = self.chroma;
        loop {
            let parts = Self { chroma, ..self }.linear();
            let is_shown = parts.iter().all(|part| (-0.000_5..=1.000_5).contains(part));
            if is_shown || chroma < 0.002 {
                return Colour(parts.map(encode));
            }
            chroma *= 0.96;
        }
    }

    fn linear(self) -> [f64; 3] {
        let (a, b) = (self.chroma * self.hue.to_radians().cos(), self.chroma * self.hue.to_radians().sin());
        let l = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }
}

fn encode(part: f64) -> u8 {
    let part = part.clamp(0.0, 1.0);
    let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
    (part * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn colours_are_told_from_what_is_none() {
        assert_eq!(Colour::parse(" #0A7d4b ").unwrap().to_string(), "#0a7d4b");
        assert_eq!(Colour::parse("#0c5"), Colour::parse("#00cc55"));
        for wrong in [
            "",
            "#",
            "red",
            "0a7d4b",
            "#0a7d4",
            "#0a7d4b7",
            "#gggggg",
            "#0a7d4b;}",
            "rgb(1,2,3)",
            "#１２３",
            &"#0".repeat(5_000),
        ] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_as_the_standard_reckons_it() {
        let ratio = |one: &str, other: &str| {
            format!("{:.2}", Colour::parse(one).unwrap().contrast(Colour::parse(other).unwrap()))
        };
        assert_eq!(ratio("#000", "#fff"), "21.00");
        assert_eq!(ratio("#777777", "#ffffff"), "4.48");
        assert_eq!(ratio("#f2b544", "#f2b544"), "1.00");
    }

    proptest! {
        #[test]
        fn a_colour_by_lightness_is_the_same_colour(parts in any::<[u8; 3]>()) {
            let back = Colour(parts).oklch().colour();
            for (one, other) in parts.into_iter().zip(back.0) {
                prop_assert!(one.abs_diff(other) <= 1, "{:?} {back}", Colour(parts));
            }
        }
    }
}
