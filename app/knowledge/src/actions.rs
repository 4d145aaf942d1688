//! The readers' server functions: each translates and calls one verb.

use base::Fault;
use leptos::prelude::*;

use crate::{ArticleId, Deflection, DeflectionId, SearchHits};

/// What a search finds while one types.
#[server]
pub async fn suggest(q: String) -> Result<SearchHits, Fault> {
    use crate::server::Reach;
    let (ctx, actor) = base::server::caller();
    let visit = base::server::ClientInfo::here();
    Ok(crate::server::search_as_typed(&ctx, &actor, &visit, &q, Reach::Words, 6).await?)
}

/// Says whether an article helped.
#[server]
pub async fn vote_on_article(
    id: ArticleId,
    slug: String,
    is_helpful: bool,
    comment: Option<String>,
    locale: Option<base::Language>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let comment = comment.unwrap_or_default();
    let voted = crate::server::Voted { is_helpful, has_said_why: !comment.trim().is_empty() };
    let vote = crate::Vote { is_helpful, comment };
    crate::server::vote(&ctx, &actor, &base::server::ClientInfo::here(), id, vote).await?;
    base::server::set_cookies(crate::server::vote_cookie(&ctx, id, &slug, voted));
    let locale = locale.map_or_else(String::new, |locale| format!("?locale={locale}"));
    let article = format!("/help/articles/{slug}{locale}#helpful");
    base::server::redirect_form(&article, "/help");
    Ok(())
}

/// Answers to what somebody is writing a ticket about.
#[server]
pub async fn offer_answers(id: Option<DeflectionId>, subject: String) -> Result<Deflection, Fault> {
    let (ctx, actor) = base::server::caller();
    let visit = base::server::ClientInfo::here();
    Ok(crate::server::offer_answers(&ctx, &actor, &visit, crate::Asking { id, subject }).await?)
}

/// Says that an article was answer enough.
#[server]
pub async fn accept_answer(id: DeflectionId, article: ArticleId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::accept_answer(&ctx, &actor, id, article).await?)
}
