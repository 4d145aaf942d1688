//! The pages that readers read, drawn here for every reader, with script and without.

mod article;
mod article_list;
mod asked;
mod breadcrumbs;
mod category;
mod category_cards;
mod contents;
mod faq;
mod helpful;
mod hits;
mod home;
mod languages;
mod search;
mod structured_data;
mod words;

use async_trait::async_trait;
use axum::{
    extract::Query,
    http::{HeaderMap, request::Parts},
};
use base::{
    Locale,
    server::{Actor, ClientInfo, Ctx, Error, Result},
};
use public_pages::server::{PublicPage, PublicPages, View, draw};

pub(super) use self::words::words;
use self::{
    article_list::ArticleList,
    asked::Asked,
    breadcrumbs::Breadcrumbs,
    category_cards::CategoryCards,
    contents::Contents,
    helpful::{Helpful, Said},
    hits::Hits,
    languages::Languages,
};
use super::count_view;
use crate::help_path;

/// Where somebody writes who did not find it: the form of a new ticket.
const NEW_TICKET: &str = "/dashboard/help?new=1";
/// The picture of a page that has none of its own.
const CARD: &str = "/card.jpg";
/// How many popular and recent articles are shown.
const SHOWN: u32 = 6;

/// What a view of an article is called.
const ARTICLE: &str = "article";

/// The help center's public pages: home, search, questions, categories, articles.
pub struct HelpPages;

#[async_trait]
impl PublicPages for HelpPages {
    fn owns(&self, path: &str) -> bool {
        help_path(path).is_some()
    }

    async fn draw(
        &self,
        ctx: &Ctx,
        actor: &Actor,
        client: &ClientInfo,
        path: &str,
        parts: &Parts,
    ) -> Result<PublicPage> {
        let Query(asked) = Query::<Asked>::try_from_uri(&parts.uri).unwrap_or_default();
        let reader = Reader { actor, client, headers: &parts.headers };
        let page = page(ctx, &reader, help_path(path).ok_or(Error::NotFound)?, &asked).await?;
        let image = page.image.as_deref().unwrap_or(CARD);
        let image = Some(format!("{}{image}", ctx.settings.help_url()));
        Ok(PublicPage { image, feed: Some("/help/feed.xml"), ..page })
    }

    fn not_found(&self, locale: Locale) -> (&'static str, &'static str) {
        (words(locale).not_found, words(locale).not_found_hint)
    }

    fn count_view(&self, ctx: &Ctx, view: &View) {
        if view.kind == ARTICLE {
            count_view(ctx, false, view.id.into());
        }
    }
}

/// Who reads.
struct Reader<'a> {
    actor: &'a Actor,
    client: &'a ClientInfo,
    headers: &'a HeaderMap,
}

/// The page at an address of the help center: its path without `/help`, and what its query asks for.
async fn page(ctx: &Ctx, reader: &Reader<'_>, path: &str, asked: &Asked) -> Result<PublicPage> {
    let Reader { actor, client: visit, .. } = *reader;
    let mut steps = path.trim_matches('/').splitn(2, '/');
    match (steps.next().unwrap_or_default(), steps.next()) {
        ("", None) => home::page(ctx, actor, visit).await,
        ("search", None) => search::page(ctx, actor, visit, &asked.q).await,
        ("faq", None) => faq::page(ctx, visit).await,
        ("categories", Some(slug)) => category::page(ctx, actor, visit, slug, asked.page()).await,
        ("articles", Some(slug)) => article::page(ctx, reader, slug, asked.said()).await,
        _ => Err(Error::NotFound),
    }
}
