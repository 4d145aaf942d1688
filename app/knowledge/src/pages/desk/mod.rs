//! The writers' pages: one lazy route for all of them, because each route of its own costs everybody's first download.

mod articles;
mod categories;
mod content_gaps;
mod editor;
mod faq;
mod files;
mod history;
mod new_article;
mod search_settings;
mod tabs;

use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_location, lazy_route};

use crate::ArticleId;

/// Everything below `/agent/articles`.
pub struct ArticleDeskPage;

#[lazy_route]
impl LazyRoute for ArticleDeskPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let path = use_location().pathname;
        let place = Memo::new(move |_| Place::of(&path.read()));
        (move || match place.get() {
            Place::All => articles::articles(),
            Place::New => new_article::new_article(),
            Place::Faq => faq::faq(),
            Place::ContentGaps => content_gaps::content_gaps(),
            Place::Categories => categories::categories(),
            Place::SearchSettings => search_settings::search_settings(),
            Place::Files => files::files(),
            Place::One(id) => editor::editor(id),
            Place::History(id) => history::history(id),
        })
        .into_any()
    }
}

/// Where a writer is.
#[derive(Clone, Debug, PartialEq)]
enum Place {
    All,
    New,
    Faq,
    ContentGaps,
    Categories,
    SearchSettings,
    Files,
    One(String),
    History(ArticleId),
}

impl Place {
    fn of(path: &str) -> Self {
        let below = path.strip_prefix("/agent/articles").unwrap_or_default().trim_matches('/');
        match (below, below.strip_suffix("/history").and_then(|id| id.parse().ok())) {
            (_, Some(id)) => Self::History(id),
            ("", _) => Self::All,
            ("new", _) => Self::New,
            ("faq", _) => Self::Faq,
            ("missed", _) => Self::ContentGaps,
            // The second is their former address.
            ("categories" | "topics", _) => Self::Categories,
            ("search", _) => Self::SearchSettings,
            ("files", _) => Self::Files,
            (id, _) => Self::One(id.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_page() {
        let id = "01930000-0000-7000-8000-000000000001";
        assert_eq!(Place::of("/agent/articles"), Place::All);
        assert_eq!(Place::of("/agent/articles/"), Place::All);
        assert_eq!(Place::of("/agent/articles/new"), Place::New);
        assert_eq!(Place::of("/agent/articles/search"), Place::SearchSettings);
        assert_eq!(Place::of(&format!("/agent/articles/{id}")), Place::One(id.to_owned()));
        assert_eq!(Place::of(&format!("/agent/articles/{id}/history")), Place::History(id.parse().unwrap()));
    }
}
