//! How rows are told apart in a section: one expression, by which they are grouped and by which one of them is opened.

use sqlx::{Postgres, QueryBuilder};

use super::{
    asked::Asked,
    measure_sql::{Base, Rows, When},
};
use crate::SectionKey;

/// The key of what has none.
pub(super) const NONE: &str = "none";

/// What has to be joined for a dimension.
pub(super) fn push_join(query: &mut QueryBuilder<Postgres>, rows: Rows, dimension: Option<SectionKey>) {
    match (dimension, rows.agent) {
        (Some(SectionKey::Teams), Some(agent)) => {
            query.push(" join team_members team on team.user_id = ").push(agent);
        }
        (Some(SectionKey::Tags), _) => {
            let tags = if rows.base == Base::Feedback { "g.tags" } else { "f.tags" };
            query.push(" cross join unnest(").push(tags).push(") as tag");
        }
        _ => {}
    }
}

/// The key of a row, as text.
pub(super) fn push_key(query: &mut QueryBuilder<Postgres>, rows: Rows, dimension: SectionKey, asked: &Asked) {
    query.push("coalesce((");
    push_group(query, rows, dimension, asked);
    query.push(")::text, '").push(NONE).push("')");
}

/// What rows are grouped by: the key before it is written as text, which would take as long as counting them.
pub(super) fn push_group(
    query: &mut QueryBuilder<Postgres>,
    rows: Rows,
    dimension: SectionKey,
    asked: &Asked,
) {
    match dimension {
        SectionKey::Days => push_day(query, rows, asked),
        SectionKey::WeekdayHours => {
            push_local(query, rows, asked, "extract(isodow from ");
            query.push(")::integer || ' ' || ");
            push_local(query, rows, asked, "extract(hour from ");
            query.push(")::integer");
        }
        SectionKey::Ages => push_age(query, asked),
        other => {
            query.push(column(rows, other));
        }
    }
}

/// The column of a dimension that is one.
fn column(rows: Rows, dimension: SectionKey) -> &'static str {
    match (dimension, rows.base) {
        (SectionKey::Categories, Base::Tickets) => "f.category",
        (SectionKey::Categories, Base::Ratings) => "s.category",
        (SectionKey::Priorities, Base::Tickets) => {
            "(array['low', 'medium', 'high', 'urgent'])[f.priority + 1]"
        }
        (SectionKey::Channels, Base::Tickets) => "f.channel",
        (SectionKey::Tags, Base::Tickets | Base::Feedback) => "tag",
        (SectionKey::Agents, _) => rows.agent.unwrap_or("null"),
        (SectionKey::Teams, _) => "team.team_id",
        (SectionKey::Ratings, Base::Ratings) => "s.rating",
        (SectionKey::Ratings, Base::Feedback) => "g.rating",
        (SectionKey::Contexts, Base::Feedback) => "g.context",
        (SectionKey::Sentiments, Base::Feedback) => "g.sentiment",
        (SectionKey::Articles, Base::ArticleViews) => "d.dimension",
        (SectionKey::Articles, Base::ArticleVotes) => "v.article_id",
        (SectionKey::Searches, Base::Searches) => "q.words",
        (SectionKey::Languages, Base::Searches) => "q.locale",
        _ => "null",
    }
}

fn push_day(query: &mut QueryBuilder<Postgres>, rows: Rows, asked: &Asked) {
    match rows.when {
        When::Within(_) => push_local(query, rows, asked, "date("),
        When::OnDay(day) => {
            query.push("date(").push(day);
        }
        When::Standing => {
            query.push("date(null::timestamp");
        }
    }
    query.push(")");
}

/// The moment of a row on the clocks of the report's zone.
fn push_local(query: &mut QueryBuilder<Postgres>, rows: Rows, asked: &Asked, of: &'static str) {
    let at = match rows.when {
        When::Within(at) => at,
        When::OnDay(_) | When::Standing => "null::timestamptz",
    };
    query.push(of).push(at).push(" at time zone ").push_bind(asked.zone.name());
}

/// How long a ticket has been there at the end of the period.
fn push_age(query: &mut QueryBuilder<Postgres>, asked: &Asked) {
    query.push("case");
    for (longest, word) in
        [("1 day", "day"), ("3 days", "three_days"), ("7 days", "week"), ("30 days", "month")]
    {
        query.push(" when f.created_at > ").push_bind(asked.ends());
        query.push(" - interval '").push(longest).push("' then '").push(word).push("'");
    }
    query.push(" else 'older' end");
}
