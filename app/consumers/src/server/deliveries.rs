//! The rows of `event_deliveries`: events that failed, and those of the same conversation behind them.

use std::{collections::HashSet, time::Duration};

use base::{
    DateTime, Utc, backoff,
    server::{Ctx, Result, Tx},
};
use chrono::TimeDelta;
use serde_json::Value;

use super::{Consumer, DomainEvent};

/// How many are tried again in one batch.
const MOST: i64 = 50;
/// The waits before the first try again and, at the longest, before a later one.
const FIRST_WAIT: Duration = Duration::from_secs(2);
const LONGEST_WAIT: Duration = Duration::from_secs(3_600);
/// The longest reason that is kept, in characters.
const LONGEST_REASON: usize = 2_000;

/// An event that was tried before.
pub(super) struct Delivery {
    pub event: DomainEvent,
    pub attempts: i32,
}

/// The first waiting event of each conversation, as far as its time has come.
pub(super) async fn due(ctx: &Ctx, tx: &mut Tx, consumer: &str) -> Result<Vec<Delivery>> {
    let rows = sqlx::query!(
        "select topic, seq, kind, facts, happened_at, attempts from event_deliveries d
         where consumer = $1 and set_aside_at is null and run_at <= $2
             and not exists (select from event_deliveries e where e.consumer = d.consumer and e.topic = d.topic
                 and e.seq < d.seq and e.set_aside_at is null)
         order by run_at limit $3",
        consumer,
        ctx.now(),
        MOST,
    )
    .fetch_all(&mut **tx)
    .await?;
    let delivery = |topic, seq, kind, facts: Value, at: DateTime<Utc>, attempts| Delivery {
        event: DomainEvent { topic, seq, kind, facts, at },
        attempts,
    };
    let rows = rows.into_iter();
    Ok(rows
        .map(|row| delivery(row.topic, row.seq, row.kind, row.facts, row.happened_at, row.attempts))
        .collect())
}

/// The conversations among these that have a waiting event.
pub(super) async fn blocked(tx: &mut Tx, consumer: &str, topics: &[String]) -> Result<HashSet<String>> {
    let blocked = sqlx::query_scalar!(
        "select distinct topic from event_deliveries
         where consumer = $1 and topic = any($2) and set_aside_at is null",
        consumer,
        topics,
    );
    Ok(blocked.fetch_all(&mut **tx).await?.into_iter().collect())
}

/// Puts an event behind one of its conversation that waits.
pub(super) async fn put_behind(ctx: &Ctx, tx: &mut Tx, consumer: &str, event: &DomainEvent) -> Result<()> {
    put(
        ctx,
        tx,
        consumer,
        event,
        &Waiting { attempts: 0, run_at: ctx.now(), reason: None, set_aside_at: None },
    )
    .await
}

/// Writes a failed try down. Whether its conversation waits for it; it does not once the event is set aside.
pub(super) async fn failed(
    ctx: &Ctx,
    tx: &mut Tx,
    consumer: &dyn Consumer,
    event: &DomainEvent,
    earlier_attempts: i32,
    reason: &str,
) -> Result<bool> {
    let attempts = earlier_attempts + 1;
    let wait = TimeDelta::from_std(backoff(
        FIRST_WAIT,
        LONGEST_WAIT,
        attempts.max(1).cast_unsigned() - 1,
        rand::random(),
    ))
    .unwrap_or(TimeDelta::hours(1));
    let is_last = attempts >= consumer.attempts();
    let waiting = Waiting {
        attempts,
        run_at: ctx.now() + wait,
        reason: Some(reason.chars().filter(|sign| *sign != '\0').take(LONGEST_REASON).collect()),
        set_aside_at: is_last.then(|| ctx.now()),
    };
    let (name, kind, topic, seq) = (consumer.name(), &event.kind, &event.topic, event.seq);
    tracing::warn!(
        consumer = name,
        kind,
        topic,
        seq,
        attempts,
        is_last,
        reason,
        "a consumer failed at an event"
    );
    put(ctx, tx, name, event, &waiting).await?;
    Ok(!is_last)
}

struct Waiting {
    attempts: i32,
    run_at: DateTime<Utc>,
    reason: Option<String>,
    set_aside_at: Option<DateTime<Utc>>,
}

async fn put(ctx: &Ctx, tx: &mut Tx, consumer: &str, event: &DomainEvent, waiting: &Waiting) -> Result<()> {
    sqlx::query!(
        "insert into event_deliveries (id, consumer, topic, seq, kind, facts, happened_at, attempts, run_at, last_error,
             set_aside_at, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict on constraint event_deliveries_pkey do update set attempts = excluded.attempts,
             run_at = excluded.run_at, last_error = excluded.last_error, set_aside_at = excluded.set_aside_at",
        ctx.id(),
        consumer,
        event.topic,
        event.seq,
        event.kind,
        event.facts,
        event.at,
        waiting.attempts,
        waiting.run_at,
        waiting.reason,
        waiting.set_aside_at,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Takes an event away that was reacted to.
pub(super) async fn done(tx: &mut Tx, consumer: &str, event: &DomainEvent) -> Result<()> {
    sqlx::query!(
        "delete from event_deliveries where consumer = $1 and topic = $2 and seq = $3",
        consumer,
        event.topic,
        event.seq,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
