//! The ratings of a filter: an agent's own, everybody's for an admin.

use base::{
    Pagination, UserId,
    server::{Actor, Ctx, Result, invalid},
    uuid::Uuid,
};
use sqlx::{Postgres, QueryBuilder};

use super::find::load_all;
use crate::{
    SatisfactionFilter, SatisfactionRatings, SatisfactionRefusal,
    server::{permissions, range::Range},
};

/// The ratings that match, newest first, with how many gave what.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for customers, and for an agent who asks for the work of others; [`base::server::Error::Invalid`] for a rating that
/// is none and for a range that ends before it begins.
#[tracing::instrument(name = "satisfaction.list", skip_all)]
pub async fn list(ctx: &Ctx, actor: &Actor, filter: &SatisfactionFilter) -> Result<SatisfactionRatings> {
    let person = actor.can(permissions::READ_SATISFACTION)?;
    let (reader, range) = (person.id, Range::of(person, filter.from, filter.to)?);
    let agent = match filter.agent {
        Some(agent) if agent == reader => Some(agent),
        Some(agent) => actor.can(permissions::READ_ALL_SATISFACTION).map(|_| Some(agent))?,
        None if actor.may(permissions::READ_ALL_SATISFACTION) => None,
        None => Some(reader),
    };
    if filter.rating.is_some_and(|rating| !(1..=5).contains(&rating)) {
        return Err(invalid("rating", SatisfactionRefusal::NotARating));
    }
    let query = filter.page_query();
    let mut select = QueryBuilder::new("select s.id from satisfaction_ratings s where ");
    narrow(&mut select, agent, filter, &range);
    select.push(" order by s.answered_at desc, s.id desc limit ").push(query.limit());
    select.push(" offset ").push(query.offset());
    let mut count = QueryBuilder::new("select s.rating, count(*) from satisfaction_ratings s where ");
    narrow(&mut count, agent, filter, &range);
    count.push(" group by s.rating");
    let mut connection = ctx.read().await?;
    let ids: Vec<Uuid> = select.build_query_scalar().persistent(false).fetch_all(&mut *connection).await?;
    let counted: Vec<(i16, i64)> =
        count.build_query_as().persistent(false).fetch_all(&mut *connection).await?;
    let ratings = load_all(&mut connection, &ids).await?;
    connection.release();
    let of = |rating| counted.iter().find(|(given, _)| *given == rating).map_or(0, |(_, count)| *count);
    let counts: Vec<i64> = (1..=5).map(of).collect();
    let total = counts.iter().sum();
    Ok(SatisfactionRatings {
        ratings,
        counts,
        pagination: Pagination::counted_to(&query, total, total, None),
    })
}

/// Narrows the ratings `s` to those that were given and match.
fn narrow(
    query: &mut QueryBuilder<Postgres>,
    agent: Option<UserId>,
    filter: &SatisfactionFilter,
    range: &Range,
) {
    query.push("s.answered_at is not null");
    if let Some(agent) = agent {
        query.push(" and s.agent_id = ").push_bind(agent.0);
    }
    if let Some(team) = filter.team {
        query.push(" and s.team_id = ").push_bind(team.0);
    }
    if let Some(category) = &filter.category {
        query.push(" and s.category = ").push_bind(category.clone());
    }
    if let Some(rating) = filter.rating {
        query.push(" and s.rating = ").push(rating);
    }
    if filter.has_comment {
        query.push(" and s.comment is not null");
    }
    if let Some(from) = range.from {
        query.push(" and s.answered_at >= ").push_bind(from);
    }
    if let Some(to) = range.to {
        query.push(" and s.answered_at < ").push_bind(to);
    }
}
