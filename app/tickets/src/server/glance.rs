//! Counts the tickets of every kind, for whoever runs the desk.

use base::{
    COUNTED_EXACTLY,
    server::{Actor, Ctx, Result},
};
use sqlx::QueryBuilder;

use super::list::push_count;
use crate::server::permissions;
use crate::{AssignedTo, Filter, Priority, Status, TicketGlance, WaitingTicket};

/// The tickets at a glance, each kind counted no further than [`COUNTED_EXACTLY`]; one question for all of them.
///
/// # Errors
/// For everybody but the desk.
pub async fn glance(ctx: &Ctx, actor: &Actor) -> Result<TicketGlance> {
    actor.can(permissions::READ_ALL)?;
    let active: Vec<_> = Status::ALL.into_iter().filter(|status| status.is_active()).collect();
    let unassigned = Filter { assigned_to: Some(AssignedTo::None), ..Filter::of(active.clone()) };
    let urgent = Filter { priority: vec![Priority::Urgent], ..Filter::of(active) };
    let kinds = Status::ALL.map(|status| Filter::of(vec![status])).into_iter().chain([unassigned, urgent]);
    let mut query = QueryBuilder::new("select array[");
    for (place, filter) in kinds.enumerate() {
        query.push(if place == 0 { "(" } else { "), (" });
        push_count(&mut query, actor, None, &filter, COUNTED_EXACTLY + 1)?;
    }
    query.push(")]");
    let mut reader = ctx.read().await?;
    let counts: Vec<i64> = query.build_query_scalar().fetch_one(&mut *reader).await?;
    let oldest_waiting = sqlx::query_as!(
        WaitingTicket,
        r#"select number, subject, waiting_since as "since!" from tickets
         where waiting_since is not null order by waiting_since limit 1"#,
    )
    .fetch_optional(&mut *reader)
    .await?;
    reader.release();
    let count = |place: usize| counts.get(place).copied().unwrap_or_default();
    Ok(TicketGlance {
        by_status: Status::ALL.into_iter().zip(counts.iter().copied()).collect(),
        unassigned: count(Status::ALL.len()),
        urgent: count(Status::ALL.len() + 1),
        oldest_waiting,
    })
}

#[cfg(test)]
mod tests {
    use base::server::Error;
    use identity::server::test::Stage;
    use sqlx::PgPool;

    use super::*;
    use crate::{
        Change, NewMessage, NewTicket,
        server::{change, open, reply},
    };

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn tickets_are_counted_by_kind_for_the_desk_alone(db: PgPool) {
        let stage = Stage::new(db).await;
        for (subject, priority) in [("First", Priority::Urgent), ("Second", Priority::Low)] {
            let draft = NewTicket { priority: Some(priority), ..NewTicket::new(subject, "It stays dark.") };
            open(&stage.ctx, &stage.carol, draft, None).await.unwrap();
        }
        let done = open(&stage.ctx, &stage.carol, NewTicket::new("Third", "It works."), None).await.unwrap();
        let closed = Change { status: Some(Status::Closed), ..Change::default() };
        change(&stage.ctx, &stage.carol, &done.number, closed).await.unwrap();
        let seen = glance(&stage.ctx, &stage.erin).await.unwrap();
        let of =
            |wanted| seen.by_status.iter().find(|(status, _)| *status == wanted).map(|(_, count)| *count);
        assert_eq!((of(Status::Open), of(Status::Closed), of(Status::Resolved)), (Some(2), Some(1), Some(0)));
        assert_eq!((seen.unassigned, seen.urgent), (2, 1));
        let first = seen.oldest_waiting.unwrap();
        assert_eq!(first.subject, "First");
        // Whom somebody answered waits no more, however long ago that was.
        reply(&stage.ctx, &stage.alice, &first.number, NewMessage::reply("Which?"), None).await.unwrap();
        let seen = glance(&stage.ctx, &stage.erin).await.unwrap();
        assert_eq!(seen.oldest_waiting.unwrap().subject, "Second");
        assert!(matches!(glance(&stage.ctx, &stage.carol).await, Err(Error::Forbidden)));
    }
}
