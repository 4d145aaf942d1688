//! Who works at the desk.

use base::{
    UserId,
    server::{Actor, Ctx, Result, Tx},
};

use crate::server::permissions;
use crate::{AgentStatus, Colleague};

/// Everybody at the desk, by name.
///
/// # Errors
/// For customers and strangers.
pub async fn colleagues(ctx: &Ctx, actor: &Actor) -> Result<Vec<Colleague>> {
    actor.can(permissions::READ_COLLEAGUES)?;
    let rows = sqlx::query!(
        "select u.id, u.name, a.status from users u join agents a on a.user_id = u.id
         where u.role in ('agent', 'admin') and u.deactivated_at is null and u.invited_at is null order by u.name, u.id limit 500",
    )
    .fetch_all(&ctx.db)
    .await?;
    let colleague = |id: base::uuid::Uuid, name: String, status: &str| Colleague {
        id: id.into(),
        name,
        status: AgentStatus::of(status),
    };
    Ok(rows.into_iter().map(|row| colleague(row.id, row.name, &row.status)).collect())
}

/// Whether somebody works at the desk, and so can be given work; who was invited does not yet.
///
/// # Errors
/// When the database refuses.
pub async fn is_colleague(tx: &mut Tx, id: UserId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"select exists (select 1 from users where id = $1 and role in ('agent', 'admin')
             and deactivated_at is null and invited_at is null) as "known!""#,
        id.0,
    )
    .fetch_one(&mut **tx)
    .await?)
}
