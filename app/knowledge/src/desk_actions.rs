//! The writers' server functions: each translates and calls one verb.

use base::{DateTime, Fault, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    Article, ArticleContext, ArticleFilter, ArticleId, ArticleImage, Articles, Category, Revision,
    RevisionText, WorkingCopy, WriterClock,
};

/// Articles as their writers list them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawer {
    /// The articles.
    pub list: Articles,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// What the editor needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditorData {
    /// The article as readers see it, or will.
    pub article: Article,
    /// What is being written and not yet shown.
    pub working_copy: Option<WorkingCopy>,
    /// What readers would see of that.
    pub preview: Option<String>,
    /// Where it can be kept.
    pub categories: Vec<Category>,
    /// What its writers should know beside.
    pub background: ArticleContext,
    /// The writer's clock, by which the article publishes itself.
    pub clock: WriterClock,
    /// Whether the writer may delete it for good.
    pub can_delete: bool,
    /// The site that readers see it on.
    pub help_url: String,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// What is said about an article, as its form spells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    /// Its address.
    pub slug: Option<String>,
    /// Its category's slug.
    pub category: Option<String>,
    /// What it is for.
    pub kind: Option<String>,
    /// Who may read it.
    pub visibility: Option<String>,
    /// Its tags, with commas between them.
    pub tags: Option<String>,
}

/// An article's revisions, and one of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct History {
    /// The article.
    pub article: Article,
    /// All of them, newest first.
    pub revisions: Vec<Revision>,
    /// The one that is looked at.
    pub chosen: RevisionText,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// The articles that match.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_drawer(filter: ArticleFilter) -> Result<Drawer, Fault> {
    let (ctx, actor) = base::server::caller();
    actor.can(crate::server::permissions::READ_ALL).map_err(Fault::from)?;
    let list = crate::server::list(&ctx, &actor, &filter, &[]).await?;
    Ok(Drawer { list, now: ctx.now() })
}

/// The categories that an article can have.
#[server]
pub async fn load_categories() -> Result<Vec<Category>, Fault> {
    let (ctx, actor) = base::server::caller();
    let languages = base::server::ClientInfo::here().languages;
    Ok(crate::server::categories(&ctx, &actor, &languages).await?)
}

/// An article with its working copy.
#[server]
pub async fn load_editor(id: String) -> Result<EditorData, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::editor_data(&ctx, &actor, &base::server::ClientInfo::here(), &id).await?)
}

/// Begins an article and goes to it.
#[server]
pub async fn begin_article(
    title: String,
    category: String,
    locale: Option<String>,
    translation_of: Option<ArticleId>,
) -> Result<Article, Fault> {
    let (ctx, actor) = base::server::caller();
    let article = crate::server::begin(&ctx, &actor, title, category, locale, translation_of).await?;
    leptos_axum::redirect(&format!("/agent/articles/{}", article.id));
    Ok(article)
}

/// Saves the working copy.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn save_working_copy(
    id: ArticleId,
    title: String,
    content_markdown: String,
    version: Option<i64>,
    based_on: i32,
) -> Result<WorkingCopy, Fault> {
    let (ctx, actor) = base::server::caller();
    let draft = crate::WorkingCopyDraft { title, content_markdown, version, based_on: Some(based_on) };
    Ok(crate::server::save_working_copy(&ctx, &actor, id, draft).await?)
}

/// Throws the working copy away.
#[server]
pub async fn discard_working_copy(id: ArticleId, sure: bool) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    if !sure {
        return Ok(());
    }
    Ok(crate::server::discard_working_copy(&ctx, &actor, id).await?)
}

/// Changes what is said about an article, and with `publish` shows it to readers with what was written of it, all at
/// once: nobody reads it under settings that its writer had changed. What is not given stays.
#[server]
pub async fn describe_article(
    id: ArticleId,
    settings: SettingsForm,
    publish: Option<bool>,
    staged: Option<String>,
) -> Result<Article, Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::server::form::description(settings)?;
    if publish.unwrap_or_default() {
        let seen = staged.and_then(|version| version.parse().ok());
        return Ok(crate::server::publish(&ctx, &actor, id, change, seen).await?);
    }
    Ok(crate::server::change(&ctx, &actor, id, change).await?)
}

/// Moves an article: to the archive, or back to the drafts.
#[server]
pub async fn move_article(id: ArticleId, status: String) -> Result<Article, Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::server::form::standing(status)?;
    Ok(crate::server::change(&ctx, &actor, id, change).await?)
}

/// Deletes an article for good, and leads to the others.
#[server]
pub async fn remove_article(id: ArticleId, sure: bool) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    if !sure {
        return Ok(());
    }
    crate::server::remove(&ctx, &actor, id).await?;
    leptos_axum::redirect("/agent/articles");
    Ok(())
}

/// Says that a translation says what the original says now.
#[server]
pub async fn confirm_translation(id: ArticleId) -> Result<Article, Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::ArticleChange { is_up_to_date: Some(true), ..crate::ArticleChange::default() };
    Ok(crate::server::change(&ctx, &actor, id, change).await?)
}

/// Names the moment at which an article publishes itself, by the clock of a time zone, with what was written of it until now.
#[server]
pub async fn schedule_article(
    id: ArticleId,
    publish_at: String,
    zone: String,
    staged: Option<String>,
) -> Result<Article, Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::server::form::scheduled(publish_at, &zone)?;
    let seen = staged.and_then(|version| version.parse().ok());
    Ok(crate::server::publish(&ctx, &actor, id, change, seen).await?)
}

/// What readers would see of a text.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn preview(markdown: String) -> Result<String, Fault> {
    let (_, actor) = base::server::caller();
    Ok(crate::server::preview(&actor, &markdown).await?)
}

/// An article's revisions, and one of them; the newest unless told.
#[server]
pub async fn load_history(id: ArticleId, number: Option<i32>) -> Result<History, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::history(&ctx, &actor, id, number).await?)
}

/// Brings a revision back, as a new one.
#[server]
pub async fn restore_revision(id: ArticleId, number: i32) -> Result<Article, Fault> {
    let (ctx, actor) = base::server::caller();
    let article = crate::server::restore(&ctx, &actor, id, number).await?;
    leptos_axum::redirect(&format!("/agent/articles/{}", article.id));
    Ok(article)
}

/// Keeps an image that was pasted: a data URL, as a browser reads a file.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn keep_image(data: String) -> Result<ArticleImage, Fault> {
    let (ctx, actor) = base::server::caller();
    let bytes = crate::server::form::data_url(&data)?;
    Ok(crate::server::keep_image(&ctx, &actor, &bytes).await?)
}
