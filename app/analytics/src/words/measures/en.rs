//! English.

use crate::Measure;

pub(super) fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Opened => "Opened",
        Measure::Resolved => "Resolved",
        Measure::Backlog => "Not over at the end",
        Measure::Unassigned => "Nobody has them",
        Measure::FirstResponseMedian => "First answer, median",
        Measure::FirstResponseP90 => "First answer, nine of ten",
        Measure::FirstResponses => "First answers",
        Measure::NextResponseMedian => "Next answer, median",
        Measure::NextResponseP90 => "Next answer, nine of ten",
        Measure::NextResponses => "Next answers",
        Measure::ResolutionMedian => "Time to resolution, median",
        Measure::ResolutionP90 => "Time to resolution, nine of ten",
        Measure::ResolutionRate => "Resolved of those opened",
        Measure::OneTouchRate => "Resolved with one answer",
        Measure::ReopenRate => "Opened again",
        Measure::Answers => "Answers",
        Measure::Chats => "Chats",
        Measure::ChatsTaken => "Chats taken",
        Measure::ChatsMissed => "Chats missed",
        Measure::MissedRate => "Missed of all chats",
        Measure::ChatWaitMedian => "Wait in chat, median",
        Measure::ChatWaitP90 => "Wait in chat, nine of ten",
        Measure::ChatAnswerMedian => "First answer in chat, median",
        Measure::ChatRating => "Rating of chats",
        Measure::ChatsRated => "Chats rated",
        Measure::ArticleViews => "Articles read",
        Measure::ArticleVotes => "Votes",
        Measure::HelpfulRate => "Found helpful",
        Measure::Searches => "Searches",
        Measure::SearchesWithoutResult => "Searches without result",
        Measure::TicketsAvoided => "Tickets avoided",
        Measure::Satisfaction => "Satisfaction",
        Measure::Ratings => "Ratings",
        Measure::RatingRate => "Rated of those asked",
    }
}
