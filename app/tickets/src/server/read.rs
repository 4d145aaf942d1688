//! How far somebody of the desk has read a ticket. Whoever opens it has read it.

use base::{
    DateTime, UserId, Utc,
    server::{Actor, Ctx, Result},
    uuid::Uuid,
};

use super::{find::resolve, thread::conversation};
use crate::server::permissions;
use crate::{Conversation, Status, TicketId};

/// A ticket's conversation for somebody of the desk, who has read it by that, and until when they had read it before.
///
/// # Errors
/// [`Forbidden`](base::server::Error::Forbidden) for customers, [`NotFound`](base::server::Error::NotFound).
pub async fn read_conversation(ctx: &Ctx, actor: &Actor, key: &str) -> Result<Conversation> {
    let reader = actor.can(permissions::READ_ALL)?.id;
    let mut held = conversation(ctx, actor, key).await?;
    held.read_until = read_until(ctx, reader, held.ticket.id).await?;
    // Whoever looks again and finds nothing new has nothing to write down. A page whose line was down may have marked less than
    // there was.
    if held.read_until.is_none_or(|before| before < held.ticket.updated_at)
        || !unread(ctx, actor, &[held.ticket.id]).await?.is_empty()
    {
        mark(ctx, reader, held.ticket.id, held.ticket.seq).await?;
    }
    Ok(held)
}

/// Keeps that the actor has seen a ticket's events up to `seq`, as the desk counts them. It never goes back.
///
/// # Errors
/// As [`read_conversation`].
pub async fn mark_read(ctx: &Ctx, actor: &Actor, key: &str, seq: i64) -> Result<()> {
    let reader = actor.can(permissions::READ_ALL)?.id;
    let mut connection = ctx.read().await?;
    let ticket = resolve(&mut connection, key).await?;
    connection.release();
    mark(ctx, reader, ticket, seq).await
}

/// Which of these tickets hold what the actor has not read.
///
/// # Errors
/// As [`read_conversation`].
pub async fn unread(ctx: &Ctx, actor: &Actor, tickets: &[TicketId]) -> Result<Vec<TicketId>> {
    let reader = actor.can(permissions::READ_ALL)?.id;
    let ids: Vec<Uuid> = tickets.iter().map(|ticket| ticket.0).collect();
    let mut connection = ctx.read().await?;
    let rows = sqlx::query!(
        r#"select t.id, t.status, t.last_public_seq, r.seq as "read?"
         from tickets t left join ticket_reads r on r.ticket_id = t.id and r.user_id = $1
         where t.id = any($2)"#,
        reader.0,
        &ids,
    )
    .fetch_all(&mut *connection)
    .await?;
    connection.release();
    let is_news =
        |status: &str, seq, read| Status::parse(status).is_some_and(|status| is_unread(status, seq, read));
    let found = rows.into_iter().filter(|row| is_news(&row.status, row.last_public_seq, row.read));
    Ok(found.map(|row| row.id.into()).collect())
}

/// Whether a ticket holds what its reader has not seen, by the last event that everybody in it sees. What is over calls
/// nobody: a customer who writes opens it again.
fn is_unread(status: Status, public_seq: i64, read: Option<i64>) -> bool {
    status.is_active() && public_seq > read.unwrap_or_default()
}

async fn read_until(ctx: &Ctx, reader: UserId, ticket: TicketId) -> Result<Option<DateTime<Utc>>> {
    let mut connection = ctx.read().await?;
    let found = sqlx::query_scalar!(
        "select read_at from ticket_reads where user_id = $1 and ticket_id = $2",
        reader.0,
        ticket.0,
    )
    .fetch_optional(&mut *connection)
    .await?;
    connection.release();
    Ok(found)
}

/// Of what came since `seq`, any may be public: so many are left unread at the most, and never one too few.
async fn mark(ctx: &Ctx, reader: UserId, ticket: TicketId, seq: i64) -> Result<()> {
    let mut tx = ctx.begin().await?;
    sqlx::query!(
        "insert into ticket_reads (user_id, ticket_id, seq, read_at)
         select $1, id, greatest(last_public_seq - (last_seq - least($3, last_seq)), 0), $4 from tickets where id = $2
         on conflict (user_id, ticket_id) do update set seq = excluded.seq, read_at = excluded.read_at
         where ticket_reads.seq <= excluded.seq",
        reader.0,
        ticket.0,
        seq,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    ctx.commit(tx).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_are_what_came_after_what_was_read() {
        assert!(is_unread(Status::Open, 1, None), "never opened");
        assert!(is_unread(Status::PendingCustomer, 5, Some(4)));
        assert!(!is_unread(Status::InProgress, 5, Some(5)));
        assert!(!is_unread(Status::Resolved, 5, Some(4)) && !is_unread(Status::Closed, 9, None));
    }
}
