//! The analysis over REST: trends for the desk, rules for admins.

use axum::{Extension, extract::State, http::StatusCode};
use base::{
    Fault,
    server::{Actor, Ctx, Json, Path, Query, Result},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    AnalysisProgress, FeedbackTrends, TagRule, TagRuleDraft, TagRuleId, TagRules, TrendsFilter,
    server::analysis,
};

/// The routes.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new()
        .routes(routes!(trends))
        .routes(routes!(tag_rules, add_tag_rule))
        .routes(routes!(change_tag_rule, remove_tag_rule))
        .routes(routes!(progress, analyse_again))
}

/// How much was said a day, how it was rated, what shares are made of it, and which days are unlike others.
#[utoipa::path(get, path = "/api/support/agent/feedback/trends", tag = "feedback", params(TrendsFilter),
    responses((status = 200, body = FeedbackTrends), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn trends(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Query(filter): Query<TrendsFilter>,
) -> Result<Json<FeedbackTrends>> {
    Ok(Json::answer(analysis::trends(&ctx, &actor, &filter).await?))
}

/// The rules by which feedback gets tags, by their tags.
#[utoipa::path(get, path = "/api/admin/feedback/tag-rules", tag = "feedback",
    responses((status = 200, body = TagRules), (status = 403, body = Fault)))]
async fn tag_rules(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<TagRules>> {
    Ok(Json::answer(analysis::tag_rules(&ctx, &actor).await?))
}

/// Keeps a new rule; what was said before is looked at again.
#[utoipa::path(post, path = "/api/admin/feedback/tag-rules", tag = "feedback", request_body = TagRuleDraft,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = TagRule), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 409, body = Fault)))]
async fn add_tag_rule(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(draft, key): Json<TagRuleDraft>,
) -> Result<(StatusCode, Json<TagRule>)> {
    let made = analysis::add_tag_rule_once(&ctx, &actor, draft, key.as_ref()).await?;
    Ok((StatusCode::CREATED, Json::answer(made)))
}

/// Changes a rule.
#[utoipa::path(put, path = "/api/admin/feedback/tag-rules/{id}", tag = "feedback", request_body = TagRuleDraft,
    params(("id" = TagRuleId, Path)),
    responses((status = 200, body = TagRule), (status = 400, body = Fault), (status = 403, body = Fault),
        (status = 404, body = Fault)))]
async fn change_tag_rule(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<TagRuleId>,
    Json(draft, _): Json<TagRuleDraft>,
) -> Result<Json<TagRule>> {
    Ok(Json::answer(analysis::change_tag_rule(&ctx, &actor, id, draft).await?))
}

/// Deletes a rule, and the tags that it alone gave.
#[utoipa::path(delete, path = "/api/admin/feedback/tag-rules/{id}", tag = "feedback",
    params(("id" = TagRuleId, Path)),
    responses((status = 204), (status = 403, body = Fault), (status = 404, body = Fault)))]
async fn remove_tag_rule(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<TagRuleId>,
) -> Result<StatusCode> {
    analysis::remove_tag_rule(&ctx, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How far the analysis has come.
#[utoipa::path(get, path = "/api/admin/feedback/analysis", tag = "feedback",
    responses((status = 200, body = AnalysisProgress), (status = 403, body = Fault)))]
async fn progress(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
) -> Result<Json<AnalysisProgress>> {
    Ok(Json::answer(analysis::progress(&ctx, &actor).await?))
}

/// Looks at everything again, in the background.
#[utoipa::path(post, path = "/api/admin/feedback/analysis", tag = "feedback",
    responses((status = 202), (status = 403, body = Fault)))]
async fn analyse_again(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<StatusCode> {
    analysis::analyse_again(&ctx, &actor).await?;
    Ok(StatusCode::ACCEPTED)
}
