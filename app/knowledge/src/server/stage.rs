//! The working copy of an article: saved with every pause in writing, shown to nobody until it is published.

use base::{
    check_length,
    server::{Actor, Ctx, Error, Result, Tx, invalid},
    single_line,
};

use super::{
    change::{apply, changed_meanwhile},
    find::{author, lock},
    revisions::compare,
};
use crate::server::permissions;
use crate::{
    Article, ArticleChange, ArticleId, LONGEST_CONTENT, LONGEST_TITLE, Staging, StagingDraft,
    draft::plain_breaks,
};

/// The working copy, where there is one.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but the desk.
pub async fn staging(ctx: &Ctx, actor: &Actor, id: ArticleId) -> Result<Option<Staging>> {
    actor.can(permissions::READ_ALL)?;
    let mut reader = ctx.read().await?;
    let found = load(&mut reader, id).await?;
    reader.done();
    Ok(found)
}

/// Saves the working copy.
///
/// # Errors
/// [`Error::Conflict`] with the working copy that somebody else saved meanwhile, or with the article where its text became
/// another one; [`Error::Invalid`], and as [`staging`].
pub async fn stage(ctx: &Ctx, actor: &Actor, id: ArticleId, draft: StagingDraft) -> Result<Staging> {
    actor.can(permissions::WRITE)?;
    let title = single_line(&draft.title);
    if title.chars().count() > LONGEST_TITLE {
        return Err(invalid("title", format!("has more than {LONGEST_TITLE} characters")));
    }
    let is_empty = draft.content_markdown.trim().is_empty();
    let text = if is_empty { String::new() } else { plain_breaks(draft.content_markdown) };
    if !is_empty {
        check_length(&text, LONGEST_CONTENT).map_err(|said| invalid("content_markdown", said))?;
    }
    let mut tx = ctx.begin().await?;
    let article = lock(&mut tx, actor, id).await?;
    let before = load(&mut tx, id).await?;
    if let Some(before) = &before
        && (&before.title, &before.content_markdown) == (&title, &text)
    {
        // What stands there already overwrites nobody's work: a save that was sent twice, for one.
        return Ok(before.clone());
    }
    match &before {
        Some(before) => refuse_other(before, draft.version)?,
        // The copy that its writer had before them was published or thrown away, or the text that they began on is another.
        None if draft.version.is_some() || draft.based_on.is_some_and(|seen| seen != article.revision) => {
            return Err(changed_meanwhile(&article));
        }
        None => {}
    }
    sqlx::query!(
        "insert into article_stagings (article_id, title, content_markdown, based_on, editor_id, created_at, updated_at, version)
         values ($1, $2, $3, $4, $5, $6, $6, $7)
         on conflict (article_id) do update set title = excluded.title, content_markdown = excluded.content_markdown,
             editor_id = excluded.editor_id, updated_at = excluded.updated_at, version = article_stagings.version + 1",
        id.0,
        title,
        text,
        article.revision,
        actor.id().map(|id| id.0),
        ctx.now(),
        // A copy that is begun anew never has the version of one that was thrown away.
        ctx.now().timestamp_millis(),
    )
    .execute(&mut *tx)
    .await?;
    let staged = load(&mut tx, id).await?.ok_or(Error::NotFound)?;
    ctx.commit(tx).await?;
    Ok(staged)
}

/// Shows the working copy to readers, as a new revision, with whatever else is to change. With `seen`, only the version
/// of it that the writer has before them.
///
/// # Errors
/// [`Error::Invalid`] where the working copy has no title,
/// [`Error::Conflict`] with the article where its text changed since the working copy was begun, with the working copy
/// where it is another than `seen`, and as [`stage`].
pub async fn publish_staged(
    ctx: &Ctx,
    actor: &Actor,
    id: ArticleId,
    change: ArticleChange,
    seen: Option<Option<i64>>,
) -> Result<Article> {
    actor.can(permissions::WRITE)?;
    let mut tx = ctx.begin().await?;
    let article = lock(&mut tx, actor, id).await?;
    let Some(staged) = load(&mut tx, id).await? else { return Err(Error::NotFound) };
    if let Some(seen) = seen {
        refuse_other(&staged, seen)?;
    }
    if staged.based_on != article.revision {
        return Err(changed_meanwhile(&article));
    }
    let change = ArticleChange {
        title: Some(staged.title),
        content_markdown: Some(staged.content_markdown),
        ..change
    };
    let change = change.check().map_err(Error::Invalid)?;
    let article = apply(ctx, &mut tx, actor, &article, change).await?;
    delete(&mut tx, id).await?;
    ctx.commit(tx).await?;
    Ok(article)
}

/// Throws the working copy away.
///
/// # Errors
/// As [`staging`].
pub async fn discard(ctx: &Ctx, actor: &Actor, id: ArticleId) -> Result<()> {
    let mut tx = ctx.begin().await?;
    lock(&mut tx, actor, id).await?;
    delete(&mut tx, id).await?;
    ctx.commit(tx).await
}

/// Refuses a writer who has another version of the working copy before them.
fn refuse_other(before: &Staging, version: Option<i64>) -> Result<()> {
    if Some(before.version) == version {
        return Ok(());
    }
    let who = before.editor.as_ref().map_or("Somebody", |editor| &*editor.name);
    let message =
        format!("{who} is writing this article too. Nothing of yours is lost: compare, then go on.");
    Err(Error::conflict_with(message, "staging", before))
}

async fn load(connection: &mut sqlx::PgConnection, id: ArticleId) -> Result<Option<Staging>> {
    let row = sqlx::query!(
        r#"select s.title, s.content_markdown, s.based_on, s.version, s.updated_at, u.id as "editor_id?",
             u.name as "editor_name?", a.content_markdown as shown
         from article_stagings s join articles a on a.id = s.article_id left join users u on u.id = s.editor_id
         where s.article_id = $1"#,
        id.0,
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| Staging {
        changes: compare(&row.shown, &row.content_markdown),
        title: row.title,
        content_markdown: row.content_markdown,
        based_on: row.based_on,
        version: row.version,
        editor: author(row.editor_id, row.editor_name),
        updated_at: row.updated_at,
    }))
}

async fn delete(tx: &mut Tx, id: ArticleId) -> Result<()> {
    sqlx::query!("delete from article_stagings where article_id = $1", id.0).execute(&mut **tx).await?;
    Ok(())
}
