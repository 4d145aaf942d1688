//! What the writers' pages show and do in one step, gathered from the verbs.

use base::{
    Language,
    server::{Actor, ClientInfo, Ctx, Error, Result, invalid},
};

use super::{
    background, categories, change,
    change::changed_meanwhile,
    create, find, publish_working_copy,
    remove::may_remove,
    render::{render_blocking, with_directions},
    revision, revisions,
    working_copy::working_copy,
    writer_clock::writer_clock,
};
use crate::server::permissions;
use crate::{
    Article, ArticleChange, ArticleId, LONGEST_CONTENT, NewArticle, Refusal, Status,
    desk_actions::{EditorData, History},
};

/// An article with its working copy and the places where it can be kept.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but the desk.
pub async fn editor_data(ctx: &Ctx, actor: &Actor, visit: &ClientInfo, id: &str) -> Result<EditorData> {
    actor.can(permissions::READ_ALL)?;
    let id: ArticleId = id.parse().map_err(|_| Error::NotFound)?;
    let working_copy = working_copy(ctx, actor, id).await?;
    let preview = match &working_copy {
        Some(copy) => Some(preview(actor, &copy.content_markdown).await?),
        None => None,
    };
    let article = find(ctx, actor, &id.to_string(), &visit.languages).await?;
    let now = ctx.now();
    Ok(EditorData {
        clock: writer_clock(ctx, actor, article.publish_at.unwrap_or(now)).await?,
        can_delete: may_remove(actor, &article).is_ok(),
        article,
        working_copy,
        preview,
        background: background(ctx, actor, id).await?,
        help_url: ctx.settings.help_url().to_owned(),
        now,
        categories: categories(ctx, actor, &visit.languages).await?,
    })
}

/// Begins a draft: an empty one, or the translation of an article, which begins with the article's own text.
///
/// # Errors
/// As [`create`].
pub async fn begin(
    ctx: &Ctx,
    actor: &Actor,
    title: String,
    category: String,
    locale: Option<String>,
    translation_of: Option<ArticleId>,
) -> Result<Article> {
    actor.can(permissions::READ_ALL)?;
    let locale =
        locale.map(|tag| Language::parse(&tag).ok_or_else(|| invalid("locale", Refusal::NotALanguage)));
    let mut draft = NewArticle { title, category, locale: locale.transpose()?, ..NewArticle::default() };
    if let Some(original) = translation_of {
        let original = find(ctx, actor, &original.to_string(), &[]).await?;
        draft = NewArticle {
            title: original.title,
            content_markdown: original.content_markdown,
            category: original.category,
            tags: original.tags,
            kind: original.kind,
            visibility: original.visibility,
            translation_of: Some(original.id),
            ..draft
        };
    }
    create(ctx, actor, draft, None).await
}

/// Publishes an article with what else changes, now or at the moment that `change_too` schedules: with its working copy where
/// there is one, as it is where there is none. `seen` is the version of the working copy that the writer has before them.
///
/// # Errors
/// As [`change`], and [`Error::Conflict`] where somebody else saved the working copy since.
pub async fn publish(
    ctx: &Ctx,
    actor: &Actor,
    id: ArticleId,
    change_too: ArticleChange,
    seen: Option<i64>,
) -> Result<Article> {
    let published =
        ArticleChange { status: Some(change_too.status.unwrap_or(Status::Published)), ..change_too };
    match publish_working_copy(ctx, actor, id, published.clone(), Some(seen)).await {
        // What the writer has before them is gone: the text that readers would get is another.
        Err(Error::NotFound) if seen.is_some() => {
            Err(changed_meanwhile(&find(ctx, actor, &id.to_string(), &[]).await?))
        }
        Err(Error::NotFound) => change(ctx, actor, id, published).await,
        done => done,
    }
}

/// What readers would see of a text.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the desk, [`Error::TooLarge`].
pub async fn preview(actor: &Actor, markdown: &str) -> Result<String> {
    actor.can(permissions::READ_ALL)?;
    if markdown.len() > LONGEST_CONTENT * 4 || markdown.chars().count() > LONGEST_CONTENT {
        return Err(Error::TooLarge);
    }
    Ok(with_directions(&render_blocking(markdown).await?.html))
}

/// An article's revisions, and one of them; the newest unless told.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but the desk.
pub async fn history(ctx: &Ctx, actor: &Actor, id: ArticleId, number: Option<i32>) -> Result<History> {
    actor.can(permissions::READ_ALL)?;
    let article = find(ctx, actor, &id.to_string(), &[]).await?;
    Ok(History {
        chosen: revision(ctx, actor, id, number.unwrap_or(article.revision)).await?,
        revisions: revisions(ctx, actor, id).await?,
        now: ctx.now(),
        article,
    })
}
