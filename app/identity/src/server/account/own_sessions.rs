//! A person's own sessions: what is signed in as them, and its end.

use base::{
    SessionId, UserId,
    server::{Actor, Ctx, Error, Result, Tx},
};
use chrono::TimeDelta;

use super::device_name::device_name;
use crate::{
    OwnSession, OwnSessions,
    server::{REFRESH_DAYS, revocations::publish_revocation},
};

/// The actor's own sessions that have not ended, a hundred at most: this one first, then the one that was used last.
///
/// # Errors
/// [`Error::Unauthenticated`] where nobody is signed in.
#[tracing::instrument(name = "identity.own_sessions", skip_all)]
pub async fn own_sessions(ctx: &Ctx, actor: &Actor) -> Result<OwnSessions> {
    let person = actor.person()?;
    let rows = sqlx::query!(
        "select id, user_agent, network, created_at, expires_at from sessions
         where user_id = $1 and revoked_at is null and expires_at > $2
         order by id = $3 desc, expires_at desc, id limit 100",
        person.id.0,
        ctx.now(),
        person.session.0,
    )
    .fetch_all(&ctx.db)
    .await?;
    let sessions = rows.into_iter().map(|row| OwnSession {
        id: row.id.into(),
        device: device_name(&row.user_agent),
        network: row.network,
        created_at: row.created_at,
        // Each use that brings new tokens begins the session's days anew.
        last_used_at: row.expires_at - TimeDelta::days(REFRESH_DAYS),
        is_current: row.id == person.session.0,
    });
    Ok(OwnSessions { sessions: sessions.collect() })
}

/// Ends one of the actor's own sessions, everywhere within a second; this one too, where they name it.
///
/// # Errors
/// [`Error::NotFound`] for one that ended and for somebody else's, [`Error::Unauthenticated`] where nobody is signed in.
#[tracing::instrument(name = "identity.end_own_session", skip_all, fields(session.id = %session))]
pub async fn end_own_session(ctx: &Ctx, actor: &Actor, session: SessionId) -> Result<()> {
    let ended = sqlx::query!(
        "update sessions set revoked_at = $3
         where id = $1 and user_id = $2 and revoked_at is null and expires_at > $3",
        session.0,
        actor.person()?.id.0,
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    if ended.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    publish_revocation(ctx).await
}

/// Ends every session of the actor but this one.
///
/// # Errors
/// [`Error::Unauthenticated`] where nobody is signed in.
#[tracing::instrument(name = "identity.end_other_sessions", skip_all)]
pub async fn end_other_sessions(ctx: &Ctx, actor: &Actor) -> Result<()> {
    let person = actor.person()?;
    let mut tx = ctx.begin().await?;
    // The row is held: a sign-in that is under way comes before this and ends, or after it and stays.
    sqlx::query!("select id from users where id = $1 for no key update", person.id.0)
        .fetch_one(&mut *tx)
        .await?;
    revoke_others(ctx, &mut tx, person.id, person.session).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

/// Ends every session of somebody but one. Whoever calls it holds the person's row.
pub(super) async fn revoke_others(ctx: &Ctx, tx: &mut Tx, person: UserId, kept: SessionId) -> Result<()> {
    sqlx::query!(
        "update sessions set revoked_at = $3 where user_id = $1 and id <> $2 and revoked_at is null",
        person.0,
        kept.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
