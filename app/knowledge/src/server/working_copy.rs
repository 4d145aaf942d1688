//! The working copy of an article: saved with every pause in writing, shown to nobody until it is published.

use anyhow::Context;
use base::{
    InvalidText, check_length,
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
    Article, ArticleChange, ArticleId, LONGEST_CONTENT, LONGEST_TITLE, Refusal, WorkingCopy,
    WorkingCopyDraft, draft::plain_breaks,
};

/// The working copy, where there is one.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but the desk.
pub async fn working_copy(ctx: &Ctx, actor: &Actor, id: ArticleId) -> Result<Option<WorkingCopy>> {
    actor.can(permissions::READ_ALL)?;
    let mut reader = ctx.read().await?;
    let found = load(&mut reader, id).await?;
    reader.release();
    match found {
        Some(found) => Ok(Some(found.compared().await?)),
        None => Ok(None),
    }
}

/// Saves the working copy.
///
/// # Errors
/// [`Error::Conflict`] with the working copy that somebody else saved meanwhile, or with the article where its text became
/// another one; [`Error::Invalid`], and as [`working_copy`].
pub async fn save_working_copy(
    ctx: &Ctx,
    actor: &Actor,
    id: ArticleId,
    draft: WorkingCopyDraft,
) -> Result<WorkingCopy> {
    actor.can(permissions::WRITE)?;
    let title = single_line(&draft.title);
    if title.chars().count() > LONGEST_TITLE {
        return Err(invalid("title", InvalidText::TooLong(LONGEST_TITLE)));
    }
    let is_empty = draft.content_markdown.trim().is_empty();
    let text = if is_empty { String::new() } else { plain_breaks(draft.content_markdown) };
    if !is_empty {
        check_length(&text, LONGEST_CONTENT).map_err(|said| invalid("content_markdown", said))?;
    }
    let mut tx = ctx.begin().await?;
    let article = lock(&mut tx, actor, id).await?;
    let before = load(&mut tx, id).await?;
    match before {
        // What stands there already overwrites nobody's work: a save that was sent twice, for one.
        Some(before) if before.says(&title, &text) => {
            drop(tx);
            return before.compared().await;
        }
        Some(before) if before.copy.version != draft.version.unwrap_or_default() => {
            drop(tx);
            return Err(written_meanwhile(&before.compared().await?));
        }
        Some(_) => {}
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
    staged.compared().await
}

/// Shows the working copy to readers, as a new revision, with whatever else is to change. With `seen`, only the version
/// of it that the writer has before them.
///
/// # Errors
/// [`Error::Invalid`] where the working copy has no title,
/// [`Error::Conflict`] with the article where its text changed since the working copy was begun, with the working copy
/// where it is another than `seen`, and as [`save_working_copy`].
pub async fn publish_working_copy(
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
    if seen.is_some_and(|seen| seen != Some(staged.copy.version)) {
        drop(tx);
        return Err(written_meanwhile(&staged.compared().await?));
    }
    let copy = staged.copy;
    if copy.based_on != article.revision {
        return Err(changed_meanwhile(&article));
    }
    let change =
        ArticleChange { title: Some(copy.title), content_markdown: Some(copy.content_markdown), ..change };
    let change = change.check().map_err(Error::Invalid)?;
    let article = apply(ctx, &mut tx, actor, &article, change).await?;
    delete(&mut tx, id).await?;
    ctx.commit(tx).await?;
    Ok(article)
}

/// Throws the working copy away.
///
/// # Errors
/// As [`working_copy`].
pub async fn discard_working_copy(ctx: &Ctx, actor: &Actor, id: ArticleId) -> Result<()> {
    let mut tx = ctx.begin().await?;
    lock(&mut tx, actor, id).await?;
    delete(&mut tx, id).await?;
    ctx.commit(tx).await
}

/// The refusal for a writer who has another version of the working copy before them.
fn written_meanwhile(before: &WorkingCopy) -> Error {
    let who = before.editor.as_ref().map(|editor| editor.name.clone());
    Error::conflict_with(Refusal::AlsoWriting { who }, "staging", before)
}

/// A working copy that is not compared yet, and the text that readers see.
struct Uncompared {
    copy: WorkingCopy,
    shown: String,
}

impl Uncompared {
    fn says(&self, title: &str, text: &str) -> bool {
        (&*self.copy.title, &*self.copy.content_markdown) == (title, text)
    }

    /// With how it differs: a tenth of a second of computing in the worst case, so neither within a transaction nor on a
    /// thread that answers others.
    async fn compared(self) -> Result<WorkingCopy> {
        let Self { mut copy, shown } = self;
        let compared = tokio::task::spawn_blocking(move || {
            copy.changes = compare(&shown, &copy.content_markdown);
            copy
        });
        Ok(compared.await.context("the working copy could not be compared")?)
    }
}

async fn load(connection: &mut sqlx::PgConnection, id: ArticleId) -> Result<Option<Uncompared>> {
    let row = sqlx::query!(
        r#"select s.title, s.content_markdown, s.based_on, s.version, s.updated_at, u.id as "editor_id?",
             u.name as "editor_name?", a.content_markdown as shown
         from article_stagings s join articles a on a.id = s.article_id left join users u on u.id = s.editor_id
         where s.article_id = $1"#,
        id.0,
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| Uncompared {
        copy: WorkingCopy {
            changes: Vec::new(),
            title: row.title,
            content_markdown: row.content_markdown,
            based_on: row.based_on,
            version: row.version,
            editor: author(row.editor_id, row.editor_name),
            updated_at: row.updated_at,
        },
        shown: row.shown,
    }))
}

async fn delete(tx: &mut Tx, id: ArticleId) -> Result<()> {
    sqlx::query!("delete from article_stagings where article_id = $1", id.0).execute(&mut **tx).await?;
    Ok(())
}
