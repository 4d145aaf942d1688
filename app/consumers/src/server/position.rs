//! The rows of `consumers`: where each stands, locked by whoever runs its batch.

use base::server::{Ctx, Result, Tx};

use super::{Consumer, History, Start, consumer::is_subscribed};

/// Where a consumer stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Position {
    /// Every row of the outbox up to this is done with.
    pub after_id: i64,
    /// The history that is replayed; none once it reads the outbox.
    pub replay_source: Option<String>,
    /// The last conversation of it that was.
    pub replay_after: Option<String>,
}

/// The first of the histories after `after` (or of all) whose events the consumer sees.
pub(super) fn next_history<'a>(
    consumer: &dyn Consumer,
    histories: &'a [std::sync::Arc<dyn History>],
    after: Option<&str>,
) -> Option<&'a dyn History> {
    let sees = |history: &&dyn History| {
        let kinds = consumer.kinds();
        is_subscribed(kinds, history.kinds()) || kinds.iter().any(|kind| kind.starts_with(history.kinds()))
    };
    let mut all = histories.iter().map(AsRef::as_ref);
    if let Some(after) = after {
        // One that is not there any more is passed over, with those before it.
        all.find(|history| history.name() == after);
    }
    all.find(sees)
}

/// Gives a consumer that has none its position: `horizon`, up to where the outbox is final. What is beyond it will be
/// delivered live; what a replay tells ends there.
pub(super) async fn register(
    ctx: &Ctx,
    consumer: &dyn Consumer,
    histories: &[std::sync::Arc<dyn History>],
    horizon: i64,
) -> Result<()> {
    let history = match consumer.start() {
        Start::Now => None,
        Start::Beginning => next_history(consumer, histories, None).map(History::name),
    };
    let after_id = if consumer.start() == Start::Beginning && history.is_none() { 0 } else { horizon };
    let made = sqlx::query!(
        "insert into consumers (name, after_id, replay_source, created_at, seen_at) values ($1, $2, $3, $4, $4)
         on conflict on constraint consumers_pkey do nothing",
        consumer.name(),
        after_id,
        history,
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    if made.rows_affected() == 1 {
        tracing::info!(consumer = consumer.name(), after_id, "a consumer begins");
    }
    Ok(())
}

/// Locks a consumer's row. None where another process holds it, unless that is to be waited for.
pub(super) async fn lock(tx: &mut Tx, name: &str, is_awaited: bool) -> Result<Option<Position>> {
    if is_awaited {
        sqlx::query!("select from consumers where name = $1 for update", name)
            .fetch_optional(&mut **tx)
            .await?;
    }
    Ok(sqlx::query_as!(
        Position,
        "select after_id, replay_source, replay_after from consumers where name = $1 for update skip locked",
        name,
    )
    .fetch_optional(&mut **tx)
    .await?)
}

/// Moves a locked consumer.
pub(super) async fn move_to(ctx: &Ctx, tx: &mut Tx, name: &str, position: &Position) -> Result<()> {
    sqlx::query!(
        "update consumers set after_id = $2, replay_source = $3, replay_after = $4, seen_at = $5 where name = $1",
        name,
        position.after_id,
        position.replay_source,
        position.replay_after,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// What a sweep reads of every consumer.
pub(super) struct Standing {
    pub name: String,
    pub after_id: i64,
    pub is_replaying: bool,
    /// Whether an event that failed is due for another try.
    pub is_due: bool,
}

/// Where all consumers stand.
pub(super) async fn standings(ctx: &Ctx) -> Result<Vec<Standing>> {
    Ok(sqlx::query_as!(
        Standing,
        r#"select name, after_id, replay_source is not null as "is_replaying!", exists(
             select from event_deliveries d where d.consumer = name and set_aside_at is null and run_at <= $1
                 and not exists (select from event_deliveries e where e.consumer = d.consumer and e.topic = d.topic
                     and e.seq < d.seq and e.set_aside_at is null)
         ) as "is_due!" from consumers"#,
        ctx.now(),
    )
    .fetch_all(&ctx.db)
    .await?)
}
