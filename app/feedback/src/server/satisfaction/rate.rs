//! A requester says how it was, or changes their mind.

use base::{
    Performer, UserId,
    server::{Actor, Ctx, Error, Result, Tx},
};
use identity::server::customers::hold_writer;
use realtime::server::{Entry, Fact};

use super::ask::RatedTicket;
use crate::{GivenRating, SatisfactionDraft, SatisfactionRated, SatisfactionRatingId, may_rate};

/// Keeps what the requester of a ticket says of how it was resolved last; where nobody asked yet, this asked.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::NotFound`] for everybody but the requester: what somebody says of themselves is not
/// there for others to say. [`Error::Conflict`] for a ticket that is not resolved, or an answer that is too old to change.
#[tracing::instrument(name = "satisfaction.rate", skip_all, fields(ticket.number = ticket.number))]
pub async fn rate(
    ctx: &Ctx,
    actor: &Actor,
    ticket: &RatedTicket,
    draft: SatisfactionDraft,
) -> Result<GivenRating> {
    let requester = actor.person()?.id;
    if requester != ticket.requester {
        return Err(Error::NotFound);
    }
    let draft = draft.check().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    hold_writer(&mut tx, requester).await?;
    let before = lock_given(&mut tx, ticket).await?;
    may_rate(ticket.is_resolved, ticket.is_closed, before.as_ref(), ctx.now()).map_err(Error::conflict)?;
    let before = before.map(|before| before.rating);
    let given = upsert(ctx, &mut tx, actor, ticket, draft, before).await?;
    ctx.commit(tx).await?;
    Ok(given)
}

/// What was said before, held until the transaction ends.
async fn lock_given(tx: &mut Tx, ticket: &RatedTicket) -> Result<Option<GivenRating>> {
    let row = sqlx::query!(
        "select rating, comment, answered_at from satisfaction_ratings where ticket_id = $1 and resolved_at = $2
         for update",
        ticket.id,
        ticket.resolved_at,
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.and_then(|row| {
        let (rating, answered_at) = row.rating.zip(row.answered_at)?;
        Some(GivenRating { rating, comment: row.comment, answered_at })
    }))
}

async fn upsert(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    ticket: &RatedTicket,
    draft: SatisfactionDraft,
    before: Option<i16>,
) -> Result<GivenRating> {
    let now = ctx.now();
    let row = sqlx::query!(
        r#"insert into satisfaction_ratings as held (id, ticket_id, ticket_number, requester_id, agent_id, team_id,
             category, resolved_at, rating, comment, last_seq, asked_at, answered_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $11, $8, $9, 1, $10, $10, $10)
         on conflict on constraint satisfaction_ratings_resolution_unique do update
             set rating = excluded.rating, comment = excluded.comment, last_seq = held.last_seq + 1,
                 requester_id = excluded.requester_id, anonymized_at = null,
                 answered_at = coalesce(held.answered_at, excluded.answered_at), updated_at = excluded.updated_at
         returning id, agent_id, team_id, category, last_seq, answered_at as "answered_at!""#,
        ctx.id(),
        ticket.id,
        ticket.number,
        ticket.requester.0,
        ticket.agent.map(|agent| agent.0),
        ticket.team.map(|team| team.0),
        ticket.category,
        draft.score,
        draft.comment,
        now,
        ticket.resolved_at,
    )
    .fetch_one(&mut **tx)
    .await?;
    let id = SatisfactionRatingId(row.id);
    let event = SatisfactionRated {
        version: SatisfactionRated::VERSION,
        id,
        ticket_id: ticket.id,
        ticket_number: ticket.number.clone(),
        requester_id: ticket.requester,
        agent_id: row.agent_id.map(UserId),
        team_id: row.team_id.map(Into::into),
        category: row.category,
        rating: draft.score,
        before,
        comment: draft.comment.clone(),
        by: Performer::from(actor),
        at: now,
    };
    let entry = Entry {
        topic: id.topic().into(),
        seq: row.last_seq,
        public_seq: None,
        feed: None,
        event: serde_json::json!({"type": "rated"}),
    };
    realtime::server::record(tx, &entry, &Fact::new(SatisfactionRated::KIND, &event)?, now).await?;
    Ok(GivenRating { rating: draft.score, comment: draft.comment, answered_at: row.answered_at })
}
