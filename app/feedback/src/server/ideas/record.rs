//! Records what happened to an idea: the outbox row with the next `seq`, in the changing transaction.

use base::{
    Performer,
    server::{Actor, Ctx, Result, Tx},
};
use realtime::server::{Entry, Fact};

use super::find::status_of;
use crate::{IdeaChanged, IdeaEvent, IdeaFacts, IdeaId};

/// Records what happened to an idea whose row this transaction holds, and has changed already.
pub(super) async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    id: IdeaId,
    event: IdeaEvent,
) -> Result<()> {
    let now = ctx.now();
    let row = sqlx::query!(
        "update ideas set last_seq = last_seq + 1, updated_at = $2 where id = $1
         returning last_seq, number, title, status, vote_count, author_id, feedback_id, is_hidden",
        id.0,
        now,
    )
    .fetch_one(&mut **tx)
    .await?;
    let idea = IdeaFacts {
        id,
        number: row.number,
        title: row.title,
        status: status_of(&row.status)?,
        vote_count: row.vote_count,
        author_id: row.author_id.map(Into::into),
        feedback_id: row.feedback_id,
        is_hidden: row.is_hidden,
    };
    let event =
        IdeaChanged { version: IdeaChanged::VERSION, idea, event, by: Performer::from(actor), at: now };
    let entry = Entry {
        topic: id.topic().into(),
        seq: row.last_seq,
        public_seq: None,
        feed: None,
        event: serde_json::json!({"type": event.event.kind()}),
    };
    let fact = Fact::new(event.kind(), &event)?;
    realtime::server::record(tx, &entry, &fact, now).await
}
