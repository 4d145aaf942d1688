//! Asks the facts: whole numbers, numbers a row, and which rows they are made of.

use base::server::Result;
use sqlx::{PgConnection, Postgres, QueryBuilder};
use tickets::Source;

use super::{
    asked::Asked,
    dimension::{NONE, push_group, push_join},
    measure_sql::{Base, MeasureSql, Rows, When},
};
use crate::{Clock, Measure, SectionKey};

/// The most rows of a question: more than days of the longest period.
const MOST_ROWS: i64 = 2_000;

/// A row of numbers.
#[derive(sqlx::FromRow)]
pub(super) struct Numbers {
    pub key: String,
    /// One a measure.
    pub values: Vec<Option<f64>>,
    /// Of how many tickets each is made; of how many rows where they have no tickets. Nothing in a line a key: telling tickets
    /// apart takes longer than all the rest, and nobody asks for it there.
    pub made_of: Vec<i64>,
}

/// Those of the measures that can be asked at once, together.
pub(super) fn groups(measures: &[Measure]) -> Vec<(Rows, Vec<Measure>)> {
    let mut groups: Vec<(Rows, Vec<Measure>)> = Vec::new();
    for measure in measures {
        let rows = MeasureSql::of(*measure).rows;
        match groups.iter_mut().find(|(known, _)| *known == rows) {
            Some((_, together)) => together.push(*measure),
            None => groups.push((rows, vec![*measure])),
        }
    }
    groups
}

/// The numbers of measures of the same rows: one line for all, or a line a key of a dimension.
pub(super) async fn ask(
    connection: &mut PgConnection,
    rows: Rows,
    measures: &[Measure],
    dimension: Option<SectionKey>,
    asked: &Asked,
) -> Result<Vec<Numbers>> {
    let mut query = match dimension {
        Some(dimension) => by_key(rows, measures, dimension, asked),
        None => of_all(rows, measures, asked),
    };
    Ok(query.build_query_as().persistent(false).fetch_all(connection).await?)
}

/// One line for all.
fn of_all(rows: Rows, measures: &[Measure], asked: &Asked) -> QueryBuilder<Postgres> {
    let mut query = QueryBuilder::new("select '' as key, ");
    push_values(&mut query, measures, asked);
    query.push(" as values, array[");
    let mut counts = query.separated(", ");
    let counted = match rows.base {
        Base::Responses => "count(distinct r.ticket_id)",
        _ => "count(*)",
    };
    for measure in measures {
        counts.push(format!("{counted} filter (where {})", MeasureSql::of(*measure).holds));
    }
    query.push("] as made_of");
    push_rows(&mut query, rows, None, asked);
    query
}

/// A line a key, the largest first.
fn by_key(rows: Rows, measures: &[Measure], dimension: SectionKey, asked: &Asked) -> QueryBuilder<Postgres> {
    let mut query = QueryBuilder::new("select coalesce(key::text, '");
    query.push(NONE).push("') as key, values, '{}'::bigint[] as made_of from (select ");
    push_group(&mut query, rows, dimension, asked);
    query.push(" as key, ");
    push_values(&mut query, measures, asked);
    query.push(" as values");
    push_rows(&mut query, rows, Some(dimension), asked);
    query.push(" group by 1) as lines order by 2 desc, 1 limit ").push_bind(MOST_ROWS);
    query
}

fn push_values(query: &mut QueryBuilder<Postgres>, measures: &[Measure], asked: &Asked) {
    query.push("array[");
    let mut values = query.separated(", ");
    for measure in measures {
        let sql = MeasureSql::of(*measure);
        values.push(format!("({} filter (where {}))::float8", clocked(sql.value, asked.clock), sql.holds));
    }
    query.push("]");
}

/// The declared SQL of a clock.
pub(super) fn clocked(sql: &str, clock: Clock) -> String {
    sql.replace("{clock}", if clock == Clock::Business { "business_" } else { "" })
}

/// Which rows: from the table to the last condition.
pub(super) fn push_rows(
    query: &mut QueryBuilder<Postgres>,
    rows: Rows,
    dimension: Option<SectionKey>,
    asked: &Asked,
) {
    query.push(" from ");
    if rows.when == When::Standing {
        push_standing(query, asked);
    } else {
        query.push(rows.base.from());
    }
    push_join(query, rows, dimension);
    query.push(" where ");
    match rows.when {
        When::Within(at) => {
            query.push(at).push(" >= ").push_bind(asked.begins());
            query.push(" and ").push(at).push(" < ").push_bind(asked.ends());
        }
        When::OnDay(day) => {
            query.push(day).push(" >= ").push_bind(asked.period.from);
            query.push(" and ").push(day).push(" <= ").push_bind(asked.period.to);
        }
        When::Standing => {
            query.push("true");
        }
    }
    push_people(query, rows, asked);
    push_kind(query, rows.base, asked);
}

/// The tickets that are not over at the end of the period: those that are open still, from an index that knows what reports tell
/// apart, and those that were resolved later. Asked for in one condition, every page that an open ticket lies on would be read.
fn push_standing(query: &mut QueryBuilder<Postgres>, asked: &Asked) {
    query.push("(select f.* from ticket_facts f where f.resolved_at is null and f.created_at < ");
    query.push_bind(asked.ends());
    query.push(" union all select f.* from ticket_facts f where f.created_at < ").push_bind(asked.ends());
    query.push(" and f.resolved_at >= ").push_bind(asked.ends()).push(") f");
}

/// Of this agent, of agents of this team. What has no agent is not narrowed.
fn push_people(query: &mut QueryBuilder<Postgres>, rows: Rows, asked: &Asked) {
    let Some(column) = rows.agent else { return };
    if let Some(agent) = asked.agent {
        query.push(" and ").push(column).push(" = ").push_bind(agent.0);
    }
    if let Some(team) = asked.team {
        query.push(" and ").push(column).push(" in (select user_id from team_members where team_id = ");
        query.push_bind(team.0).push(")");
    }
}

/// Of this category, asked this way. What has neither is not narrowed.
fn push_kind(query: &mut QueryBuilder<Postgres>, base: Base, asked: &Asked) {
    match (base, base.ticket()) {
        (Base::Tickets, _) => push_ticket_kind(query, asked, asked.channel),
        (_, Some(ticket)) => push_tickets(query, ticket, asked, asked.channel),
        // A chat has a category once it is a ticket.
        (Base::Chats | Base::ChatAnswers, None) => {
            if asked.channel.is_some_and(|channel| channel != Source::Chat) {
                query.push(" and false");
            }
            push_tickets(query, "c.ticket_id", asked, None);
        }
        _ => {}
    }
}

/// Of tickets of the category and the channel.
fn push_tickets(
    query: &mut QueryBuilder<Postgres>,
    ticket: &'static str,
    asked: &Asked,
    channel: Option<Source>,
) {
    if asked.category.is_some() || channel.is_some() {
        query.push(" and ").push(ticket).push(" in (select f.ticket_id from ticket_facts f where true");
        push_ticket_kind(query, asked, channel);
        query.push(")");
    }
}

fn push_ticket_kind(query: &mut QueryBuilder<Postgres>, asked: &Asked, channel: Option<Source>) {
    if let Some(category) = &asked.category {
        query.push(" and f.category = ").push_bind(category.clone());
    }
    if let Some(channel) = channel {
        query.push(" and f.channel = ").push_bind(channel.as_str());
    }
}
