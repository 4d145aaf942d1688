//! Changes an article: all that was asked, or nothing.

use base::{
    DateTime, Utc,
    server::{Actor, Ctx, Error, Result, Tx, invalid},
};

use super::{
    category_of::category_of,
    create::explain,
    find::{load, lock},
    record::record,
    render::render_blocking,
    revisions::keep_revision,
};
use crate::server::permissions;
use crate::{Article, ArticleChange, ArticleId, Event, Refusal, Status};

/// Applies a change. A changed title or text makes a revision; a changed address leads on from the former one.
///
/// # Errors
/// [`Error::Conflict`] with the current article for a stale version, for an illegal move and for a taken address;
/// [`Error::NotFound`]; [`Error::Forbidden`] for everybody but the desk; [`Error::Invalid`] for a field.
#[tracing::instrument(name = "knowledge.change", skip_all, fields(article.id = %id))]
pub async fn change(ctx: &Ctx, actor: &Actor, id: ArticleId, change: ArticleChange) -> Result<Article> {
    actor.can(permissions::WRITE)?;
    let change = change.check().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    let article = lock(&mut tx, actor, id).await?;
    refuse_stale(&article, change.version)?;
    let article = apply(ctx, &mut tx, actor, &article, change).await?;
    ctx.commit(tx).await?;
    Ok(article)
}

/// Applies a checked change to a locked article.
pub(super) async fn apply(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    article: &Article,
    change: ArticleChange,
) -> Result<Article> {
    let mut fields = Vec::new();
    rewrite(ctx, tx, actor, article, &change, &mut fields).await?;
    readdress(ctx, tx, article, &change, &mut fields).await?;
    describe(ctx, tx, article, &change, &mut fields).await?;
    move_to(ctx.now(), tx, article, &change, &mut fields).await?;
    if fields.is_empty() {
        return load(tx, actor, article.id).await;
    }
    let version = article.version + 1;
    let now = ctx.now();
    let touch = sqlx::query!(
        "update articles set version = $2, updated_at = $3 where id = $1",
        article.id.0,
        version,
        now
    );
    touch.execute(&mut **tx).await?;
    let changed = load(tx, actor, article.id).await?;
    let event = Event::Changed { fields, status: changed.status };
    record(ctx, tx, actor, &changed, Some(article), event).await?;
    Ok(changed)
}

/// Refuses a change by somebody who has not seen the newest.
fn refuse_stale(article: &Article, version: Option<i64>) -> Result<()> {
    if version.is_none_or(|version| version == article.version) {
        Ok(())
    } else {
        Err(changed_meanwhile(article))
    }
}

/// The refusal of a change that was begun on an older state of the article.
pub(super) fn changed_meanwhile(article: &Article) -> Error {
    Error::conflict_with(Refusal::ChangedMeanwhile, "article", article)
}

async fn rewrite(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    article: &Article,
    change: &ArticleChange,
    fields: &mut Vec<String>,
) -> Result<()> {
    let title = change.title.as_ref().filter(|title| **title != article.title);
    let content = change.content_markdown.as_ref().filter(|content| **content != article.content_markdown);
    let follows = change.is_up_to_date.unwrap_or(title.is_some() || content.is_some());
    if follows && article.id != article.translation_of {
        follow_original(tx, article.id).await?;
        fields.push("is_up_to_date".to_owned());
    }
    if title.is_none() && content.is_none() {
        return Ok(());
    }
    fields.extend(title.map(|_| "title".to_owned()));
    fields.extend(content.map(|_| "content_markdown".to_owned()));
    let title = title.unwrap_or(&article.title);
    let content = content.unwrap_or(&article.content_markdown);
    let rendered = render_blocking(content).await?;
    let contents = serde_json::to_value(&rendered.contents).map_err(anyhow::Error::from)?;
    let revision = article.revision + 1;
    sqlx::query!(
        "update articles set title = $2, content_markdown = $3, content_html = $4, contents = $5, summary = $6,
             words = $7, revision = $8 where id = $1",
        article.id.0,
        title,
        content,
        rendered.html,
        contents,
        rendered.summary,
        rendered.words,
        revision,
    )
    .execute(&mut **tx)
    .await?;
    keep_revision(ctx, tx, actor, article.id, revision, title, content).await
}

