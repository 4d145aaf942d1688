//! Published articles, for everybody, with an `ETag`.

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use base::{
    Fault, escape_path,
    server::{Actor, ClientInfo, Ctx, Error, Json, Path, Query, Result},
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::etag::{etag_of, unless_known};
use crate::{
    Article, ArticleFilter, Articles,
    server::{self, Found},
};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(read))
}

/// The published articles; for whoever says which languages they read, each once, in the first of those that it has.
#[utoipa::path(get, path = "/api/support/articles", security(()), tag = "knowledge", params(ArticleFilter, ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = Articles), (status = 304)))]
async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<ArticleFilter>,
    visit: ClientInfo,
    headers: HeaderMap,
) -> Result<Response> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|accepted| accepted.to_str().ok());
    let is_choosy = accepted.is_some_and(|accepted| !accepted.trim_start().starts_with('*'));
    let list = if filter.locale.is_none() && is_choosy {
        server::list_each(&ctx, &actor, &filter, &visit.languages).await?
    } else {
        server::list_published(&ctx, &actor, &filter, &visit.languages).await?
    };
    let mut shown = list.clone();
    shown.articles.iter_mut().for_each(|card| card.views = 0);
    Ok(unless_known(&headers, &tag_of(&shown)?, Json::answer(list)))
}

/// One published article by its address; a former address leads on.
#[utoipa::path(get, path = "/api/support/articles/{slug}", security(()), tag = "knowledge",
    params(("slug" = String, Path), ("locale" = Option<String>, Query), ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = Article), (status = 301), (status = 304), (status = 404, body = Fault)))]
async fn read(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(slug): Path<String>,
    visit: ClientInfo,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response> {
    let article = match server::read(&ctx, &actor, &slug, &visit.languages).await? {
        Found::Here(article) => article,
        Found::Moved(slug) => return Ok(moved(&slug, uri.query())),
    };
    server::count_view(&ctx, visit.is_robot, article.id);
    let shown = Article { views: 0, helpful: 0, not_helpful: 0, ..(*article).clone() };
    let etag = tag_of(&shown)?;
    Ok(unless_known(&headers, &etag, Json::answer(article)))
}

/// Changes with what stands in the answer. How often it was read and voted on is not worth sending it again.
fn tag_of(shown: &impl Serialize) -> Result<String> {
    Ok(etag_of(serde_json::to_vec(shown).map_err(anyhow::Error::from)?))
}

/// Leads on, with whatever else was asked for.
fn moved(slug: &str, query: Option<&str>) -> Response {
    let mut to = format!("/api/support/articles/{}", escape_path(slug));
    to.extend(query.into_iter().flat_map(|query| ["?", query]));
    match HeaderValue::from_str(&to) {
        Ok(to) => (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response(),
        Err(_) => Error::NotFound.into_response(),
    }
}
