//! Who belongs to an organisation. It is a part of what somebody may see: tokens and sockets from before a change end within
//! a second.

use base::{
    OrganizationId, UserId,
    server::{Actor, Ctx, Error, Result, Tx},
};

use crate::CustomerRefusal;
use crate::server::{
    authorization::{PersonEvent, change_authorization},
    customers::{lock_customer, permissions},
    revocations::publish_revocation,
};

/// Puts a customer into an organisation; one who is in another one leaves it.
///
/// # Errors
/// [`Error::NotFound`] where there is no such organisation or person, [`Error::Conflict`] for somebody of the desk and for a
/// closed account, [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "identity.put_member", skip_all, fields(organization.id = %id, user.id = %person))]
pub async fn put_member(ctx: &Ctx, actor: &Actor, id: OrganizationId, person: UserId) -> Result<()> {
    actor.can(permissions::MANAGE_ORGANIZATIONS)?;
    let mut tx = ctx.begin().await?;
    hold_organization(&mut tx, id).await?;
    let customer = lock_customer(&mut tx, person).await?;
    if !customer.is_customer() {
        return Err(Error::conflict(CustomerRefusal::NotACustomer));
    }
    if customer.organization == Some(id) {
        return Ok(());
    }
    move_person(ctx, &mut tx, actor, person, customer.organization, Some(id)).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

/// Takes somebody out of an organisation.
///
/// # Errors
/// [`Error::NotFound`] for somebody who is not in it, [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "identity.take_member", skip_all, fields(organization.id = %id, user.id = %person))]
pub async fn take_member(ctx: &Ctx, actor: &Actor, id: OrganizationId, person: UserId) -> Result<()> {
    actor.can(permissions::MANAGE_ORGANIZATIONS)?;
    let mut tx = ctx.begin().await?;
    if lock_customer(&mut tx, person).await?.organization != Some(id) {
        return Err(Error::NotFound);
    }
    move_person(ctx, &mut tx, actor, person, Some(id), None).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

/// Lets somebody belong to an organisation, or to none. After the commit the revocation has to be published.
pub(in crate::server) async fn move_person(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    person: UserId,
    from: Option<OrganizationId>,
    to: Option<OrganizationId>,
) -> Result<()> {
    change_authorization(ctx, tx, actor, person, PersonEvent::OrganizationChanged { from, to }).await?;
    sqlx::query!("update users set organization_id = $2 where id = $1", person.0, to.map(|to| to.0))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Holds an organisation until the transaction ends: changes to one come one after another.
pub(super) async fn lock_organization(tx: &mut Tx, id: OrganizationId) -> Result<()> {
    let found = sqlx::query!("select from organizations where id = $1 for update", id.0);
    found.fetch_optional(&mut **tx).await?.ok_or(Error::NotFound)?;
    Ok(())
}

/// Keeps an organisation from being deleted meanwhile. Its members come and go at the same time.
async fn hold_organization(tx: &mut Tx, id: OrganizationId) -> Result<()> {
    let found = sqlx::query!("select from organizations where id = $1 for key share", id.0);
    found.fetch_optional(&mut **tx).await?.ok_or(Error::NotFound)?;
    Ok(())
}

/// Everybody in an organisation. Their rows are held: somebody who goes elsewhere at this moment is not among them.
pub(super) async fn members_of(tx: &mut Tx, id: OrganizationId) -> Result<Vec<UserId>> {
    let ids = sqlx::query_scalar!(
        "select id from users where organization_id = $1 order by id for no key update",
        id.0,
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(ids.into_iter().map(UserId).collect())
}
