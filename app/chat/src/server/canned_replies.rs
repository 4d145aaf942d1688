//! Answers that are sent often.

use base::server::{Actor, Audited, Ctx, Error, IdempotencyKey, Result, Tx, audit, invalid};

use super::permissions;
use crate::{CannedReplies, CannedReply, CannedReplyDraft, CannedReplyId, Refusal};

/// All of them, by their shortcuts.
///
/// # Errors
/// [`Error::Forbidden`] for who does not answer chats.
pub async fn canned_replies(ctx: &Ctx, actor: &Actor) -> Result<CannedReplies> {
    actor.can(permissions::ANSWER)?;
    let canned_replies = sqlx::query_as!(
        CannedReply,
        "select id, shortcut, body, created_at, updated_at from canned_replies order by shortcut limit 500",
    )
    .fetch_all(&ctx.db)
    .await?;
    Ok(CannedReplies { canned_replies })
}

/// Keeps a new one.
///
/// # Errors
/// [`Error::Invalid`] for a shortcut that is no word or is taken, [`Error::Forbidden`].
pub async fn add_canned_reply(ctx: &Ctx, actor: &Actor, draft: CannedReplyDraft) -> Result<CannedReply> {
    add_canned_reply_once(ctx, actor, draft, None).await
}

/// Keeps a new one, once for each key.
///
/// # Errors
/// As [`add_canned_reply`].
pub async fn add_canned_reply_once(
    ctx: &Ctx,
    actor: &Actor,
    draft: CannedReplyDraft,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<CannedReply> {
    let author = actor.can(permissions::MANAGE_CANNED_REPLIES)?.id;
    let draft = draft.check().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    let id = ctx.id();
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, author.0, id).await?
    {
        return load(&mut tx, earlier.into()).await;
    }
    let made = sqlx::query_as!(
        CannedReply,
        "insert into canned_replies (id, shortcut, body, created_by, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $5) returning id, shortcut, body, created_at, updated_at",
        id,
        draft.shortcut,
        draft.body,
        author.0,
        ctx.now(),
    )
    .fetch_one(&mut *tx)
    .await
    .map_err(explain)?;
    let audited = Audited::new("canned_reply.created", "canned_reply", made.id);
    audit(ctx, &mut tx, actor, audited.after(&made)?).await?;
    ctx.commit(tx).await?;
    Ok(made)
}

/// Changes one.
///
/// # Errors
/// As [`add_canned_reply`], and [`Error::NotFound`].
pub async fn change_canned_reply(
    ctx: &Ctx,
    actor: &Actor,
    id: CannedReplyId,
    draft: CannedReplyDraft,
) -> Result<CannedReply> {
    actor.can(permissions::MANAGE_CANNED_REPLIES)?;
    let draft = draft.check().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    let before = load(&mut tx, id).await?;
    let changed = sqlx::query_as!(
        CannedReply,
        "update canned_replies set shortcut = $2, body = $3, updated_at = $4 where id = $1
         returning id, shortcut, body, created_at, updated_at",
        id.0,
        draft.shortcut,
        draft.body,
        ctx.now(),
    )
    .fetch_one(&mut *tx)
    .await
    .map_err(explain)?;
    let audited = Audited::new("canned_reply.changed", "canned_reply", id);
    audit(ctx, &mut tx, actor, audited.before(&before)?.after(&changed)?).await?;
    ctx.commit(tx).await?;
    Ok(changed)
}

/// Deletes one.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`].
pub async fn remove_canned_reply(ctx: &Ctx, actor: &Actor, id: CannedReplyId) -> Result<()> {
    actor.can(permissions::MANAGE_CANNED_REPLIES)?;
    let mut tx = ctx.begin().await?;
    let before = load(&mut tx, id).await?;
    sqlx::query!("delete from canned_replies where id = $1", id.0).execute(&mut *tx).await?;
    let audited = Audited::new("canned_reply.deleted", "canned_reply", id);
    audit(ctx, &mut tx, actor, audited.before(&before)?).await?;
    ctx.commit(tx).await
}

/// Holds one until the transaction ends.
async fn load(tx: &mut Tx, id: CannedReplyId) -> Result<CannedReply> {
    sqlx::query_as!(
        CannedReply,
        "select id, shortcut, body, created_at, updated_at from canned_replies where id = $1 for update",
        id.0,
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(Error::NotFound)
}

fn explain(error: sqlx::Error) -> Error {
    let error = Error::from(error);
    match error.constraint() {
        Some("canned_replies_shortcut_unique") => invalid("shortcut", Refusal::ShortcutTaken),
        _ => error,
    }
}
