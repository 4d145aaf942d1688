//! The server functions of the organisations' pages: each translates and calls one verb.

use base::{Fault, OrganizationId, UserId};
use leptos::prelude::*;

use crate::{Organization, OrganizationFilter, OrganizationWithMembers, Organizations};

/// A page of the organisations.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_organizations(filter: OrganizationFilter) -> Result<Organizations, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::organizations::organizations(&ctx, &actor, &filter).await?)
}

/// An organisation with its members, by what an address says.
#[server]
pub async fn load_organization(id: String) -> Result<OrganizationWithMembers, Fault> {
    let (ctx, actor) = base::server::caller();
    let id = id.parse().map_err(|_| base::server::Error::NotFound)?;
    Ok(crate::server::organizations::organization(&ctx, &actor, id).await?)
}

/// Writes an organisation, a new one where no id is given, and goes to it.
#[server]
pub async fn write_organization(
    id: Option<OrganizationId>,
    name: String,
    domains: Option<String>,
    is_shared: Option<bool>,
) -> Result<Organization, Fault> {
    let (ctx, actor) = base::server::caller();
    let (domains, is_shared) = (domains.unwrap_or_default(), is_shared.unwrap_or_default());
    let written =
        crate::server::organizations::form::write(&ctx, &actor, id, name, &domains, is_shared).await?;
    base::server::redirect_local(Some(&format!("/agent/organizations/{}", written.id)), "/agent");
    Ok(written)
}

/// Deletes an organisation and goes back to the list.
#[server]
pub async fn remove_organization(id: OrganizationId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    crate::server::organizations::remove_organization(&ctx, &actor, id).await?;
    base::server::redirect_local(Some("/agent/organizations"), "/agent");
    Ok(())
}

/// Puts somebody into an organisation, by their address.
#[server]
pub async fn add_member(organization: OrganizationId, email: String) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let person = crate::server::customers::person_of_address(&ctx, &actor, "email", &email).await?;
    Ok(crate::server::organizations::put_member(&ctx, &actor, organization, person).await?)
}

/// Takes somebody out of an organisation.
#[server]
pub async fn take_member(organization: OrganizationId, person: UserId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::organizations::take_member(&ctx, &actor, organization, person).await?)
}
