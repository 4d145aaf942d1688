//! A public page as it is shown: drawn on the server, and taken over by the browser without code for what is in it.

use base::Language;

use super::View;

/// What a public page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublicPage {
    /// Its title; none for a home.
    pub title: String,
    /// What search engines and link previews say of it.
    pub description: String,
    /// Its one address, for search engines; none for a page that they should not keep.
    pub canonical: Option<String>,
    /// The same page in other languages, for search engines: the language, and the address.
    pub alternates: Vec<(String, String)>,
    /// What search engines read of it, as JSON that can stand in a script element.
    pub structured: Option<String>,
    /// The language that it is in, as the Open Graph spells it; the reader's where it is in no other.
    pub language: Option<Language>,
    /// The path of a picture of it; its whole address once it is complete.
    pub image: Option<String>,
    /// The page.
    pub html: String,
    /// Whether it is an article, as the Open Graph has them: something written, with a date.
    pub is_article: bool,
    /// The path of a feed of what is new there.
    pub feed: Option<&'static str>,
    /// What is counted with everybody whom it is shown.
    pub on_view: Option<View>,
    /// Where the page is now, if it is not here.
    pub moved: Option<String>,
    /// Whether it is the same for every stranger, and may be kept for the next.
    pub is_common: bool,
}
