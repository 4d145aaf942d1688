//! The pages that readers read, drawn here for every reader, with script and without.

mod article;
mod article_list;
mod asked;
mod breadcrumbs;
mod category;
mod category_cards;
mod contents;
mod faq;
mod head;
mod helpful;
mod hits;
mod home;
mod languages;
mod prepare;
mod public_page;
mod search;
mod structured_data;
mod words;

use base::server::{Actor, ClientInfo, Ctx, Error, Result};
use leptos::prelude::*;

pub(crate) use self::prepare::prepared;
pub(super) use self::words::words;
use self::{
    article_list::ArticleList,
    asked::Asked,
    breadcrumbs::Path,
    category_cards::CategoryCards,
    contents::Contents,
    helpful::{Helpful, Said},
    hits::Hits,
    languages::Languages,
};
pub use self::{head::public_page_head, prepare::prerender_layer, public_page::PublicPage};

/// The picture of a page that has none of its own.
const CARD: &str = "/card.jpg";
/// How many popular and recent articles are shown.
const SHOWN: u32 = 6;

/// The page at an address of the help center: its path without `/help`, and what its query asks for.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may read.
async fn page(ctx: &Ctx, actor: &Actor, visit: &ClientInfo, path: &str, asked: &Asked) -> Result<PublicPage> {
    let mut steps = path.trim_matches('/').splitn(2, '/');
    let mut page = match (steps.next().unwrap_or_default(), steps.next()) {
        ("", None) => home::page(ctx, actor, visit).await,
        ("search", None) => search::page(ctx, actor, visit, &asked.q).await,
        ("faq", None) => faq::page(ctx, visit).await,
        ("categories", Some(slug)) => category::page(ctx, actor, visit, slug, asked.page()).await,
        ("articles", Some(slug)) => article::page(ctx, actor, visit, slug, asked.said()).await,
        _ => Err(Error::NotFound),
    }?;
    let image = page.image.as_deref().unwrap_or(CARD);
    page.image = Some(format!("{}{image}", ctx.settings.help_url()));
    Ok(page)
}

/// Draws a part of a page, apart from the page that is being drawn around it. What it makes goes with its owner; a root
/// of its own would take the page's arena away.
fn draw<V: IntoView>(locale: base::Locale, view: impl FnOnce() -> V) -> String {
    let owner = Owner::current().map_or_else(Owner::new, |page| page.child());
    owner.with(|| {
        ui::provide_locale(locale);
        // Without the marks by which a page comes alive: this part does not.
        view().into_view().to_html().replace("<!>", "")
    })
}
