//! The domains of an organisation: each belongs to one.

use base::{
    OrganizationId,
    server::{Ctx, Error, Result, Tx, invalid},
};

use super::domain_name::DomainName;
use crate::CustomerRefusal;

/// The most domains of one organisation.
const MOST_DOMAINS: usize = 50;

/// Reads the domains that somebody wrote, each once.
///
/// # Errors
/// [`Error::Invalid`] for the first that is none, or everybody's.
pub(super) fn read_domains(said: &[String]) -> Result<Vec<DomainName>> {
    if said.len() > MOST_DOMAINS {
        return Err(invalid("domains", CustomerRefusal::ManyDomains));
    }
    let read: Result<Vec<_>, _> = said.iter().map(|said| DomainName::parse(said)).collect();
    let mut domains = read.map_err(|refusal| invalid("domains", refusal))?;
    domains.sort_unstable();
    domains.dedup();
    Ok(domains)
}

/// Gives these domains to an organisation whose row the transaction holds, and takes all others from it.
///
/// # Errors
/// [`Error::Conflict`] for one that another organisation has.
pub(super) async fn set_domains(
    ctx: &Ctx,
    tx: &mut Tx,
    organization: OrganizationId,
    domains: &[DomainName],
) -> Result<()> {
    let names: Vec<_> = domains.iter().map(|domain| domain.as_str().to_owned()).collect();
    sqlx::query!(
        "delete from organization_domains where organization_id = $1 and domain <> all($2)",
        organization.0,
        &names,
    )
    .execute(&mut **tx)
    .await?;
    // In order, so that two that want the same ones wait for each other and do not lock each other out.
    sqlx::query!(
        "insert into organization_domains (domain, organization_id, created_at)
         select domain, $1::uuid, $3::timestamptz from unnest($2::text[]) as domain order by domain
         on conflict on constraint organization_domains_pkey do nothing",
        organization.0,
        &names,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    let taken = sqlx::query!(
        "select d.domain, o.name from organization_domains d join organizations o on o.id = d.organization_id
         where d.domain = any($2) and d.organization_id <> $1 order by d.domain limit 1",
        organization.0,
        &names,
    )
    .fetch_optional(&mut **tx)
    .await?;
    match taken {
        Some(taken) => Err(Error::conflict(CustomerRefusal::DomainTaken {
            domain: taken.domain,
            organization: taken.name,
        })),
        None => Ok(()),
    }
}
