//! What somebody may do changes: their authorization version grows in the same transaction, and every token and socket
//! from before is refused within a second, in every process. Each change is an event of its person.

use base::{
    OrganizationId, Performer, Role, UserId,
    server::{Actor, Audited, Ctx, Error, Result, Tx, audit},
};
use realtime::server::{Entry, Fact};
use serde::Serialize;
use serde_json::{Value, json};

use crate::people::TeamName;

/// What happened to somebody's account.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum PersonEvent {
    /// They have another role.
    RoleGranted { from: Role, to: Role },
    /// They work in other teams, or in none.
    TeamsChanged { from: Vec<TeamName>, to: Vec<TeamName> },
    /// They belong to another organisation, or to none.
    OrganizationChanged { from: Option<OrganizationId>, to: Option<OrganizationId> },
    /// Their organisation's members see each other's tickets no more.
    SharedTicketsEnded { organization: OrganizationId },
    /// They may write no more.
    Blocked,
    /// They may write again.
    Unblocked,
    /// Their account became a part of another one of theirs, and was closed.
    Merged { into: UserId },
    /// Their account was closed.
    Deactivated,
    /// Their account was opened again.
    Reactivated,
    /// Every session of theirs was ended, by them or by an admin.
    SignedOutEverywhere,
    /// They chose a new password by a link.
    PasswordReset,
}

impl PersonEvent {
    /// Its name among all events of the house, and in the audit log.
    fn kind(&self) -> &'static str {
        match self {
            Self::RoleGranted { .. } => "person.role_granted",
            Self::TeamsChanged { .. } => "person.teams_changed",
            Self::OrganizationChanged { .. } => "person.organization_changed",
            Self::SharedTicketsEnded { .. } => "person.shared_tickets_ended",
            Self::Blocked => "person.blocked",
            Self::Unblocked => "person.unblocked",
            Self::Merged { .. } => "person.merged",
            Self::Deactivated => "person.deactivated",
            Self::Reactivated => "person.reactivated",
            Self::SignedOutEverywhere => "person.signed_out_everywhere",
            Self::PasswordReset => "person.password_reset",
        }
    }

    /// What was before and what is now, for the audit log; none where nothing that is kept changed.
    fn states(&self) -> Option<(Value, Value)> {
        match self {
            Self::RoleGranted { from, to } => Some((json!({"role": from}), json!({"role": to}))),
            Self::TeamsChanged { from, to } => Some((json!({"teams": from}), json!({"teams": to}))),
            Self::Deactivated => Some((json!({"is_active": true}), json!({"is_active": false}))),
            Self::Reactivated => Some((json!({"is_active": false}), json!({"is_active": true}))),
            Self::SignedOutEverywhere | Self::PasswordReset => None,
            Self::OrganizationChanged { from, to } => {
                Some((json!({"organization": from}), json!({"organization": to})))
            }
            Self::SharedTicketsEnded { organization } => {
                Some((json!({"sees_tickets_of": organization}), json!({"sees_tickets_of": null})))
            }
            Self::Blocked => Some((json!({"is_blocked": false}), json!({"is_blocked": true}))),
            Self::Unblocked => Some((json!({"is_blocked": true}), json!({"is_blocked": false}))),
            Self::Merged { into } => Some((json!({"merged_into": null}), json!({"merged_into": into}))),
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
    let audited = Audited::new(kind, "person", person);
    let audited = match event.states() {
        Some((before, after)) => audited.before(&before)?.after(&after)?,
        None => audited,
    };
    audit(ctx, tx, actor, audited).await?;
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
