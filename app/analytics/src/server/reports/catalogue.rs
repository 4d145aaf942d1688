//! Which figures and sections each report has.

use crate::{
    Chart::{self, Bar, HeatMap, Line},
    Measure::{
        self, Answers, ArticleViews, ArticleVotes, Backlog, ChatAnswerMedian, ChatRating, ChatWaitMedian,
        ChatWaitP90, Chats, ChatsMissed, ChatsRated, ChatsTaken, FeedbackGiven, FeedbackRated,
        FeedbackRating, FirstResponseMedian, FirstResponseP90, FirstResponses, HelpfulRate, MissedRate,
        NegativeRate, NextResponseMedian, NextResponseP90, NextResponses, OneTouchRate, Opened, RatingRate,
        Ratings, ReopenRate, ResolutionMedian, ResolutionP90, ResolutionRate, Resolved, Satisfaction,
        Searches, SearchesWithoutResult, TicketsAvoided, Unassigned,
    },
    ReportName,
    SectionKey::{
        self, Agents, Ages, Articles, Categories, Channels, Contexts, Days, Languages, Priorities,
        Sentiments, Tags, Teams, WeekdayHours,
    },
};

/// What a section shows.
pub(super) struct SectionPlan {
    pub key: SectionKey,
    pub chart: Chart,
    pub columns: &'static [Measure],
}

/// What a report shows.
pub(super) struct ReportPlan {
    pub figures: &'static [Measure],
    pub sections: &'static [SectionPlan],
    /// The table without which there is nothing to measure: another domain brings it.
    pub needs: Option<&'static str>,
}

const fn section(key: SectionKey, chart: Chart, columns: &'static [Measure]) -> SectionPlan {
    SectionPlan { key, chart, columns }
}

const fn of(figures: &'static [Measure], sections: &'static [SectionPlan]) -> ReportPlan {
    ReportPlan { figures, sections, needs: None }
}

/// What a report shows; nothing of what is not switched on.
pub(super) fn plan(name: ReportName) -> ReportPlan {
    match name {
        ReportName::Volume => VOLUME,
        ReportName::ResponseTimes => RESPONSE_TIMES,
        ReportName::Resolution => RESOLUTION,
        ReportName::Satisfaction => SATISFACTION,
        ReportName::Agents => AGENTS,
        ReportName::Channels => CHANNELS,
        ReportName::Knowledge => KNOWLEDGE,
        ReportName::Chat => CHAT,
        ReportName::Feedback => FEEDBACK,
        // Each comes with what it is about.
        ReportName::Sla | ReportName::Email => of(&[], &[]),
    }
}

const VOLUME: ReportPlan = of(
    &[Opened, Resolved, Backlog, Unassigned],
    &[
        section(Days, Line, &[Opened, Resolved]),
        section(WeekdayHours, HeatMap, &[Opened]),
        section(Categories, Bar, &[Opened, Resolved, Backlog]),
        section(Priorities, Bar, &[Opened, Resolved, Backlog]),
        section(Channels, Bar, &[Opened, Resolved]),
        section(Tags, Bar, &[Opened]),
    ],
);

/// How fast answers come, by whoever gave them.
const RESPONSES: &[Measure] = &[
    FirstResponseMedian,
    FirstResponseP90,
    FirstResponses,
    NextResponseMedian,
    NextResponseP90,
    NextResponses,
];

const RESPONSE_TIMES: ReportPlan = of(
    &[FirstResponseMedian, FirstResponseP90, NextResponseMedian, NextResponseP90],
    &[
        section(Days, Line, &[FirstResponseMedian, NextResponseMedian]),
        section(Agents, Bar, RESPONSES),
        section(Teams, Bar, RESPONSES),
        section(Categories, Bar, &[FirstResponseMedian, FirstResponseP90, FirstResponses]),
        section(Priorities, Bar, &[FirstResponseMedian, FirstResponseP90, FirstResponses]),
    ],
);

