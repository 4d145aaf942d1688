//! What the help center's admin pages show, gathered from the verbs.

use base::{
    Language,
    server::{Actor, ClientInfo, Ctx, Result},
};

use super::{
    article_tasks, categories, category_draft, deflection_report, meaning_state, search_report, stop_words,
    synonyms,
};
use crate::server::permissions;
use crate::{
    CategoryId,
    help_center_admin::{CategoriesDesk, ContentGaps, SearchSettingsPage},
};

/// The content gaps: what readers miss.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but the desk.
pub async fn content_gaps(ctx: &Ctx, actor: &Actor) -> Result<ContentGaps> {
    actor.can(permissions::READ_REPORTS)?;
    Ok(ContentGaps {
        tasks: article_tasks(ctx, actor).await?,
        searches: search_report(ctx, actor).await?,
        deflections: deflection_report(ctx, actor).await?,
        now: ctx.now(),
    })
}

/// The categories, and one of them with all its names.
///
/// # Errors
/// [`base::server::Error::NotFound`], [`base::server::Error::Forbidden`] for everybody but admins.
pub async fn categories_desk(
    ctx: &Ctx,
    actor: &Actor,
    visit: &ClientInfo,
    id: Option<CategoryId>,
) -> Result<CategoriesDesk> {
    actor.can(permissions::MANAGE_CATEGORIES)?;
    let chosen = match id {
        Some(id) => Some((id, category_draft(ctx, actor, id).await?)),
        None => None,
    };
    Ok(CategoriesDesk { all: categories(ctx, actor, &visit.languages).await?, chosen })
}

/// The search settings of a language.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but admins.
pub async fn search_settings(ctx: &Ctx, actor: &Actor, locale: Language) -> Result<SearchSettingsPage> {
    actor.can(permissions::MANAGE_SEARCH)?;
    let mut synonyms = synonyms(ctx, actor).await?;
    synonyms.retain(|group| group.locale == locale);
    let stop_words = stop_words(ctx, actor, locale.clone()).await?;
    Ok(SearchSettingsPage { locale, synonyms, stop_words, meaning: meaning_state(ctx, actor).await? })
}
