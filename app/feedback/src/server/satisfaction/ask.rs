//! A requester is asked how it was: once a ticket, when it is resolved first.

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
    /// Whether it is resolved, and not closed.
    pub is_resolved: bool,
    /// Whether it is closed.
    pub is_closed: bool,
}

/// Keeps that a requester is asked. A ticket that is resolved again asks no second time; whose work it was is who resolved it
/// last, as long as nobody answered.
///
/// # Errors
/// When the database refuses.
pub async fn ask(ctx: &Ctx, tx: &mut Tx, ticket: &RatedTicket, at: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "insert into satisfaction_ratings (id, ticket_id, ticket_number, requester_id, agent_id, team_id, category,
             asked_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
         on conflict on constraint satisfaction_ratings_ticket_unique do update
             set agent_id = excluded.agent_id, team_id = excluded.team_id, category = excluded.category
             where satisfaction_ratings.answered_at is null",
        ctx.id(),
        ticket.id,
        ticket.number,
        ticket.requester.0,
        ticket.agent.map(|agent| agent.0),
        ticket.team.map(|team| team.0),
        ticket.category,
        at,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
