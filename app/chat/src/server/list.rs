//! The desk's chats: a keyset page of one of three orders.

use base::{
    COUNTED_EXACTLY, DateTime, Pagination, UserId, Utc,
    server::{Actor, Ctx, Cursor, Result},
    uuid::Uuid,
};
use sqlx::{Postgres, QueryBuilder};

use super::{find::load_all, permissions, search};
use crate::{ChatFilter, ChatScope, ChatSessionId, Chats};

/// How a scope is ordered: what comes first, when each of it began, and which way.
struct Order {
    is_later: &'static str,
    at: &'static str,
    is_newest_first: bool,
}

/// A row of a page with its place in the order.
#[derive(sqlx::FromRow)]
struct Placed {
    id: Uuid,
    is_later: bool,
    at: DateTime<Utc>,
}

/// The chats of a filter.
///
/// # Errors
/// Invalid input for a cursor that is not ours; [`base::server::Error::Forbidden`] for customers.
#[tracing::instrument(name = "chat.list", skip_all)]
pub async fn list(ctx: &Ctx, actor: &Actor, filter: &ChatFilter) -> Result<Chats> {
    let reader =
        Reader { id: actor.can(permissions::READ_ALL)?.id, sees_all: actor.may(permissions::SUPERVISE) };
    let query = filter.page_query();
    let mut select = QueryBuilder::default();
    push_page(&mut select, reader, filter)?;
    let mut connection = ctx.read().await?;
    let mut rows: Vec<Placed> = select.build_query_as().persistent(false).fetch_all(&mut *connection).await?;
    let mut count = QueryBuilder::new("select count(*) from (select 1 from chat_sessions s where ");
    narrow(&mut count, reader, filter);
    count.push(" limit ").push(COUNTED_EXACTLY + 1).push(") as matches");
    let total: i64 = count.build_query_scalar().persistent(false).fetch_one(&mut *connection).await?;
    let has_more = rows.len() > query.limit() as usize;
    rows.truncate(query.limit() as usize);
    let ids: Vec<_> = rows.iter().map(|row| ChatSessionId(row.id)).collect();
    let chats = load_all(&mut connection, ctx.now(), &ids).await?;
    connection.release();
    let next_cursor = rows.last().filter(|_| has_more).map(write_cursor);
    Ok(Chats { chats, pagination: Pagination::new(&query, total, next_cursor) })
}

/// Who looks.
#[derive(Clone, Copy)]
struct Reader {
    id: UserId,
    sees_all: bool,
}

/// Writes the question for a page, and one row more where there is a next one.
fn push_page(select: &mut QueryBuilder<Postgres>, reader: Reader, filter: &ChatFilter) -> Result<()> {
    let (query, Order { is_later, at, is_newest_first }) = (filter.page_query(), order(filter.scope));
    select.push(format!("select s.id, {is_later} as is_later, {at} as at from chat_sessions s where "));
    narrow(select, reader, filter);
    if let Some(cursor) = &filter.cursor {
        let (was_later, place) = read_cursor(cursor)?;
        if is_newest_first {
            select.push(format!(" and ({at}, s.id) < ("));
        } else {
            select.push(format!(" and ({is_later}, {at}, s.id) > (")).push_bind(was_later).push(", ");
        }
        select.push_bind(place.at).push(", ").push_bind(place.id).push(")");
    }
    select.push(if is_newest_first {
        format!(" order by {at} desc, s.id desc")
    } else {
        format!(" order by {is_later}, {at}, s.id")
    });
    select.push(" limit ").push(i64::from(query.limit()) + 1);
    if filter.cursor.is_none() {
        select.push(" offset ").push(query.offset());
    }
    Ok(())
}

fn order(scope: ChatScope) -> Order {
    match scope {
        ChatScope::Waiting => Order {
            is_later: "s.returned_at is null",
            at: "coalesce(s.returned_at, s.queued_at)",
            is_newest_first: false,
        },
        // Whoever waits for an answer comes first.
        ChatScope::Mine => Order {
            is_later: "s.waiting_since is null",
            at: "coalesce(s.waiting_since, s.last_message_at)",
            is_newest_first: false,
        },
        ChatScope::All => Order { is_later: "false", at: "s.started_at", is_newest_first: true },
    }
}

/// Narrows the chats `s` to those of the filter.
fn narrow(query: &mut QueryBuilder<Postgres>, reader: Reader, filter: &ChatFilter) {
    match filter.scope {
        ChatScope::Waiting => {
            query.push("s.status = 'waiting'");
            if !reader.sees_all {
                query.push(" and (s.team_id is null or s.team_id in (select team_id from team_members where user_id = ");
                query.push_bind(reader.id.0).push("))");
            }
        }
        ChatScope::Mine => {
            query.push("s.status = 'active' and s.assigned_agent_id = ").push_bind(reader.id.0);
        }
        ChatScope::All => {
            query.push("true");
        }
    }
    if let Some(words) = filter.search.as_deref().and_then(search::words) {
        search::narrow(query, &words);
    }
}

fn write_cursor(row: &Placed) -> String {
    let place = Cursor { at: row.at, id: row.id };
    format!("{}.{}", u8::from(row.is_later), place.write())
}

fn read_cursor(text: &str) -> Result<(bool, Cursor)> {
    match text.split_once('.') {
        Some(("0", place)) => Ok((false, Cursor::read(place)?)),
        Some(("1", place)) => Ok((true, Cursor::read(place)?)),
        _ => Err(Cursor::wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_written_is_a_cursor_read() {
        let at = DateTime::from_timestamp_micros(1_790_000_000_123_456).unwrap();
        for is_later in [false, true] {
            let row = Placed { id: Uuid::from_u128(7), is_later, at };
            let (was_later, place) = read_cursor(&write_cursor(&row)).unwrap();
            assert_eq!((was_later, place.at, place.id), (is_later, at, row.id));
        }
        for wrong in ["", "1", "2.1.00000000-0000-0000-0000-000000000007", "1.1", "0..."] {
            assert!(read_cursor(wrong).is_err(), "{wrong}");
        }
    }
}
