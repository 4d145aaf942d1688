//! The list of people, for admins. Those who came last stand first: ids grow with time.

use base::{
    COUNTED_EXACTLY, Pagination,
    server::{Actor, Ctx, Cursor, Result},
    uuid::Uuid,
};
use sqlx::{Postgres, QueryBuilder};

use super::find::records;
use crate::{
    people::{People, PeopleFilter},
    server::permissions,
};

/// The people that match.
///
/// # Errors
/// Invalid input for a cursor that is not ours; [`base::server::Error::Forbidden`] for everybody but admins.
pub async fn list_people(ctx: &Ctx, actor: &Actor, filter: &PeopleFilter) -> Result<People> {
    actor.allow(permissions::MANAGE)?;
    let query = filter.page_query();
    let mut reader = ctx.read().await?;
    let mut ids: Vec<Uuid> = page(filter)?.build_query_scalar().fetch_all(&mut *reader).await?;
    let has_more = ids.len() > query.limit() as usize;
    ids.truncate(query.limit() as usize);
    let total: i64 = count(filter).build_query_scalar().fetch_one(&mut *reader).await?;
    let people = records(&mut reader, &ids).await?;
    reader.release();
    let next_cursor = ids.last().filter(|_| has_more).map(Uuid::to_string);
    Ok(People { people, pagination: Pagination::new(&query, total, next_cursor) })
}

/// The ids of a page, and one more where there is a next one.
fn page(filter: &PeopleFilter) -> Result<QueryBuilder<Postgres>> {
    let query = filter.page_query();
    let mut select = QueryBuilder::new("select u.id from users u where ");
    narrow(&mut select, filter);
    if let Some(cursor) = &filter.cursor {
        let after: Uuid = cursor.parse().map_err(|_| Cursor::wrong())?;
        select.push(" and u.id < ").push_bind(after);
    }
    select.push(" order by u.id desc limit ").push(query.limit() + 1);
    if filter.cursor.is_none() && query.offset() > 0 {
        select.push(" offset ").push_bind(query.offset());
    }
    Ok(select)
}

/// How many match, counted one further than is said exactly.
fn count(filter: &PeopleFilter) -> QueryBuilder<Postgres> {
    let mut counted = QueryBuilder::new("select count(*) from (select from users u where ");
    narrow(&mut counted, filter);
    counted.push(" limit ").push(COUNTED_EXACTLY + 1).push(") as matches");
    counted
}

/// Narrows the people `u` to those of the filter.
fn narrow(query: &mut QueryBuilder<Postgres>, filter: &PeopleFilter) {
    query.push("true");
    if let Some(words) = filter.search.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
        // Every word, or one that begins so. Its words come from the parser that took the names apart, and need no other.
        query.push(
            " and to_tsvector('simple', fold_person(u.name || ' ' || u.email::text)) @@ (
                 select string_agg(quote_literal(lexeme) || ':*', ' & ')::tsquery
                 from unnest(to_tsvector('simple', fold_person(",
        );
        query.push_bind(words.to_owned()).push("))))");
    }
    if let Some(role) = filter.role {
        query.push(" and u.role = ").push_bind(role.as_str());
    }
    if let Some(team) = filter.team {
        query
            .push(" and u.id in (select user_id from team_members where team_id = ")
            .push_bind(team.0)
            .push(")");
    }
    match filter.is_active {
        Some(true) => query.push(" and u.deactivated_at is null"),
        Some(false) => query.push(" and u.deactivated_at is not null"),
        None => query,
    };
}
