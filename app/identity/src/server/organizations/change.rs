//! An organisation is called otherwise, has other domains, or shares its tickets from now on, or no more.

use base::{
    OrganizationId,
    server::{Actor, Audited, Ctx, Result, audit},
};

use super::{
    create::{name_taken, read_name},
    domains::{read_domains, set_domains},
    find::load,
    members::{lock_organization, members_of},
};
use crate::server::{
    authorization::{PersonEvent, change_authorization},
    customers::permissions,
    revocations::publish_revocation,
};
use crate::{Organization, OrganizationChange};

/// Applies a change: all of it, or nothing. Where the tickets are shared no more, whatever its members had open of each
/// other's ends within a second.
///
/// # Errors
/// As [`create_organization`](super::create_organization), and [`base::server::Error::NotFound`].
#[tracing::instrument(name = "identity.change_organization", skip_all, fields(organization.id = %id))]
pub async fn change_organization(
    ctx: &Ctx,
    actor: &Actor,
    id: OrganizationId,
    change: OrganizationChange,
) -> Result<Organization> {
    actor.can(permissions::MANAGE_ORGANIZATIONS)?;
    let name = change.name.as_deref().map(read_name).transpose()?;
    let domains = change.domains.as_deref().map(read_domains).transpose()?;
    let mut tx = ctx.begin().await?;
    lock_organization(&mut tx, id).await?;
    let before = load(&mut tx, id).await?;
    sqlx::query!(
        "update organizations set name = coalesce($2, name), is_shared = coalesce($3, is_shared), updated_at = $4
         where id = $1",
        id.0,
        name,
        change.is_shared,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await
    .map_err(name_taken)?;
    if let Some(domains) = &domains {
        set_domains(ctx, &mut tx, id, domains).await?;
    }
    let after = load(&mut tx, id).await?;
    let is_over = before.is_shared && !after.is_shared;
    if is_over {
        for member in members_of(&mut tx, id).await? {
            let event = PersonEvent::SharedTicketsEnded { organization: id };
            change_authorization(ctx, &mut tx, actor, member, event).await?;
        }
    }
    let audited = Audited::new("organization.changed", "organization", id).before(&before)?.after(&after)?;
    audit(ctx, &mut tx, actor, audited).await?;
    ctx.commit(tx).await?;
    if is_over {
        publish_revocation(ctx).await?;
    }
    Ok(after)
}
