//! Published articles, for everybody, with an `ETag`.

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base::{
    Fault,
    server::{Actor, Ctx, Error, Json, Path, Query, Result, Visit, escaped_path},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::etag::unless_known;
use crate::{
    Article, ArticleFilter, Articles,
    server::{self, Found},
};

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(read))
}

/// The published articles.
#[utoipa::path(get, path = "/api/support/articles", tag = "knowledge", params(ArticleFilter),
    responses((status = 200, body = Articles)))]
async fn list(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<ArticleFilter>,
) -> Result<Json<Articles>> {
    Ok(Json::answer(server::list_published(&ctx, &actor, &filter).await?))
}

/// One published article by its address; a former address leads on.
#[utoipa::path(get, path = "/api/support/articles/{slug}", tag = "knowledge",
    params(("slug" = String, Path), ("locale" = Option<String>, Query), ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = Article), (status = 301), (status = 304), (status = 404, body = Fault)))]
async fn read(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(slug): Path<String>,
    visit: Visit,
    headers: HeaderMap,
) -> Result<Response> {
    let article = match server::read(&ctx, &actor, &slug, &visit.languages).await? {
        Found::Here(article) => article,
        Found::Moved(slug) => return Ok(moved(&slug)),
    };
    server::count_view(&ctx, visit.is_robot, article.id);
    let etag = etag_of(&article);
    Ok(unless_known(&headers, &etag, Json::answer(article)))
}

/// Changes with the article, and with what else stands in the answer.
fn etag_of(article: &Article) -> String {
    let translations: Vec<&str> =
        article.translations.iter().map(|translation| translation.slug.as_str()).collect();
    format!("{}-{}-{:x}", article.id, article.version, hash(&translations, article.is_stale))
}

fn hash(translations: &[&str], is_stale: bool) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (translations, is_stale).hash(&mut hasher);
    hasher.finish()
}

fn moved(slug: &str) -> Response {
    let to = format!("/api/support/articles/{}", escaped_path(slug));
    match HeaderValue::from_str(&to) {
        Ok(to) => (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response(),
        Err(_) => Error::NotFound.into_response(),
    }
}
