//! What each measure is, as SQL over the facts: the one place that says so.

use crate::{Measure, Unit};

/// What rows are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// `ticket_facts f`.
    Tickets,
    /// `response_facts r`.
    Responses,
    /// `chat_sessions c`.
    Chats,
    /// The same, with when an agent first said something: `a`.
    ChatAnswers,
    /// `daily_counts d` of articles that were read.
    ArticleViews,
    /// `article_votes v`.
    ArticleVotes,
    /// `search_queries q`.
    Searches,
    /// `deflections o`.
    Deflections,
    /// `satisfaction_ratings s`.
    Ratings,
    /// `feedback g`.
    Feedback,
}

impl Base {
    /// The table with its short name.
    pub fn from(self) -> &'static str {
        match self {
            Self::Tickets => "ticket_facts f",
            Self::Responses => "response_facts r",
            Self::Chats => "chat_sessions c",
            Self::ChatAnswers => {
                "chat_sessions c join lateral (select m.created_at from chat_messages m where m.session_id = c.id \
                 and m.sender_type = 'agent' and not m.is_internal order by m.seq limit 1) a on true"
            }
            Self::ArticleViews => "daily_counts d",
            Self::ArticleVotes => "article_votes v",
            Self::Searches => "search_queries q",
            Self::Deflections => "deflections o",
            Self::Ratings => "satisfaction_ratings s",
            Self::Feedback => "feedback g",
        }
    }

    /// The ticket of a row, where it has one.
    pub fn ticket(self) -> Option<&'static str> {
        match self {
            Self::Tickets => Some("f.ticket_id"),
            Self::Responses => Some("r.ticket_id"),
            Self::Ratings => Some("s.ticket_id"),
            Self::Chats
            | Self::ChatAnswers
            | Self::ArticleViews
            | Self::ArticleVotes
            | Self::Searches
            | Self::Deflections
            | Self::Feedback => None,
        }
    }
}

/// Which rows belong to a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Those of which this moment lies in it.
    Within(&'static str),
    /// Those of this day.
    OnDay(&'static str),
    /// Tickets that are not over at its end.
    Standing,
}

/// What can be asked in one question: rows of one table, of one period, of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rows {
    pub base: Base,
    pub when: When,
    /// The agent of a row, where it has one.
    pub agent: Option<&'static str>,
}

/// A measure. `{clock}` in it is nothing, or `business_`.
#[derive(Clone, Copy, Debug)]
pub(super) struct MeasureSql {
    pub rows: Rows,
    /// Which of them.
    pub holds: &'static str,
    /// What they make together.
    pub value: &'static str,
    /// What one of them adds.
    pub each: &'static str,
    pub unit: Unit,
}

const OPENED: Rows =
    Rows { base: Base::Tickets, when: When::Within("f.created_at"), agent: Some("f.assignee_id") };
const RESOLVED: Rows =
    Rows { base: Base::Tickets, when: When::Within("f.resolved_at"), agent: Some("f.solved_by") };
const FIRST_RESOLVED: Rows =
    Rows { base: Base::Tickets, when: When::Within("f.first_resolved_at"), agent: Some("f.solved_by") };
const STANDING: Rows = Rows { base: Base::Tickets, when: When::Standing, agent: Some("f.assignee_id") };
const FIRST_ANSWERED: Rows = Rows {
    base: Base::Tickets,
    when: When::Within("f.first_response_at"),
    agent: Some("f.first_responder_id"),
};
const ANSWERED: Rows =
    Rows { base: Base::Responses, when: When::Within("r.answered_at"), agent: Some("r.agent_id") };
const CHATTED: Rows =
    Rows { base: Base::Chats, when: When::Within("c.started_at"), agent: Some("c.assigned_agent_id") };
const CHAT_ANSWERED: Rows = Rows { base: Base::ChatAnswers, ..CHATTED };
const READ: Rows = Rows { base: Base::ArticleViews, when: When::OnDay("d.day"), agent: None };
const VOTED: Rows = Rows { base: Base::ArticleVotes, when: When::Within("v.created_at"), agent: None };
const SEARCHED: Rows = Rows { base: Base::Searches, when: When::Within("q.created_at"), agent: None };
const OFFERED: Rows = Rows { base: Base::Deflections, when: When::Within("o.created_at"), agent: None };
const RATED: Rows =
    Rows { base: Base::Ratings, when: When::Within("s.answered_at"), agent: Some("s.agent_id") };
const ASKED: Rows = Rows { base: Base::Ratings, when: When::Within("s.asked_at"), agent: Some("s.agent_id") };
const GIVEN: Rows = Rows { base: Base::Feedback, when: When::Within("g.created_at"), agent: None };

const ALL: &str = "true";
const COUNT: &str = "count(*)";
const ONE: &str = "1";

impl MeasureSql {
    const fn count(rows: Rows, holds: &'static str) -> Self {
        Self { rows, holds, value: COUNT, each: ONE, unit: Unit::Count }
    }

    const fn seconds(rows: Rows, holds: &'static str, value: &'static str, each: &'static str) -> Self {
        Self { rows, holds, value, each, unit: Unit::Seconds }
    }

    const fn share(rows: Rows, holds: &'static str, value: &'static str, each: &'static str) -> Self {
        Self { rows, holds, value, each, unit: Unit::Share }
    }

