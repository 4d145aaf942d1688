//! Why a brand is not taken.

use base::Locale;

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no colour.
    NotAColour,
    /// There are more links than anybody reads.
    ManyLinks {
        /// The most.
        most: usize,
    },
    /// A link has no title that can be shown.
    LinkTitle {
        /// Which link.
        href: String,
        /// The longest title.
        most: usize,
    },
    /// A link leads where none may.
    LinkAddress {
        /// Where.
        href: String,
    },
}

impl base::Refusal for Refusal {
    fn sentence(&self, locale: Locale) -> String {
        match (locale, self) {
            (Locale::En, Self::NotAColour) => "is no colour like #0a7d4b".to_owned(),
            (Locale::De, Self::NotAColour) => "ist keine Farbe wie #0a7d4b".to_owned(),
            (Locale::Ar, Self::NotAColour) => "ليس لونًا مثل ‎#0a7d4b".to_owned(),
            (Locale::En, Self::ManyLinks { most }) => format!("may be at most {most}"),
            (Locale::De, Self::ManyLinks { most }) => format!("dürfen höchstens {most} sein"),
            (Locale::Ar, Self::ManyLinks { most }) => format!("لا يمكن أن تزيد على {most}"),
            (Locale::En, Self::LinkTitle { href, most }) => {
                format!("need a title of at most {most} characters each: the link to {href} has none")
            }
            (Locale::De, Self::LinkTitle { href, most }) => {
                format!(
                    "brauchen je einen Titel mit höchstens {most} Zeichen: der Link nach {href} hat keinen"
                )
            }
            (Locale::Ar, Self::LinkTitle { href, most }) => {
                format!("يحتاج كل رابط إلى عنوان لا يزيد على {most} حرفًا: الرابط إلى {href} بلا عنوان")
            }
            (Locale::En, Self::LinkAddress { href }) => {
                format!(
                    "may lead to https://, http://, mailto: or a path that begins with /, but not to {href}"
                )
            }
            (Locale::De, Self::LinkAddress { href }) => {
                format!(
                    "dürfen nach https://, http://, mailto: oder zu einem Pfad mit / am Anfang führen, aber nicht nach {href}"
                )
            }
            (Locale::Ar, Self::LinkAddress { href }) => {
                format!("يمكن أن تقود إلى https://‎ أو http://‎ أو mailto:‎ أو مسار يبدأ بـ / وليس إلى {href}")
            }
        }
    }
}
