//! What the form of an organisation says, read as the verbs want it.

use base::{
    OrganizationId,
    server::{Actor, Ctx, Result},
};

use super::{change_organization, create_organization};
use crate::{NewOrganization, Organization, OrganizationChange};

/// Writes an organisation, a new one where no id is given. The domains stand a line each, or with commas between them.
pub(crate) async fn write(
    ctx: &Ctx,
    actor: &Actor,
    id: Option<OrganizationId>,
    name: String,
    domains: &str,
    is_shared: bool,
) -> Result<Organization> {
    let said = domains.split(['\n', ',', ';']).map(str::trim).filter(|said| !said.is_empty());
    let domains = said.map(str::to_owned).collect();
    let Some(id) = id else {
        return create_organization(ctx, actor, NewOrganization { name, domains, is_shared }, None).await;
    };
    let change = OrganizationChange { name: Some(name), domains: Some(domains), is_shared: Some(is_shared) };
    change_organization(ctx, actor, id, change).await
}
