//! The page that somebody looks at, in another language.

use base::{
    Language, Locale,
    server::{Actor, ClientInfo, Ctx},
};
use knowledge::server::address_in;

/// Its address there, where it is another one. The choice of a language never fails for it.
pub(crate) async fn page_in(ctx: &Ctx, actor: &Actor, page: &str, locale: Locale) -> Option<String> {
    let language = Language::parse(locale.tag())?;
    address_in(ctx, actor, &ClientInfo::here(), page, &language).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "the translation of a page could not be looked for");
        None
    })
}