/// What becomes of tickets, by whoever solved them.
const RESOLUTIONS: &[Measure] = &[Resolved, ResolutionMedian, ResolutionP90, OneTouchRate, ReopenRate];

const RESOLUTION: ReportPlan = of(
    &[ResolutionRate, Resolved, ResolutionMedian, ResolutionP90, OneTouchRate, ReopenRate, Backlog],
    &[
        section(Days, Line, &[Resolved, Opened]),
        section(Ages, Bar, &[Backlog]),
        section(Agents, Bar, RESOLUTIONS),
        section(Teams, Bar, RESOLUTIONS),
        section(Categories, Bar, RESOLUTIONS),
    ],
);

const SATISFACTION: ReportPlan = ReportPlan {
    figures: &[Satisfaction, Ratings, RatingRate],
    sections: &[
        section(Days, Line, &[Satisfaction, Ratings]),
        section(SectionKey::Ratings, Bar, &[Ratings]),
        section(Agents, Bar, &[Satisfaction, Ratings]),
        section(Teams, Bar, &[Satisfaction, Ratings]),
        section(Categories, Bar, &[Satisfaction, Ratings]),
    ],
    needs: Some("satisfaction_ratings"),
};

/// What agents have and did.
const WORK: &[Measure] =
    &[Backlog, Answers, FirstResponseMedian, Resolved, ResolutionMedian, ChatsTaken, ChatAnswerMedian];

const AGENTS: ReportPlan = of(
    &[Answers, Resolved, Backlog, Unassigned, ChatsTaken],
    &[
        section(Agents, Chart::None, WORK),
        section(Teams, Chart::None, WORK),
        section(Days, Line, &[Answers, Resolved]),
    ],
);

const CHANNELS: ReportPlan = of(
    &[Opened, Chats],
    &[
        section(Channels, Bar, &[Opened, Resolved, FirstResponseMedian, ResolutionMedian, OneTouchRate]),
        section(Days, Line, &[Opened, Chats]),
    ],
);

const KNOWLEDGE: ReportPlan = of(
    &[ArticleViews, HelpfulRate, ArticleVotes, Searches, SearchesWithoutResult, TicketsAvoided],
    &[
        section(Days, Line, &[ArticleViews, Searches, SearchesWithoutResult, TicketsAvoided]),
        section(Articles, Bar, &[ArticleViews, ArticleVotes, HelpfulRate]),
        section(SectionKey::Searches, Bar, &[SearchesWithoutResult]),
        section(Languages, Bar, &[Searches, SearchesWithoutResult]),
    ],
);

const CHAT: ReportPlan = of(
    &[
        Chats,
        ChatsTaken,
        ChatsMissed,
        MissedRate,
        ChatWaitMedian,
        ChatWaitP90,
        ChatAnswerMedian,
        ChatRating,
        ChatsRated,
    ],
    &[
        section(Days, Line, &[Chats, ChatsTaken, ChatsMissed]),
        section(WeekdayHours, HeatMap, &[Chats]),
        section(Agents, Bar, &[ChatsTaken, ChatWaitMedian, ChatAnswerMedian, ChatRating, ChatsRated]),
        section(Teams, Bar, &[ChatsTaken, ChatWaitMedian, ChatAnswerMedian, ChatRating, ChatsRated]),
    ],
);

/// What people say by themselves; what they say of a resolved ticket is the report of satisfaction.
const SAID: &[Measure] = &[FeedbackGiven, FeedbackRating, NegativeRate];

const FEEDBACK: ReportPlan = of(
    &[FeedbackGiven, FeedbackRating, FeedbackRated, NegativeRate],
    &[
        section(Days, Line, SAID),
        section(Contexts, Bar, SAID),
        section(Tags, Bar, SAID),
        section(Sentiments, Bar, &[FeedbackGiven, FeedbackRating]),
        section(SectionKey::Ratings, Bar, &[FeedbackRated]),
    ],
);
