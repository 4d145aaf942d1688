//! The server functions of the help center's admin pages: each translates and calls one verb.

use base::{Fault, Language};
use leptos::prelude::*;

use crate::{
    ArticleTaskId, CategoryId, FaqItemId, SynonymsId,
    faq_desk::FaqDesk,
    help_center_admin::{CategoriesDesk, CategoryForm, ContentGaps, SearchSettingsPage},
};

/// The questions as their writers see them.
#[server]
pub async fn load_faq_desk() -> Result<FaqDesk, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::faq_desk(&ctx, &actor).await?)
}

/// Writes a question, a new one where no id is given.
#[server]
pub async fn write_question(
    id: Option<FaqItemId>,
    locale: Language,
    category: String,
    position: Option<String>,
    question: String,
    answer_markdown: String,
    is_draft: Option<bool>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let position = position.and_then(|position| position.trim().parse().ok()).unwrap_or_default();
    let is_draft = is_draft.unwrap_or_default();
    let draft = crate::FaqDraft { locale, category, position, question, answer_markdown, is_draft };
    match id {
        Some(id) => crate::server::update_faq_item(&ctx, &actor, id, draft).await?,
        None => crate::server::create_faq_item(&ctx, &actor, draft, None).await?,
    };
    base::server::redirect_local(Some("/agent/articles/faq"), "/agent/articles");
    Ok(())
}

/// Takes a question away.
#[server]
pub async fn remove_question(id: FaqItemId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    crate::server::delete_faq_item(&ctx, &actor, id).await?;
    base::server::redirect_local(Some("/agent/articles/faq"), "/agent/articles");
    Ok(())
}

/// Publishes the questions of a language.
#[server]
pub async fn publish_questions(locale: Language) -> Result<i32, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::publish_faq(&ctx, &actor, &locale).await?.version)
}

/// The content gaps: what readers miss.
#[server]
pub async fn load_content_gaps() -> Result<ContentGaps, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::content_gaps(&ctx, &actor).await?)
}

/// Says that somebody has looked at what readers missed in an article.
#[server]
pub async fn close_task(id: ArticleTaskId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::close_article_task(&ctx, &actor, id).await?)
}

/// The categories, and one of them with all its names.
#[server]
pub async fn load_categories_desk(id: Option<CategoryId>) -> Result<CategoriesDesk, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::categories_desk(&ctx, &actor, &base::server::ClientInfo::here(), id).await?)
}

/// Arranges a category, a new one where no id is given.
#[server]
pub async fn write_category(id: Option<CategoryId>, category: CategoryForm) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let draft = crate::server::form::category(category)?;
    match id {
        Some(id) => crate::server::rename_category(&ctx, &actor, id, draft).await?,
        None => crate::server::create_category(&ctx, &actor, draft, None).await?,
    };
    base::server::redirect_local(Some("/agent/articles/categories"), "/agent/articles");
    Ok(())
}

/// Takes a category away that holds nothing.
#[server]
pub async fn remove_category(id: CategoryId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    crate::server::delete_category(&ctx, &actor, id).await?;
    base::server::redirect_local(Some("/agent/articles/categories"), "/agent/articles");
    Ok(())
}

/// The search settings of a language.
#[server]
pub async fn load_search_settings(locale: Language) -> Result<SearchSettingsPage, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::search_settings(&ctx, &actor, locale).await?)
}

/// Adds a group of synonyms.
#[server]
pub async fn add_synonyms(locale: Language, words: String) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let draft = crate::NewSynonyms { locale, words: crate::server::form::listed(&words) };
    crate::server::create_synonyms(&ctx, &actor, draft, None).await?;
    Ok(())
}

/// Removes a group of synonyms.
#[server]
pub async fn remove_synonyms(id: SynonymsId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::delete_synonyms(&ctx, &actor, id).await?)
}

/// Sets the stop words of a language.
#[server]
pub async fn save_stop_words(locale: Language, passed: String) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let draft = crate::StopWords { locale, words: crate::server::form::listed(&passed) };
    crate::server::set_stop_words(&ctx, &actor, draft).await?;
    Ok(())
}
