//! The transactional outbox: what happened, written with the change that made it happen. Sockets are sent an entry's
//! payload; consumers read its fact, which no socket is ever sent.

use std::sync::Arc;

use base::{
    DateTime, Utc,
    server::{Ctx, Result, Tx},
    uuid::Uuid,
};
use chrono::TimeDelta;
use serde::Serialize;
use serde_json::Value;

/// How long an event can be resumed from. Longer away than this, and a client loads its conversation afresh.
pub const KEPT: TimeDelta = TimeDelta::days(3);

/// One event on its way to listeners.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The conversation.
    pub topic: Arc<str>,
    /// Its place among all events of the conversation.
    pub seq: i64,
    /// Its place among those that the conversation's customer may see, where they may see it.
    pub public_seq: Option<i64>,
    /// A live list that hears of it too.
    pub feed: Option<Arc<str>>,
    /// What happened.
    pub event: Value,
}

/// What consumers read of an event: its kind and all that a reactor needs to know of it. Apart from the entry, so that it
/// cannot reach a socket.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The domain and what happened, `ticket.status_changed`.
    pub kind: String,
    /// The domain's own event, as JSON.
    pub facts: Value,
}

impl Fact {
    /// A domain's event under its kind.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn new(kind: impl Into<String>, event: &impl Serialize) -> Result<Self> {
        let facts = serde_json::to_value(event).map_err(anyhow::Error::from)?;
        Ok(Self { kind: kind.into(), facts })
    }
}

/// Writes an event in the transaction that makes it true. `seq` comes from the conversation's own row,
/// which the transaction holds, so that within a conversation commits and row numbers come in the order of `seq`.
///
/// # Errors
/// When the database refuses.
pub async fn record(tx: &mut Tx, entry: &Entry, fact: &Fact, now: DateTime<Utc>) -> Result<()> {
    insert(tx, entry, Some(fact), now).await
}

/// A signal to caches that what they hold is old. It is no event: nothing is said to have happened, and no consumer
/// sees it.
#[derive(Clone, Debug)]
pub struct Invalidation<'a> {
    /// The feed that the caches follow.
    pub feed: &'a str,
    /// What is old, `faq`: the followers are told the topic `faq:<id>`.
    pub what: &'a str,
    /// Tells this signal from every other.
    pub id: Uuid,
}

/// Sends the signal when the transaction commits.
///
/// # Errors
/// When the database refuses.
pub async fn invalidate(tx: &mut Tx, signal: Invalidation<'_>, now: DateTime<Utc>) -> Result<()> {
    let entry = Entry {
        topic: format!("{}:{}", signal.what, signal.id).into(),
        seq: 1,
        public_seq: None,
        feed: Some(signal.feed.into()),
        event: serde_json::json!({"type": "invalidated"}),
    };
    insert(tx, &entry, None, now).await
}

async fn insert(tx: &mut Tx, entry: &Entry, fact: Option<&Fact>, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "insert into outbox (topic, seq, public_seq, feed, event, kind, facts, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &*entry.topic,
        entry.seq,
        entry.public_seq,
        entry.feed.as_deref(),
        entry.event,
        fact.map(|fact| &*fact.kind),
        fact.map(|fact| &fact.facts),
        now,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The most that is read at once for a socket that was away.
pub(super) const PAGE: i64 = 200;

/// The next page of what a topic had after `since`, in order; for the public only their part of it.
pub(super) async fn missed(ctx: &Ctx, topic: &Arc<str>, since: i64, public: bool) -> Result<Vec<Entry>> {
    let rows = sqlx::query!(
        "select seq, public_seq, event from outbox
         where topic = $1 and seq > $2 and (not $3 or public_seq > $2) order by seq limit $4",
        &**topic,
        since,
        public,
        PAGE,
    )
    .fetch_all(&ctx.db)
    .await?;
    let entry = |row: (i64, Option<i64>, Value)| Entry {
        topic: Arc::clone(topic),
        seq: row.0,
        public_seq: row.1,
        feed: None,
        event: row.2,
    };
    Ok(rows.into_iter().map(|row| entry((row.seq, row.public_seq, row.event))).collect())
}

/// The last event of a topic that is kept, in a listener's count.
pub(super) async fn latest(ctx: &Ctx, topic: &str, public: bool) -> Result<Option<i64>> {
    let query = sqlx::query_scalar!(
        "select max(case when $2 then public_seq else seq end) from outbox where topic = $1",
        topic,
        public,
    );
    Ok(query.fetch_one(&ctx.db).await?)
}

/// What is committed beyond a row number, of the named feeds or all of it, by conversation and in order.
pub(super) async fn since(ctx: &Ctx, after_id: i64, feeds: Option<&[String]>) -> Result<Vec<(i64, Entry)>> {
    let mut reader = ctx.read().await?;
    let rows = sqlx::query!(
        r#"select id as "id!", topic, seq, public_seq, feed, event from outbox
           where id > $1 and ($2::text[] is null or feed = any($2)) order by topic, seq"#,
        after_id,
        feeds,
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    let entry = |topic: String, feed: Option<String>, seq, public_seq, event| Entry {
        topic: topic.into(),
        seq,
        public_seq,
        feed: feed.map(Into::into),
        event,
    };
    let entries = rows.into_iter();
    Ok(entries.map(|row| (row.id, entry(row.topic, row.feed, row.seq, row.public_seq, row.event))).collect())
}

/// So many rows before the newest may still be on their way when a process begins: more than are written in the time that a
/// transaction may take.
const LOOK_BACK: i64 = 5_000;

/// A row number that is long final, and the numbers of what is committed beyond it: where a process begins.
pub(super) async fn newest(ctx: &Ctx) -> Result<(i64, Vec<i64>)> {
    let row = sqlx::query!(
        r#"with mark as (select coalesce(max(id), 0) - $1 as reached from outbox)
           select reached as "reached!",
               array(select id from outbox where id > reached) as "seen!: Vec<i64>"
           from mark"#,
        LOOK_BACK,
    )
    .fetch_one(&ctx.db)
    .await?;
    Ok((row.reached, row.seen))
}

/// Deletes a conversation's events with the conversation, those with them that a consumer has yet to react to: what was
/// said is gone everywhere. What is recorded afterwards tells that it went.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &mut Tx, topic: &str) -> Result<()> {
    sqlx::query!(
        "with waiting as (delete from event_deliveries where topic = $1) delete from outbox where topic = $1",
        topic,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
