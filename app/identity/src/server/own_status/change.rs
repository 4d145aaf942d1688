//! An agent reads and changes what they say of themselves.

use base::{
    DateTime, UserId, Utc,
    server::{Actor, Ctx, Error, Result, Tx},
};

use crate::{
    AgentStatus,
    people::{OwnStatus, OwnStatusChange, Standing, StatusWish},
    server::permissions,
};

/// The actor, as they see themselves.
///
/// # Errors
/// [`Error::Forbidden`] for customers; [`Error::NotFound`] for somebody who left the desk a moment ago.
pub async fn own_status(ctx: &Ctx, actor: &Actor) -> Result<OwnStatus> {
    let id = actor.can(permissions::CHANGE_OWN_STATUS)?.id;
    let mut reader = ctx.read().await?;
    let found = load(&mut reader, id).await?;
    reader.release();
    Ok(found.0)
}

/// Changes what the actor says of themselves. Nobody's tokens change with it.
///
/// # Errors
/// As [`own_status`], and invalid input for numbers out of bounds.
#[tracing::instrument(name = "identity.change_own_status", skip_all)]
pub async fn change_own_status(ctx: &Ctx, actor: &Actor, change: OwnStatusChange) -> Result<OwnStatus> {
    let id = actor.can(permissions::CHANGE_OWN_STATUS)?.id;
    change.check().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    let mut standing = hold(&mut tx, id).await?;
    if let Some(status) = change.status {
        standing = standing.after(StatusWish::Chosen(status), ctx.now());
    }
    if let Some(idle_minutes) = change.idle_minutes {
        // Whoever says so is there.
        standing = Standing { idle_minutes, ..standing.after(StatusWish::Here, ctx.now()) };
    }
    write(ctx, &mut tx, id, standing).await?;
    sqlx::query!(
        "update agents set max_concurrent_chats = coalesce($2, max_concurrent_chats) where user_id = $1",
        id.0,
        change.max_concurrent_chats,
    )
    .execute(&mut *tx)
    .await?;
    let (changed, _) = load(&mut tx, id).await?;
    ctx.commit(tx).await?;
    Ok(changed)
}

/// Notes what a browser of the actor noticed: input, or none for as long as they said. The rule is [`Standing::after`].
///
/// # Errors
/// As [`own_status`].
#[tracing::instrument(name = "identity.note_status", skip_all)]
pub async fn note_status(ctx: &Ctx, actor: &Actor, wish: StatusWish) -> Result<OwnStatus> {
    let id = actor.can(permissions::CHANGE_OWN_STATUS)?.id;
    let mut tx = ctx.begin().await?;
    let held = hold(&mut tx, id).await?;
    let standing = held.after(wish, ctx.now());
    if standing != held {
        write(ctx, &mut tx, id, standing).await?;
    }
    let (changed, _) = load(&mut tx, id).await?;
    ctx.commit(tx).await?;
    Ok(changed)
}

/// Holds an agent's row: what two browsers notice at once is noted one after the other.
async fn hold(tx: &mut Tx, id: UserId) -> Result<Standing> {
    sqlx::query!("select from agents where user_id = $1 for no key update", id.0)
        .fetch_optional(&mut **tx)
        .await?;
    let (own, input_at) = load(tx, id).await?;
    Ok(Standing {
        status: own.status,
        is_away_by_itself: own.is_away_by_itself,
        idle_minutes: own.idle_minutes,
        input_at,
    })
}

async fn write(ctx: &Ctx, tx: &mut Tx, id: UserId, standing: Standing) -> Result<()> {
    sqlx::query!(
        "update agents set status = $2, is_away_by_itself = $3, idle_minutes = $4, input_at = $5, updated_at = $6
         where user_id = $1",
        id.0,
        standing.status.as_str(),
        standing.is_away_by_itself,
        standing.idle_minutes,
        standing.input_at,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn load(connection: &mut sqlx::PgConnection, id: UserId) -> Result<(OwnStatus, Option<DateTime<Utc>>)> {
    let row = sqlx::query!(
        "select u.name, a.status, a.is_away_by_itself, a.idle_minutes, a.max_concurrent_chats, a.input_at
         from agents a join users u on u.id = a.user_id where a.user_id = $1",
        id.0,
    )
    .fetch_optional(connection)
    .await?
    .ok_or(Error::NotFound)?;
    let own = OwnStatus {
        id,
        name: row.name,
        status: AgentStatus::of(&row.status),
        is_away_by_itself: row.is_away_by_itself,
        idle_minutes: row.idle_minutes,
        max_concurrent_chats: row.max_concurrent_chats,
    };
    Ok((own, row.input_at))
}
