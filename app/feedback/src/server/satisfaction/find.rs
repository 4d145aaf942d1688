//! Finds ratings through the actor: an agent reads of their own work, an admin of everybody's.

use base::{
    DateTime, UserId, Utc,
    server::{Actor, Ctx, Result},
    uuid::Uuid,
};
use identity::Party;

use super::ask::RatedTicket;
use crate::{GivenRating, SatisfactionRating, server::permissions};

/// What the desk reads of a ticket's newest rating; none where nobody answered, and where it is not the reader's work.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but the desk.
pub async fn of_ticket(ctx: &Ctx, actor: &Actor, ticket: Uuid) -> Result<Option<SatisfactionRating>> {
    let agent = actor.can(permissions::READ_SATISFACTION)?.id;
    let reads_all = actor.may(permissions::READ_ALL_SATISFACTION);
    let mut reader = ctx.read().await?;
    let id = sqlx::query_scalar!(
        "select id from satisfaction_ratings
         where ticket_id = $1 and answered_at is not null and ($2 or agent_id = $3)
         order by resolved_at desc limit 1",
        ticket,
        reads_all,
        agent.0,
    )
    .fetch_optional(&mut *reader)
    .await?;
    let found = load_all(&mut reader, id.as_slice()).await?;
    reader.release();
    Ok(found.into_iter().next())
}

/// What somebody said of their own ticket, where they did: of the resolution that it has, or of its last while it is open. After
/// a while nobody says so any more, and it still was.
///
/// # Errors
/// When the database refuses.
pub async fn given(ctx: &Ctx, requester: UserId, ticket: &RatedTicket) -> Result<Option<GivenRating>> {
    let mut reader = ctx.read().await?;
    let row = sqlx::query_as!(
        GivenRating,
        r#"select rating as "rating!", comment, answered_at as "answered_at!" from satisfaction_ratings
         where ticket_id = $1 and (requester_id = $2 or anonymized_at is not null) and answered_at is not null
             and ($3::timestamptz is null or resolved_at = $3)
         order by resolved_at desc limit 1"#,
        ticket.id,
        requester.0,
        ticket.resolved_at,
    )
    .fetch_optional(&mut *reader)
    .await?;
    reader.release();
    Ok(row)
}

/// These answered ratings in this order; whether the actor may is the caller's to ask.
pub(super) async fn load_all(
    connection: &mut sqlx::PgConnection,
    ids: &[Uuid],
) -> Result<Vec<SatisfactionRating>> {
    let rows = sqlx::query_as!(
        RatingRow,
        r#"select s.id, s.ticket_id, s.ticket_number, s.requester_id, r.name as requester_name, s.agent_id,
             a.name as "agent_name?", s.team_id, s.category, s.rating as "rating!", s.comment,
             t.status in ('resolved', 'closed') as "is_ticket_over!", s.asked_at,
             s.answered_at as "answered_at!", s.updated_at
         from unnest($1::uuid[]) with ordinality as asked (id, place)
         join satisfaction_ratings s on s.id = asked.id and s.answered_at is not null
         join tickets t on t.id = s.ticket_id
         join users r on r.id = s.requester_id
         left join users a on a.id = s.agent_id
         order by asked.place"#,
        ids,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(RatingRow::into_rating).collect())
}

struct RatingRow {
    id: Uuid,
    ticket_id: Uuid,
    ticket_number: String,
    requester_id: Uuid,
    requester_name: String,
    agent_id: Option<Uuid>,
    agent_name: Option<String>,
    team_id: Option<Uuid>,
    category: String,
    rating: i16,
    comment: Option<String>,
    is_ticket_over: bool,
    asked_at: DateTime<Utc>,
    answered_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl RatingRow {
    fn into_rating(self) -> SatisfactionRating {
        let agent = self.agent_id.zip(self.agent_name);
        SatisfactionRating {
            id: self.id.into(),
            ticket_id: self.ticket_id,
            ticket_number: self.ticket_number,
            requester: Party { id: self.requester_id.into(), name: self.requester_name },
            agent: agent.map(|(id, name)| Party { id: id.into(), name }),
            team_id: self.team_id.map(Into::into),
            category: self.category,
            rating: self.rating,
            comment: self.comment,
            is_ticket_over: self.is_ticket_over,
            asked_at: self.asked_at,
            answered_at: self.answered_at,
            updated_at: self.updated_at,
        }
    }
}
