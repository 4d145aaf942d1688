//! Who somebody is.

use base::{
    Locale, Role, UserId,
    server::{Actor, Ctx, Error, Result, invalid},
};
use jobs::server::Tz;

use super::permissions;
use crate::{CustomerOrganization, CustomerProfile, CustomerRefusal, visible_address};

/// Somebody, open or closed, customer or not: who asks for help.
///
/// # Errors
/// [`Error::NotFound`] where there is nobody, [`Error::Forbidden`] for everybody but the desk.
pub async fn customer_profile(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<CustomerProfile> {
    actor.can(permissions::READ)?;
    let mut reader = ctx.read().await?;
    let row = sqlx::query!(
        r#"select u.id, u.email as "email: String", u.name, u.role, u.locale, u.time_zone, u.blocked_at,
             u.deactivated_at, u.merged_into, u.created_at, u.updated_at,
             o.id as "organization_id?", o.name as "organization_name?", o.is_shared as "is_shared?"
         from users u left join organizations o on o.id = u.organization_id where u.id = $1"#,
        person.0,
    )
    .fetch_optional(&mut *reader)
    .await?
    .ok_or(Error::NotFound)?;
    reader.release();
    let role = Role::parse(&row.role).ok_or_else(|| anyhow::anyhow!("role {:?} is unknown", row.role))?;
    let organization = row.organization_id.zip(row.organization_name).map(|(id, name)| {
        CustomerOrganization { id: id.into(), name, is_shared: row.is_shared.unwrap_or_default() }
    });
    Ok(CustomerProfile {
        id: row.id.into(),
        email: row.email,
        name: row.name,
        role,
        locale: row.locale.as_deref().and_then(Locale::of),
        local_time: row.time_zone.as_deref().and_then(|zone| local_time(ctx, zone)),
        time_zone: row.time_zone,
        organization,
        blocked_at: row.blocked_at,
        is_open: row.deactivated_at.is_none(),
        merged_into: row.merged_into.map(UserId),
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

/// Whose address a field of a form holds.
///
/// # Errors
/// [`Error::Invalid`] for the field where it is nobody's, [`Error::Forbidden`] for everybody but the desk.
pub async fn person_of_address(ctx: &Ctx, actor: &Actor, field: &str, said: &str) -> Result<UserId> {
    actor.can(permissions::READ)?;
    let said = visible_address(said).replace('\0', "");
    let mut reader = ctx.read().await?;
    let id = sqlx::query_scalar!("select id from users where email = $1::text::citext", said)
        .fetch_optional(&mut *reader)
        .await?;
    reader.release();
    id.map(UserId).ok_or_else(|| invalid(field, CustomerRefusal::NobodyThere))
}

/// What a clock of this zone shows; nothing where there is no such zone.
fn local_time(ctx: &Ctx, zone: &str) -> Option<String> {
    let zone: Tz = zone.parse().ok()?;
    Some(ctx.now().with_timezone(&zone).format("%H:%M").to_string())
}
