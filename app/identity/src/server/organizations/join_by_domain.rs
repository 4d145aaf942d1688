//! Somebody shows that an address is theirs, and by its domain belongs to an organisation.

use base::{
    OrganizationId, UserId,
    server::{Actor, Ctx, Result, Tx},
};

use super::{domain_name::DomainName, members::move_person};
use crate::server::customers::lock_customer;

/// Puts a customer into the organisation that has the domain of their address, where that was confirmed in this transaction or
/// before: whoever only says that it is theirs would read what others ask. Somebody who is in an organisation
/// stays in it. Answers whether they joined one; then the revocation has to be published after the commit
/// ([`publish_revocation`](crate::server::publish_revocation)).
///
/// # Errors
/// [`base::server::Error::NotFound`] where there is nobody.
pub async fn join_by_domain(ctx: &Ctx, tx: &mut Tx, actor: &Actor, person: UserId) -> Result<bool> {
    let customer = lock_customer(tx, person).await?;
    let is_shown = customer.email_confirmed_at.is_some();
    if !customer.is_customer() || !is_shown || customer.organization.is_some() {
        return Ok(false);
    }
    let Some(domain) = DomainName::of_address(&customer.email) else { return Ok(false) };
    // Held, so that it is not deleted before this is true.
    let organization = sqlx::query_scalar!(
        "select o.id from organizations o join organization_domains d on d.organization_id = o.id
         where d.domain = $1 for key share of o",
        domain.as_str(),
    )
    .fetch_optional(&mut **tx)
    .await?
    .map(OrganizationId);
    if organization.is_some() {
        move_person(ctx, tx, actor, person, None, organization).await?;
    }
    Ok(organization.is_some())
}
