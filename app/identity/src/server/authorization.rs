//! What somebody may do changes: their authorization version grows in the same transaction, and every token and socket
//! from before is refused within a second, in every process. Each change is an event of its person.

use base::{
    Performer, Role, TeamId, UserId,
    server::{Actor, Audited, Ctx, Error, Result, Tx, audit},
};
use realtime::server::{Entry, Fact};
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

impl PersonEvent {
    /// Its name among all events of the house, and in the audit log.
    fn kind(&self) -> &'static str {
        match self {
            Self::RoleGranted { .. } => "person.role_granted",
            Self::TeamChanged { .. } => "person.team_changed",
            Self::Deactivated => "person.deactivated",
            Self::Reactivated => "person.reactivated",
            Self::SignedOutEverywhere => "person.signed_out_everywhere",
        }
    }
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

/// Records an event of a person, and the line of the audit log. Every grant, team, closing and opening of an account comes
/// through here, with who did it.
async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    person: UserId,
    version: i64,
    event: PersonEvent,
) -> Result<()> {
    let kind = event.kind();
    audit(ctx, tx, actor, Audited::new(kind, "person", person).after(&event)?).await?;
    let mut told = serde_json::to_value(event).map_err(anyhow::Error::from)?;
    told["by"] = serde_json::to_value(Performer::from(actor)).map_err(anyhow::Error::from)?;
    let fact = Fact::new(kind, &told)?;
    let entry = Entry {
        topic: format!("person:{person}").into(),
        seq: version,
        public_seq: None,
        feed: Some("people".into()),
        event: told,
    };
    realtime::server::record(tx, &entry, &fact, ctx.now()).await
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
