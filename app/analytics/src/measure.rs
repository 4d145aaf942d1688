//! What figures and columns measure. The word is the same in the API, in CSV and in what pages look their words up by.

use serde::{Deserialize, Serialize};

macro_rules! measures {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What a number measures.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Measure {
            $($(#[$doc])* $name,)*
        }

        impl Measure {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word in the API.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

measures! {
    /// Tickets that were opened.
    Opened = "opened",
    /// Tickets that were resolved, by when they were last.
    Resolved = "resolved",
    /// Tickets that are not over at the end of the period.
    Backlog = "backlog",
    /// Tickets of the backlog that nobody has.
    Unassigned = "unassigned",
    /// The median of the times to the first answer.
    FirstResponseMedian = "first_response_median",
    /// Nine of ten first answers came within this.
    FirstResponseP90 = "first_response_p90",
    /// First answers.
    FirstResponses = "first_responses",
    /// The median of the times to each later answer.
    NextResponseMedian = "next_response_median",
    /// Nine of ten later answers came within this.
    NextResponseP90 = "next_response_p90",
    /// Later answers.
    NextResponses = "next_responses",
    /// The median of the times from the opening to the last resolution.
    ResolutionMedian = "resolution_median",
    /// Nine of ten were resolved within this.
    ResolutionP90 = "resolution_p90",
    /// The part of the tickets opened in the period that is resolved.
    ResolutionRate = "resolution_rate",
    /// The part of the resolved tickets that took one answer and stayed resolved.
    OneTouchRate = "one_touch_rate",
    /// The part of the tickets first resolved in the period that were opened again.
    ReopenRate = "reopen_rate",
    /// Answers that agents gave to somebody who waited.
    Answers = "answers",
    /// Chats that began.
    Chats = "chats",
    /// Chats that somebody took.
    ChatsTaken = "chats_taken",
    /// Chats that ended, or became a message left, before anybody took them.
    ChatsMissed = "chats_missed",
    /// The part of the chats that was missed.
    MissedRate = "missed_rate",
    /// The median of the waits until a chat was taken.
    ChatWaitMedian = "chat_wait_median",
    /// Nine of ten chats were taken within this.
    ChatWaitP90 = "chat_wait_p90",
    /// The median of the times until an agent first answered in a chat.
    ChatAnswerMedian = "chat_answer_median",
    /// The mean rating of chats.
    ChatRating = "chat_rating",
    /// Chats that were rated.
    ChatsRated = "chats_rated",
    /// Readings of articles.
    ArticleViews = "article_views",
    /// Votes of readers.
    ArticleVotes = "article_votes",
    /// The part of the votes that says that an article helped.
    HelpfulRate = "helpful_rate",
    /// Searches in the help center.
    Searches = "searches",
    /// Searches that found nothing.
    SearchesWithoutResult = "searches_without_result",
    /// Tickets that an offered article made needless.
    TicketsAvoided = "tickets_avoided",
    /// The mean of the ratings after a resolution.
    Satisfaction = "satisfaction",
    /// Ratings that were given.
    Ratings = "ratings",
    /// The part of those who were asked that gave a rating.
    RatingRate = "rating_rate",
    /// Feedback that was given.
    FeedbackGiven = "feedback_given",
    /// The mean of the ratings of feedback.
    FeedbackRating = "feedback_rating",
    /// Feedback with a rating.
    FeedbackRated = "feedback_rated",
    /// The part of the feedback of which the sentiment is known that is negative.
    NegativeRate = "negative_rate",
}

impl Measure {
    /// Reads a word. None where nothing is called so.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|measure| measure.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_the_word_on_the_wire() {
        for measure in Measure::ALL {
            assert_eq!(Measure::parse(measure.as_str()), Some(*measure));
            assert_eq!(serde_json::to_value(measure).unwrap(), measure.as_str());
        }
        assert_eq!(Measure::parse("joy"), None);
    }
}
