//! One organisation with its members.

use base::{
    DateTime, OrganizationId, Utc,
    server::{Actor, Ctx, Error, Result},
    uuid::Uuid,
};
use sqlx::PgConnection;

use crate::server::customers::permissions;
use crate::{Organization, OrganizationMember, OrganizationWithMembers};

/// The most members that are named at once.
const MOST_MEMBERS: i64 = 200;

/// An organisation, and who belongs to it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, [`Error::Forbidden`] for everybody but the desk.
pub async fn organization(ctx: &Ctx, actor: &Actor, id: OrganizationId) -> Result<OrganizationWithMembers> {
    actor.can(permissions::READ_ORGANIZATIONS)?;
    let mut reader = ctx.read().await?;
    let organization = load(&mut reader, id).await?;
    let members = members(&mut reader, id).await?;
    reader.release();
    Ok(OrganizationWithMembers { organization, members })
}

pub(super) async fn load(connection: &mut PgConnection, id: OrganizationId) -> Result<Organization> {
    let found = sqlx::query_as!(
        OrganizationRow,
        r#"select o.id, o.name, o.is_shared, o.created_at, o.updated_at,
             array(select d.domain from organization_domains d where d.organization_id = o.id order by d.domain)
                 as "domains!",
             (select count(*) from users u where u.organization_id = o.id) as "member_count!"
         from organizations o where o.id = $1"#,
        id.0,
    )
    .fetch_optional(connection)
    .await?;
    found.map(OrganizationRow::into_organization).ok_or(Error::NotFound)
}

async fn members(connection: &mut PgConnection, id: OrganizationId) -> Result<Vec<OrganizationMember>> {
    let rows = sqlx::query!(
        r#"select id, name, email as "email: String", blocked_at from users
         where organization_id = $1 order by lower(name), id limit $2"#,
        id.0,
        MOST_MEMBERS,
    )
    .fetch_all(connection)
    .await?;
    let member = rows.into_iter().map(|row| OrganizationMember {
        id: row.id.into(),
        name: row.name,
        email: row.email,
        is_blocked: row.blocked_at.is_some(),
    });
    Ok(member.collect())
}

/// A row of every query that reads organisations.
pub(super) struct OrganizationRow {
    pub id: Uuid,
    pub name: String,
    pub domains: Vec<String>,
    pub is_shared: bool,
    pub member_count: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl OrganizationRow {
    pub(super) fn into_organization(self) -> Organization {
        Organization {
            id: self.id.into(),
            name: self.name,
            domains: self.domains,
            is_shared: self.is_shared,
            member_count: self.member_count,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}
