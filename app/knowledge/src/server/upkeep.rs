//! What the pages show on which the desk keeps the help center in order, gathered from the verbs.

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
    upkeep::{Missed, SearchLessons, Topics},
};

/// What readers miss.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but the desk.
pub async fn missed(ctx: &Ctx, actor: &Actor) -> Result<Missed> {
    actor.can(permissions::READ_REPORTS)?;
    Ok(Missed {
        tasks: article_tasks(ctx, actor).await?,
        searches: search_report(ctx, actor).await?,
        deflections: deflection_report(ctx, actor).await?,
        now: ctx.now(),
    })
}

/// The topics, and one of them with all its names.
///
/// # Errors
/// [`base::server::Error::NotFound`], [`base::server::Error::Forbidden`] for everybody but admins.
pub async fn topics(ctx: &Ctx, actor: &Actor, visit: &ClientInfo, id: Option<CategoryId>) -> Result<Topics> {
    actor.can(permissions::MANAGE_CATEGORIES)?;
    let chosen = match id {
        Some(id) => Some((id, category_draft(ctx, actor, id).await?)),
        None => None,
    };
    Ok(Topics { all: categories(ctx, actor, &visit.languages).await?, chosen })
}

/// What the search was taught in a language.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but admins.
pub async fn lessons(ctx: &Ctx, actor: &Actor, locale: Language) -> Result<SearchLessons> {
    actor.can(permissions::MANAGE_SEARCH)?;
    let mut synonyms = synonyms(ctx, actor).await?;
    synonyms.retain(|group| group.locale == locale);
    let stop_words = stop_words(ctx, actor, locale.clone()).await?;
    Ok(SearchLessons { locale, synonyms, stop_words, meaning: meaning_state(ctx, actor).await? })
}
