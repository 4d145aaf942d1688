//! What somebody may do changes: their authorization version grows in the same transaction, and every token and socket
//! from before is refused within a second, in every process. Each change is an event of its person.

use base::{
    Role, TeamId, UserId,
    server::{Actor, Ctx, Error, Result, Tx},
};
use realtime::server::Entry;
use serde::Serialize;

/// What happened to somebody's account.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum PersonEvent {
    /// They have another role.
    RoleGranted { from: Role, to: Role },
    /// They work in another team, or in none.
    TeamChanged { to: Option<TeamId> },
    /// Their account was closed.
    Deactivated,
    /// Their account was opened again.
    Reactivated,
    /// They ended every session of theirs.
    SignedOutEverywhere,
}

/// Locks somebody's row, lets their version grow, and records why.
///
/// # Errors
/// [`Error::NotFound`] where there is nobody.
pub(super) async fn change_authorization(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    person: UserId,
    event: PersonEvent,
) -> Result<()> {
    let version = sqlx::query_scalar!(
        "update users set authorization_version = authorization_version + 1, authorization_changed_at = $2,
             updated_at = $2
         where id = $1 returning authorization_version",
        person.0,
        ctx.now(),
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(Error::NotFound)?;
    record(ctx, tx, actor, person, version, event).await
}

/// Records an event of a person. Every grant, team, closing and opening of an account comes through here, with who did it: the
/// one place for the audit log to be written, in the transaction that makes it true.
async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    person: UserId,
    version: i64,
    event: PersonEvent,
) -> Result<()> {
    let mut event = serde_json::to_value(event).map_err(anyhow::Error::from)?;
    event["by"] = serde_json::to_value(actor.id()).map_err(anyhow::Error::from)?;
    let entry = Entry {
        topic: format!("person:{person}").into(),
        seq: version,
        public_seq: None,
        feed: Some("people".into()),
        event,
    };
    realtime::server::record(tx, &entry, ctx.now()).await
}

/// Ends every session of somebody. After [`change_authorization`], which has the row: no sign-in falls between the two.
pub(super) async fn revoke_sessions(ctx: &Ctx, tx: &mut Tx, person: UserId) -> Result<()> {
    sqlx::query!(
        "update sessions set revoked_at = $2 where user_id = $1 and revoked_at is null",
        person.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