/// The translation says what the original says now.
async fn follow_original(tx: &mut Tx, id: ArticleId) -> Result<()> {
    sqlx::query!(
        "update articles a set follows_revision = o.revision from articles o where a.id = $1 and o.id = a.group_id",
        id.0,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn readdress(
    ctx: &Ctx,
    tx: &mut Tx,
    article: &Article,
    change: &ArticleChange,
    fields: &mut Vec<String>,
) -> Result<()> {
    let Some(slug) = change.slug.as_ref().filter(|slug| **slug != article.slug) else { return Ok(()) };
    let locale = article.locale.as_str();
    sqlx::query!("update articles set slug = $2 where id = $1", article.id.0, slug)
        .execute(&mut **tx)
        .await
        .map_err(explain)?;
    // An address that an article has again leads nowhere else any more.
    sqlx::query!("delete from article_addresses where locale = $1 and slug = $2", locale, slug)
        .execute(&mut **tx)
        .await?;
    sqlx::query!(
        "insert into article_addresses (locale, slug, article_id, created_at) values ($1, $2, $3, $4)
         on conflict (slug, locale) do update set article_id = excluded.article_id, created_at = excluded.created_at",
        locale,
        article.slug,
        article.id.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    fields.push("slug".to_owned());
    Ok(())
}

async fn describe(
    ctx: &Ctx,
    tx: &mut Tx,
    article: &Article,
    change: &ArticleChange,
    fields: &mut Vec<String>,
) -> Result<()> {
    let category = match &change.category {
        Some(said) => {
            Some(category_of(ctx, tx, said).await?).filter(|category| category.slug != article.category)
        }
        None => None,
    };
    let kind = change.kind.filter(|kind| *kind != article.kind);
    let visibility = change.visibility.filter(|visibility| *visibility != article.visibility);
    let tags = change.tags.as_ref().filter(|tags| **tags != article.tags);
    fields.extend(category.as_ref().map(|_| "category".to_owned()));
    fields.extend(kind.map(|_| "type".to_owned()));
    fields.extend(visibility.map(|_| "visibility".to_owned()));
    fields.extend(tags.map(|_| "tags".to_owned()));
    sqlx::query!(
        "update articles set category_id = coalesce($2, category_id), type = coalesce($3, type),
             visibility = coalesce($4, visibility), tags = coalesce($5, tags) where id = $1",
        article.id.0,
        category.map(|category| category.id),
        kind.map(crate::Kind::as_str),
        visibility.map(crate::Visibility::as_str),
        tags.map(Vec::as_slice),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Refuses to schedule an article for no time, or for one that is over.
pub(super) fn check_time(now: DateTime<Utc>, publish_at: Option<DateTime<Utc>>) -> Result<()> {
    match publish_at {
        None => Err(invalid("publish_at", Refusal::NeededToSchedule)),
        Some(at) if at <= now => Err(invalid("publish_at", Refusal::InThePast)),
        Some(_) => Ok(()),
    }
}

async fn move_to(
    now: DateTime<Utc>,
    tx: &mut Tx,
    article: &Article,
    change: &ArticleChange,
    fields: &mut Vec<String>,
) -> Result<()> {
    let status = change.status.unwrap_or(article.status);
    let publish_at = change.publish_at.unwrap_or(article.publish_at);
    let content = change.content_markdown.as_ref().unwrap_or(&article.content_markdown);
    if matches!(status, Status::Scheduled | Status::Published) && content.trim().is_empty() {
        return Err(invalid("content_markdown", Refusal::NeededToBeRead));
    }
    if status == article.status && publish_at == article.publish_at {
        return Ok(());
    }
    if !article.status.can_move_to(status) {
        return Err(Error::conflict(Refusal::CannotMove { from: article.status, to: status }));
    }
    if status == Status::Scheduled {
        check_time(now, publish_at)?;
    }
    sqlx::query!(
        "update articles set status = $2, publish_at = $3,
             published_at = case when $2 = 'published' then coalesce(published_at, $4) else published_at end
         where id = $1",
        article.id.0,
        status.as_str(),
        publish_at,
        now,
    )
    .execute(&mut **tx)
    .await?;
    fields.push("status".to_owned());
    Ok(())
}
