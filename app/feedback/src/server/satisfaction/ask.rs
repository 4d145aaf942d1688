//! A requester is asked how it was: once a resolution of their ticket.

use base::{
    DateTime, TeamId, UserId, Utc,
    server::{Ctx, Result, Tx},
    uuid::Uuid,
};

/// A ticket, as far as a rating has to know it.
#[derive(Clone, Debug)]
pub struct RatedTicket {
    /// Its id.
    pub id: Uuid,
    /// Its number for people.
    pub number: String,
    /// Who asked for help.
    pub requester: UserId,
    /// Whose work it is.
    pub agent: Option<UserId>,
    /// The team whose work it is.
    pub team: Option<TeamId>,
    /// Its category's slug.
    pub category: String,
    /// When it was resolved, or closed where nobody said so before; none while it is open.
    pub resolved_at: Option<DateTime<Utc>>,
    /// Whether it is resolved, and not closed.
    pub is_resolved: bool,
    /// Whether it is closed.
    pub is_closed: bool,
}

/// Keeps that a requester is asked; of a ticket that is open again, nobody. Who answered before they were asked left to say
/// whose work it was.
///
/// # Errors
/// When the database refuses.
pub async fn ask(ctx: &Ctx, tx: &mut Tx, ticket: &RatedTicket, at: DateTime<Utc>) -> Result<()> {
    let Some(resolved_at) = ticket.resolved_at else { return Ok(()) };
    sqlx::query!(
        "insert into satisfaction_ratings as held (id, ticket_id, ticket_number, requester_id, agent_id, team_id, category,
             resolved_at, asked_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
         on conflict on constraint satisfaction_ratings_resolution_unique do update
             set agent_id = coalesce(held.agent_id, excluded.agent_id),
                 team_id = coalesce(held.team_id, excluded.team_id)",
        ctx.id(),
        ticket.id,
        ticket.number,
        ticket.requester.0,
        ticket.agent.map(|agent| agent.0),
        ticket.team.map(|team| team.0),
        ticket.category,
        resolved_at,
        at,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
