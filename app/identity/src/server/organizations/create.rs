//! A new organisation.

use base::{
    OrganizationId, check_name,
    server::{Actor, Audited, Ctx, Error, IdempotencyKey, Result, audit, invalid},
    single_line,
};

use super::{
    domains::{read_domains, set_domains},
    find::load,
};
use crate::server::customers::permissions;
use crate::{CustomerRefusal, LONGEST_ORGANIZATION_NAME, NewOrganization, Organization};

/// Makes an organisation, with nobody in it yet.
///
/// # Errors
/// [`Error::Invalid`] for the name or a domain, [`Error::Conflict`] for a name or a domain that another one has,
/// [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "identity.create_organization", skip_all)]
pub async fn create_organization(
    ctx: &Ctx,
    actor: &Actor,
    draft: NewOrganization,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Organization> {
    let person = actor.can(permissions::MANAGE_ORGANIZATIONS)?.id;
    let (name, domains) = (read_name(&draft.name)?, read_domains(&draft.domains)?);
    let id = OrganizationId(ctx.id());
    let mut tx = ctx.begin().await?;
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, person.0, id.0).await?
    {
        return load(&mut tx, earlier.into()).await;
    }
    sqlx::query!(
        "insert into organizations (id, name, is_shared, created_at, updated_at) values ($1, $2, $3, $4, $4)",
        id.0,
        name,
        draft.is_shared,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await
    .map_err(name_taken)?;
    set_domains(ctx, &mut tx, id, &domains).await?;
    let organization = load(&mut tx, id).await?;
    let audited = Audited::new("organization.created", "organization", id).after(&organization)?;
    audit(ctx, &mut tx, actor, audited).await?;
    ctx.commit(tx).await?;
    Ok(organization)
}

/// Tidies and checks a name.
pub(super) fn read_name(said: &str) -> Result<String> {
    let name = single_line(said);
    check_name(&name, LONGEST_ORGANIZATION_NAME).map_err(|refusal| invalid("name", refusal))?;
    Ok(name)
}

/// Says that the name is another organisation's, where that is what Postgres refused.
pub(super) fn name_taken(error: sqlx::Error) -> Error {
    let error = Error::from(error);
    match error.constraint() {
        Some("organizations_name_unique") => Error::conflict(CustomerRefusal::OrganizationNameTaken),
        _ => error,
    }
}
