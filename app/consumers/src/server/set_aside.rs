//! What was set aside: read by an admin, and run again.

use base::server::{Actor, Audited, Ctx, Error, Result, audit};

use crate::server::permissions;
use crate::{DeliveryId, SetAside, SetAsideEvents};

/// The newest hundred events that were set aside, and how many wait for another try.
///
/// # Errors
/// For everybody but admins.
pub async fn set_aside(ctx: &Ctx, actor: &Actor) -> Result<SetAsideEvents> {
    actor.can(permissions::MANAGE)?;
    let events = sqlx::query_as!(
        SetAside,
        r#"select id, consumer, topic, seq, kind, attempts, last_error, happened_at, set_aside_at as "set_aside_at!"
         from event_deliveries where set_aside_at is not null order by set_aside_at desc limit 100"#,
    )
    .fetch_all(&ctx.db)
    .await?;
    let waiting = sqlx::query_scalar!(
        r#"select count(*) as "count!"
         from (select from event_deliveries where set_aside_at is null limit 10000) as waiting"#,
    )
    .fetch_one(&ctx.db)
    .await?;
    Ok(SetAsideEvents { events, waiting })
}

/// Gives an event all its tries again. What came after it in its conversation meanwhile was reacted to already; what comes
/// now waits for it.
///
/// # Errors
/// For everybody but admins, and where no such event was set aside.
pub async fn retry(ctx: &Ctx, actor: &Actor, delivery: DeliveryId) -> Result<()> {
    actor.can(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    let revived = sqlx::query!(
        "update event_deliveries set set_aside_at = null, attempts = 0, run_at = $2
         where id = $1 and set_aside_at is not null",
        delivery.0,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    if revived.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    audit(ctx, &mut tx, actor, Audited::new("delivery.retried", "delivery", delivery)).await?;
    ctx.commit(tx).await
}
