//! The desk's feedback: a keyset page, newest first.

use base::{
    COUNTED_EXACTLY, DateTime, Pagination, Utc, cut, fold,
    server::{Actor, Ctx, Cursor, Result},
    uuid::Uuid,
};
use sqlx::{Postgres, QueryBuilder};

use super::find::load_all;
use crate::{
    FeedbackFilter, FeedbackId, FeedbackList,
    server::{permissions, range::Range},
};

/// The longest search, in characters.
const LONGEST_SEARCH: usize = 200;

/// A row of a page with its place in the order.
#[derive(sqlx::FromRow)]
struct Placed {
    id: Uuid,
    created_at: DateTime<Utc>,
}

/// The feedback of a filter.
///
/// # Errors
/// Invalid input for a cursor that is not ours and for a range that ends before it begins;
/// [`Forbidden`](base::server::Error::Forbidden) for everybody but the desk.
#[tracing::instrument(name = "feedback.list", skip_all)]
pub async fn list(ctx: &Ctx, actor: &Actor, filter: &FeedbackFilter) -> Result<FeedbackList> {
    let range = Range::of(actor.can(permissions::READ)?, filter.from, filter.to)?;
    let query = filter.page_query();
    let mut select = QueryBuilder::new("select f.id, f.created_at from feedback f where ");
    narrow(&mut select, filter, &range);
    match &filter.cursor {
        Some(cursor) => {
            let place = Cursor::read(cursor)?;
            select.push(" and (f.created_at, f.id) < (").push_bind(place.at).push(", ");
            select.push_bind(place.id).push(")");
            push_order(&mut select, i64::from(query.limit()), 0);
        }
        None => push_order(&mut select, i64::from(query.limit()), query.offset()),
    }
    let mut connection = ctx.read().await?;
    let mut rows: Vec<Placed> = select.build_query_as().persistent(false).fetch_all(&mut *connection).await?;
    let mut count = QueryBuilder::new("select count(*) from (select 1 from feedback f where ");
    narrow(&mut count, filter, &range);
    count.push(" limit ").push(COUNTED_EXACTLY + 1).push(") as matches");
    let total: i64 = count.build_query_scalar().persistent(false).fetch_one(&mut *connection).await?;
    let has_more = rows.len() > query.limit() as usize;
    rows.truncate(query.limit() as usize);
    let ids: Vec<_> = rows.iter().map(|row| FeedbackId(row.id)).collect();
    let feedback = load_all(&mut connection, &ids).await?;
    connection.release();
    let last = rows.last().filter(|_| has_more);
    let next_cursor = last.map(|row| Cursor { at: row.created_at, id: row.id }.write());
    Ok(FeedbackList { feedback, pagination: Pagination::new(&query, total, next_cursor) })
}

/// Writes the order, and one row more than a page where there is a next one.
fn push_order(select: &mut QueryBuilder<Postgres>, limit: i64, offset: i64) {
    select
        .push(" order by f.created_at desc, f.id desc limit ")
        .push(limit + 1)
        .push(" offset ")
        .push(offset);
}

/// Narrows the feedback `f` to that of the filter.
fn narrow(query: &mut QueryBuilder<Postgres>, filter: &FeedbackFilter, range: &Range) {
    query.push("true");
    for (column, word) in [
        ("kind", filter.kind.map(|kind| kind.as_str())),
        ("sentiment", filter.sentiment.map(|sentiment| sentiment.as_str())),
        ("status", filter.status.map(|status| status.as_str())),
    ] {
        if let Some(word) = word {
            query.push(format!(" and f.{column} = ")).push_bind(word);
        }
    }
    if let Some(tag) = &filter.tag {
        query.push(" and f.tags @> array[").push_bind(tag.trim().to_lowercase()).push("]");
    }
    if let Some(rating) = filter.rating {
        query.push(" and f.rating = ").push_bind(i64::from(rating));
    }
    if let Some(number) = filter.idea {
        query.push(
            " and f.idea_id in (
                 select i.id from ideas i, (select coalesce(merged_into, id) as id from ideas where number = ",
        );
        query.push_bind(i64::from(number));
        query.push(") goes_on where i.id = goes_on.id or i.merged_into = goes_on.id)");
    }
    if let Some(from) = range.from {
        query.push(" and f.created_at >= ").push_bind(from);
    }
    if let Some(to) = range.to {
        query.push(" and f.created_at < ").push_bind(to);
    }
    if let Some(search) = &filter.search {
        let words = cut(search.trim(), LONGEST_SEARCH).replace('\0', " ");
        // The last word may be the beginning of one: it is looked for while it is typed.
        query.push(" and f.search @@ (nullif(plainto_tsquery('simple', ").push_bind(fold(&words));
        query.push(")::text, '') || ':*')::tsquery");
    }
}
