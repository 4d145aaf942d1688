//! The search over REST: for readers, for other sites, and for the admins who set its words.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault, Language,
    server::{Actor, ClientInfo, Ctx, Json, Path, Query, Result},
};
use serde::{Deserialize, Serialize};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    MeaningState, NewSynonyms, SearchHits, SearchReport, StopWords, Synonyms, SynonymsId,
    server::{self, Reach},
};

pub(super) fn routes_for_other_sites() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(search))
}

pub(super) fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(report))
        .routes(routes!(meaning))
        .routes(routes!(list_synonyms, create_synonyms))
        .routes(routes!(delete_synonyms))
        .routes(routes!(find_stop_words, set_stop_words))
}

/// What is asked.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Words, "phrases" and -words that must not be there.
    q: String,
    /// The reader's language, before those of `Accept-Language`.
    #[serde(default, rename = "locale")]
    _locale: Option<Language>,
    /// Whether to search by words alone, which is what answers as one types; by meaning too unless told.
    #[serde(default, deserialize_with = "base::flag")]
    words_only: bool,
    /// How many at most, 1 to 20; 6 unless told.
    #[serde(default, deserialize_with = "base::number")]
    limit: Option<u32>,
}

/// Searches the published articles.
#[utoipa::path(get, path = "/api/knowledge/search", security(()), tag = "knowledge", params(Asked),
    responses((status = 200, body = SearchHits), (status = 400, body = Fault), (status = 429, body = Fault)))]
async fn search(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    visit: ClientInfo,
    Query(asked): Query<Asked>,
) -> Result<Json<SearchHits>> {
    let most = asked.limit.unwrap_or(6).clamp(1, 20) as usize;
    let reach = if asked.words_only { Reach::Words } else { Reach::Meaning };
    Ok(Json::answer(server::search_as_typed(&ctx, &actor, &visit, &asked.q, reach, most).await?))
}

/// What people searched for, and did not find.
#[utoipa::path(get, path = "/api/knowledge/search/report", tag = "knowledge",
    responses((status = 200, body = SearchReport), (status = 403, body = Fault)))]
async fn report(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<SearchReport>> {
    Ok(Json::answer(server::search_report(&ctx, &actor).await?))
}

/// The search by meaning.
#[derive(Serialize, utoipa::ToSchema)]
struct ByMeaning {
    /// How far it has come; null where no provider is set.
    meaning: Option<MeaningState>,
}

/// How far the search by meaning has come.
#[utoipa::path(get, path = "/api/knowledge/search/meaning", tag = "knowledge",
    responses((status = 200, body = ByMeaning), (status = 403, body = Fault)))]
async fn meaning(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<ByMeaning>> {
    Ok(Json::answer(ByMeaning { meaning: server::meaning_state(&ctx, &actor).await? }))
}

/// All groups of words that mean the same.
#[derive(Serialize, utoipa::ToSchema)]
struct AllSynonyms {
    synonyms: Vec<Synonyms>,
}

/// The words that mean the same.
#[utoipa::path(get, path = "/api/admin/knowledge/synonyms", tag = "admin",
    responses((status = 200, body = AllSynonyms), (status = 403, body = Fault)))]
async fn list_synonyms(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
) -> Result<Json<AllSynonyms>> {
    Ok(Json::answer(AllSynonyms { synonyms: server::synonyms(&ctx, &actor).await? }))
}

/// Teaches words that mean the same.
#[utoipa::path(post, path = "/api/admin/knowledge/synonyms", tag = "admin", request_body = NewSynonyms,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Synonyms), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn create_synonyms(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, idempotency_key): Json<NewSynonyms>,
) -> Result<(StatusCode, Json<Synonyms>)> {
    Ok((
        StatusCode::CREATED,
        Json::answer(server::create_synonyms(&ctx, &actor, draft, idempotency_key.as_ref()).await?),
    ))
}

/// Forgets words that mean the same.
#[utoipa::path(delete, path = "/api/admin/knowledge/synonyms/{id}", tag = "admin", params(("id" = SynonymsId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn delete_synonyms(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<SynonymsId>,
) -> Result<StatusCode> {
    server::delete_synonyms(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The words that are passed over in a language.
#[utoipa::path(get, path = "/api/admin/knowledge/stop-words/{locale}", tag = "admin", params(("locale" = String, Path)),
    responses((status = 200, body = StopWords), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn find_stop_words(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(locale): Path<Language>,
) -> Result<Json<StopWords>> {
    Ok(Json::answer(server::stop_words(&ctx, &actor, locale).await?))
}

/// The words of a language.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

/// Sets the words that are passed over in a language.
#[utoipa::path(put, path = "/api/admin/knowledge/stop-words/{locale}", tag = "admin", params(("locale" = String, Path)),
    request_body = Words,
    responses((status = 200, body = StopWords), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn set_stop_words(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(locale): Path<Language>,
    Json(body, _): Json<Words>,
) -> Result<Json<StopWords>> {
    Ok(Json::answer(server::set_stop_words(&ctx, &actor, StopWords { locale, words: body.words }).await?))
}
