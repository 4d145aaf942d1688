//! An admin sees where somebody is signed in, and ends all of it.

use base::{
    UserId,
    server::{Actor, Ctx, Result},
};

use super::find::last_used;
use crate::{
    people::PersonSession,
    server::{
        account::device_name,
        authorization::{PersonEvent, change_authorization, revoke_sessions},
        permissions,
        revocations::publish_revocation,
    },
};

/// Ends every session of somebody: every browser, program and socket, within a second. Their account stays open.
///
/// # Errors
/// [`base::server::Error::NotFound`], [`base::server::Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "identity.end_sessions", skip_all, fields(user.id = %person))]
pub async fn end_sessions(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<()> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    change_authorization(ctx, &mut tx, actor, person, PersonEvent::SignedOutEverywhere).await?;
    revoke_sessions(ctx, &mut tx, person).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

/// The sign-ins of somebody that still hold, those that were used last first; at most fifty.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but admins.
pub async fn sessions_of(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<Vec<PersonSession>> {
    actor.allow(permissions::MANAGE)?;
    let rows = sqlx::query!(
        "select id, user_agent, created_at, expires_at from sessions
         where user_id = $1 and revoked_at is null and expires_at > $2 order by expires_at desc, id desc limit 50",
        person.0,
        ctx.now(),
    )
    .fetch_all(&ctx.db)
    .await?;
    let sessions = rows.into_iter().map(|row| PersonSession {
        id: row.id.into(),
        device: device_name(&row.user_agent),
        created_at: row.created_at,
        last_seen_at: last_used(row.expires_at),
    });
    Ok(sessions.collect())
}
