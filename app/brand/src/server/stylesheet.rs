//! The brand's colour as a style sheet: its address changes with it, so that browsers may keep it for ever.

use std::fmt::Write;

use axum::{
    Router,
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use base::server::{Ctx, Result};
use serde::Deserialize;

use super::{house_brand::brand, layer::brand_of_request};
use crate::{Colour, Palette, colour::stylesheet_path};

/// The routes of the style sheet.
pub fn routes() -> Router<Ctx> {
    Router::new().route("/brand.css", get(stylesheet))
}

/// Where the style sheet of this request's brand is; none where the house has its own colour.
pub fn stylesheet_address() -> Option<String> {
    Some(stylesheet_path(brand_of_request()?.colour?))
}

#[derive(Deserialize)]
struct Version {
    #[serde(default)]
    v: String,
}

/// The style sheet as it is now. Whoever asks for another version has an old page, and may not keep the answer under it.
async fn stylesheet(State(ctx): State<Ctx>, Query(asked): Query<Version>) -> Result<Response> {
    let colour = brand(&ctx).await?.colour;
    let is_this = colour.is_some_and(|colour| colour.digits() == asked.v);
    let kept = if is_this { "public, max-age=31536000, immutable" } else { "private, no-store" };
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, kept)];
    Ok((headers, colour.map_or_else(String::new, written)).into_response())
}

/// The tokens of a colour. Outside every layer, so that they win over those of the house.
fn written(colour: Colour) -> String {
    let palette = Palette::of(colour);
    let mut css = String::from(":root {\n");
    for ((token, light), (_, dark)) in palette.light.tokens().zip(palette.dark.tokens()) {
        let _cannot_fail = writeln!(css, "  {token}: light-dark({light}, {dark});");
    }
    css.push_str("}\n");
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_has_a_shade_for_each_theme() {
        let css = written(Colour::parse("#0a7d4b").unwrap());
        assert!(css.starts_with(":root {\n  --lamp: light-dark(#0a7d4b, #0a7d4b);\n"), "{css}");
        assert_eq!(css.matches("light-dark(#").count(), 6, "{css}");
    }
}