    /// What a measure is.
    pub fn of(measure: Measure) -> Self {
        const FIRST: &str = "f.first_response_{clock}seconds";
        const NEXT: &str = "r.{clock}seconds";
        const SOLVING: &str = "f.resolution_{clock}seconds";
        const IS_LATER: &str = "r.ordinal > 1";
        const CHAT_WAIT: &str = "extract(epoch from c.accepted_at - c.started_at)";
        const IS_MISSED: &str = "c.accepted_at is null and c.status in ('ended', 'left_message')";
        const IS_TAKEN: &str = "c.accepted_at is not null";
        const IS_RATED: &str = "c.rating is not null";
        match measure {
            Measure::Opened => Self::count(OPENED, ALL),
            Measure::Resolved => Self::count(RESOLVED, ALL),
            Measure::Backlog => Self::count(STANDING, ALL),
            Measure::Unassigned => Self::count(STANDING, "f.assignee_id is null"),
            Measure::FirstResponseMedian => Self::seconds(
                FIRST_ANSWERED,
                ALL,
                "percentile_cont(0.5) within group (order by f.first_response_{clock}seconds)",
                FIRST,
            ),
            Measure::FirstResponseP90 => Self::seconds(
                FIRST_ANSWERED,
                ALL,
                "percentile_cont(0.9) within group (order by f.first_response_{clock}seconds)",
                FIRST,
            ),
            Measure::FirstResponses => Self::count(FIRST_ANSWERED, ALL),
            Measure::NextResponseMedian => Self::seconds(
                ANSWERED,
                IS_LATER,
                "percentile_cont(0.5) within group (order by r.{clock}seconds)",
                NEXT,
            ),
            Measure::NextResponseP90 => Self::seconds(
                ANSWERED,
                IS_LATER,
                "percentile_cont(0.9) within group (order by r.{clock}seconds)",
                NEXT,
            ),
            Measure::NextResponses => Self::count(ANSWERED, IS_LATER),
            Measure::ResolutionMedian => Self::seconds(
                RESOLVED,
                ALL,
                "percentile_cont(0.5) within group (order by f.resolution_{clock}seconds)",
                SOLVING,
            ),
            Measure::ResolutionP90 => Self::seconds(
                RESOLVED,
                ALL,
                "percentile_cont(0.9) within group (order by f.resolution_{clock}seconds)",
                SOLVING,
            ),
            Measure::ResolutionRate => Self::share(
                OPENED,
                ALL,
                "avg((f.resolved_at is not null)::integer)",
                "(f.resolved_at is not null)::integer",
            ),
            Measure::OneTouchRate => {
                Self::share(RESOLVED, ALL, "avg(f.is_one_touch::integer)", "f.is_one_touch::integer")
            }
            Measure::ReopenRate => Self::share(
                FIRST_RESOLVED,
                ALL,
                "avg((f.reopen_count > 0)::integer)",
                "(f.reopen_count > 0)::integer",
            ),
            Measure::Answers => Self::count(ANSWERED, ALL),
            Measure::Chats => Self::count(CHATTED, ALL),
            Measure::ChatsTaken => Self::count(CHATTED, IS_TAKEN),
            Measure::ChatsMissed => Self::count(CHATTED, IS_MISSED),
            Measure::MissedRate => Self::share(
                CHATTED,
                ALL,
                "avg((c.accepted_at is null and c.status in ('ended', 'left_message'))::integer)",
                ONE,
            ),
            Measure::ChatWaitMedian => Self::seconds(
                CHATTED,
                IS_TAKEN,
                "percentile_cont(0.5) within group (order by extract(epoch from c.accepted_at - c.started_at)::float8)",
                CHAT_WAIT,
            ),
            Measure::ChatWaitP90 => Self::seconds(
                CHATTED,
                IS_TAKEN,
                "percentile_cont(0.9) within group (order by extract(epoch from c.accepted_at - c.started_at)::float8)",
                CHAT_WAIT,
            ),
            Measure::ChatAnswerMedian => Self::seconds(
                CHAT_ANSWERED,
                ALL,
                "percentile_cont(0.5) within group (order by extract(epoch from a.created_at - c.started_at)::float8)",
                "extract(epoch from a.created_at - c.started_at)",
            ),
            Measure::ChatRating => {
                Self { unit: Unit::Rating, ..Self::share(CHATTED, IS_RATED, "avg(c.rating)", "c.rating") }
            }
            Measure::ChatsRated => Self::count(CHATTED, IS_RATED),
            Measure::ArticleViews => Self {
                rows: READ,
                holds: "d.metric = 'article_views'",
                value: "sum(d.n)",
                each: "d.n",
                unit: Unit::Count,
            },
            Measure::ArticleVotes => Self::count(VOTED, ALL),
            Measure::HelpfulRate => {
                Self::share(VOTED, ALL, "avg(v.is_helpful::integer)", "v.is_helpful::integer")
            }
            Measure::Searches => Self::count(SEARCHED, ALL),
            Measure::SearchesWithoutResult => Self::count(SEARCHED, "q.hits = 0"),
            Measure::TicketsAvoided => Self::count(OFFERED, "o.solved_by is not null"),
            Measure::Satisfaction => {
                Self { unit: Unit::Rating, ..Self::share(RATED, ALL, "avg(s.rating)", "s.rating") }
            }
            Measure::Ratings => Self::count(RATED, ALL),
            Measure::RatingRate => Self::share(
                ASKED,
                ALL,
                "avg((s.answered_at is not null)::integer)",
                "(s.answered_at is not null)::integer",
            ),
            Measure::FeedbackGiven => Self::count(GIVEN, ALL),
            Measure::FeedbackRating => Self {
                unit: Unit::Rating,
                ..Self::share(GIVEN, "g.rating is not null", "avg(g.rating)", "g.rating")
            },
            Measure::FeedbackRated => Self::count(GIVEN, "g.rating is not null"),
            Measure::NegativeRate => Self::share(
                GIVEN,
                "g.sentiment is not null",
                "avg((g.sentiment = 'negative')::integer)",
                "(g.sentiment = 'negative')::integer",
            ),
        }
    }
}
