//! An account is closed, and opened again.

use base::{
    UserId,
    server::{Actor, Ctx, Error, Result, Tx},
};

use super::{
    authorization::{PersonEvent, change_authorization, revoke_sessions},
    last_admin::{hold_admins, keep_an_admin},
    one_time_link::{self, LinkKind},
    permissions,
    revocations::publish_revocation,
};
use crate::{CustomerRefusal, people::PeopleRefusal};

/// Closes an account: nobody signs in to it, and every session, token and socket of it ends within a second. What the
/// person wrote stays, and so does their name under it; tickets that they were at stay theirs until somebody gives them to
/// somebody else. One that is closed already stays so.
///
/// # Errors
/// [`base::server::Error::NotFound`] where there is nobody, [`base::server::Error::Conflict`] for the last admin,
/// [`base::server::Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "identity.deactivate", skip_all, fields(user.id = %person))]
pub async fn deactivate(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<()> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    hold_admins(&mut tx).await?;
    end_links(ctx, &mut tx, person).await?;
    close_account(ctx, &mut tx, actor, person).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

/// Ends the links that somebody was handed. Before their row is held, as whoever comes by a link has them: two of them wait
/// for each other otherwise.
pub(in crate::server) async fn end_links(ctx: &Ctx, tx: &mut Tx, person: UserId) -> Result<()> {
    for kind in [LinkKind::Invitation, LinkKind::PasswordReset, LinkKind::EmailConfirmation] {
        one_time_link::end(ctx, tx, kind, person).await?;
    }
    Ok(())
}

/// As [`deactivate`], in the transaction of a caller who holds the admins and ended the links; one that was handed out since
/// ends with it.
pub(super) async fn close_account(ctx: &Ctx, tx: &mut Tx, actor: &Actor, person: UserId) -> Result<()> {
    keep_an_admin(tx, person).await?;
    change_authorization(ctx, tx, actor, person, PersonEvent::Deactivated).await?;
    sqlx::query!(
        "update users set deactivated_at = coalesce(deactivated_at, $2) where id = $1",
        person.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    end_links(ctx, tx, person).await?;
    revoke_sessions(ctx, tx, person).await
}

/// Opens a closed account again; its person signs in anew.
///
/// # Errors
/// [`base::server::Error::NotFound`] where there is nobody, [`base::server::Error::Forbidden`] for everybody but admins,
/// [`Error::Conflict`] for an account that became a part of another one, and for one of somebody who was erased.
#[tracing::instrument(name = "identity.reactivate", skip_all, fields(user.id = %person))]
pub async fn reactivate(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<()> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    open_account(ctx, &mut tx, actor, person).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

/// As [`reactivate`], in the caller's transaction.
pub(super) async fn open_account(ctx: &Ctx, tx: &mut Tx, actor: &Actor, person: UserId) -> Result<()> {
    change_authorization(ctx, tx, actor, person, PersonEvent::Reactivated).await?;
    let opened = sqlx::query!(
        "update users set deactivated_at = null where id = $1 and merged_into is null and erased_at is null",
        person.0,
    )
    .execute(&mut **tx)
    .await?;
    if opened.rows_affected() > 0 {
        return Ok(());
    }
    let is_erased = sqlx::query_scalar!(
        r#"select erased_at is not null as "is_erased!" from users where id = $1"#,
        person.0,
    )
    .fetch_one(&mut **tx)
    .await?;
    Err(if is_erased {
        Error::conflict(PeopleRefusal::Erased)
    } else {
        Error::conflict(CustomerRefusal::MergedBefore)
    })
}
