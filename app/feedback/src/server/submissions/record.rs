//! Records a domain event of feedback in the changing transaction. It says what consumers may know, and never a word of
//! what somebody wrote.

use base::{
    DateTime, Performer, Utc,
    server::{Actor, Result, Tx},
    uuid::Uuid,
};
use realtime::server::{Entry, Fact};

use super::find::{locale_of, unknown};
use crate::{
    FeedbackEvent, FeedbackFacts, FeedbackHappening, FeedbackId, FeedbackKind, FeedbackStatus, Sentiment,
};

/// Counts the next event of feedback whose row this transaction holds.
pub(crate) async fn next_seq(tx: &mut Tx, id: FeedbackId) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "update feedback set last_seq = last_seq + 1 where id = $1 returning last_seq",
        id.0
    )
    .fetch_one(&mut **tx)
    .await?)
}

/// Writes the outbox row of what happened, to feedback as it is by now.
pub(crate) async fn record(
    tx: &mut Tx,
    actor: &Actor,
    id: FeedbackId,
    happening: FeedbackHappening,
    (seq, at): (i64, DateTime<Utc>),
) -> Result<()> {
    let feedback = facts(tx, id.0).await?;
    let by = Performer::from(actor);
    let event = FeedbackEvent { version: FeedbackEvent::VERSION, feedback, event: happening, by, at };
    let entry = Entry {
        topic: format!("feedback:{id}").into(),
        seq,
        public_seq: None,
        feed: None,
        event: serde_json::to_value(&event.event).map_err(anyhow::Error::from)?,
    };
    let fact = Fact::new(event.kind(), &event)?;
    realtime::server::record(tx, &entry, &fact, at).await
}

async fn facts(tx: &mut Tx, id: Uuid) -> Result<FeedbackFacts> {
    let row = sqlx::query!(
        "select kind, rating, sentiment, tags, status, locale, user_id, created_at from feedback where id = $1",
        id
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(FeedbackFacts {
        id: id.into(),
        kind: FeedbackKind::parse(&row.kind).ok_or_else(|| unknown(&row.kind))?,
        rating: row.rating,
        sentiment: row.sentiment.as_deref().and_then(Sentiment::parse),
        tags: row.tags,
        status: FeedbackStatus::parse(&row.status).ok_or_else(|| unknown(&row.status))?,
        locale: locale_of(&row.locale),
        user_id: row.user_id.map(Into::into),
        created_at: row.created_at,
    })
}
