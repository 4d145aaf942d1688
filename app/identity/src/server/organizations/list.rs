//! The organisations by name.

use base::{
    Pagination,
    server::{Actor, Ctx, Result},
};

use super::find::OrganizationRow;
use crate::server::customers::permissions;
use crate::{OrganizationFilter, Organizations};

/// A page of the organisations that match. What follows one is found by its name, which is its own.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but the desk.
pub async fn organizations(ctx: &Ctx, actor: &Actor, filter: &OrganizationFilter) -> Result<Organizations> {
    actor.can(permissions::READ_ORGANIZATIONS)?;
    let query = filter.page_query();
    let search = filter.search.as_deref().map(str::trim).filter(|search| !search.is_empty());
    let mut reader = ctx.read().await?;
    let rows = sqlx::query_as!(
        OrganizationRow,
        r#"select o.id, o.name, o.is_shared, o.created_at, o.updated_at,
             array(select d.domain from organization_domains d where d.organization_id = o.id order by d.domain)
                 as "domains!",
             (select count(*) from users u where u.organization_id = o.id) as "member_count!"
         from organizations o
         where ($1::text is null or strpos(fold_person(o.name), fold_person($1)) > 0
                 or exists (select from organization_domains d
                     where d.organization_id = o.id and strpos(d.domain, lower($1)) > 0))
             and ($2::text is null or lower(o.name) > lower($2))
         order by lower(o.name) limit $3 offset $4"#,
        search,
        query.cursor,
        i64::from(query.limit()) + 1,
        if query.cursor.is_some() { 0 } else { query.offset() },
    )
    .fetch_all(&mut *reader)
    .await?;
    let total = sqlx::query_scalar!(
        r#"select count(*) as "total!" from organizations o
         where $1::text is null or strpos(fold_person(o.name), fold_person($1)) > 0
             or exists (select from organization_domains d
                 where d.organization_id = o.id and strpos(d.domain, lower($1)) > 0)"#,
        search,
    )
    .fetch_one(&mut *reader)
    .await?;
    reader.release();
    let has_more = rows.len() > query.limit() as usize;
    let rows = rows.into_iter().take(query.limit() as usize);
    let organizations: Vec<_> = rows.map(OrganizationRow::into_organization).collect();
    let next_cursor = organizations.last().filter(|_| has_more).map(|last| last.name.clone());
    Ok(Organizations { organizations, pagination: Pagination::new(&query, total, next_cursor) })
}
