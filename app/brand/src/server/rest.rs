//! The brand over REST, for admins.

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, header},
};
use base::{
    Fault, Locale,
    server::{Actor, Ctx, Json, Result},
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Brand, BrandChange, HouseAddresses, Palette, words::words};

/// The routes of the brand.
pub fn routes() -> OpenApiRouter<Ctx> {
    OpenApiRouter::new().routes(routes!(find, change)).routes(routes!(addresses))
}

/// The brand, and what became of its colour.
#[derive(Serialize, utoipa::ToSchema)]
struct BrandAnswer {
    #[serde(flatten)]
    brand: Brand,
    /// Where the colour cannot be seen on a theme: its contrast there, and what is shown in its place.
    colour_notes: Vec<String>,
}

impl BrandAnswer {
    fn of(brand: Brand) -> Self {
        let palette = brand.colour.map(Palette::of);
        let notes = palette.map(|palette| (words(Locale::En).colour_notes)(&palette));
        Self { colour_notes: notes.unwrap_or_default(), brand }
    }
}

/// How the house looks.
#[utoipa::path(get, path = "/api/admin/brand", tag = "admin",
    responses((status = 200, body = BrandAnswer), (status = 403, body = Fault)))]
async fn find(State(ctx): State<Ctx>, Extension(actor): Extension<Actor>) -> Result<Json<BrandAnswer>> {
    Ok(Json::answer(BrandAnswer::of(super::find_brand(&ctx, &actor).await?)))
}

/// Changes how the house looks; what is missing stays.
#[utoipa::path(put, path = "/api/admin/brand", tag = "admin", request_body = BrandChange,
    responses((status = 200, body = BrandAnswer), (status = 400, body = Fault), (status = 403, body = Fault)))]
async fn change(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Json(change, _): Json<BrandChange>,
) -> Result<Json<BrandAnswer>> {
    Ok(Json::answer(BrandAnswer::of(super::change_brand(&ctx, &actor, change).await?)))
}

/// The addresses at which people reach the house, and what is wrong with them. They are set where it is run.
#[utoipa::path(get, path = "/api/admin/brand/addresses", tag = "admin",
    responses((status = 200, body = HouseAddresses), (status = 403, body = Fault)))]
async fn addresses(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    headers: HeaderMap,
) -> Result<Json<HouseAddresses>> {
    let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    Ok(Json::answer(super::house_addresses(&ctx, &actor, asked)?))
}
