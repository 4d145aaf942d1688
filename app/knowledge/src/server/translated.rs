//! Where a page stands in another language.

use base::{
    Language,
    server::{Actor, ClientInfo, Ctx, Error, Result},
};
use percent_encoding::percent_decode_str;

use super::find::{Found, read};
use crate::help_path;

/// The address of what stands at `path` in the reader's language, in `language`. None where it has the same address there,
/// where it is not translated, and where it is no article.
///
/// # Errors
/// When the database refuses.
pub async fn address_in(
    ctx: &Ctx,
    actor: &Actor,
    visit: &ClientInfo,
    path: &str,
    language: &Language,
) -> Result<Option<String>> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let slug = help_path(path).and_then(|place| place.strip_prefix("articles/"));
    let Some(slug) = slug.and_then(|slug| percent_decode_str(slug).decode_utf8().ok()) else {
        return Ok(None);
    };
    let article = match read(ctx, actor, &slug, &visit.languages).await {
        Ok(Found::Here(article)) => article,
        Ok(Found::Moved(_)) | Err(Error::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let is_theirs = |locale: &Language| locale.primary() == language.primary();
    let translation = article.translations.iter().find(|translation| is_theirs(&translation.locale));
    Ok(translation
        .filter(|translation| translation.slug != *slug && !is_theirs(&article.locale))
        .map(|translation| format!("/help/articles/{}", translation.slug)))
}
