//! The page that somebody looks at, in another language.

use base::{
    Language, Locale,
    server::{Actor, Ctx, Result, Visit},
};
use knowledge::server::address_in;

/// Its address there, where it is another one.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn page_in(ctx: &Ctx, actor: &Actor, page: &str, locale: Locale) -> Result<Option<String>> {
    let Some(language) = Language::parse(locale.tag()) else { return Ok(None) };
    address_in(ctx, actor, &Visit::here(), page, &language).await
}
