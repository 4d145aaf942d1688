//! German.

use crate::Measure;

pub(super) fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Opened => "Eröffnet",
        Measure::Resolved => "Gelöst",
        Measure::Backlog => "Am Ende nicht erledigt",
        Measure::Unassigned => "Ohne Zuständige",
        Measure::FirstResponseMedian => "Erste Antwort, Median",
        Measure::FirstResponseP90 => "Erste Antwort, neun von zehn",
        Measure::FirstResponses => "Erste Antworten",
        Measure::NextResponseMedian => "Weitere Antwort, Median",
        Measure::NextResponseP90 => "Weitere Antwort, neun von zehn",
        Measure::NextResponses => "Weitere Antworten",
        Measure::ResolutionMedian => "Zeit bis zur Lösung, Median",
        Measure::ResolutionP90 => "Zeit bis zur Lösung, neun von zehn",
        Measure::ResolutionRate => "Gelöst von den eröffneten",
        Measure::OneTouchRate => "Mit einer Antwort gelöst",
        Measure::ReopenRate => "Wieder geöffnet",
        Measure::Answers => "Antworten",
        Measure::Chats => "Chats",
        Measure::ChatsTaken => "Angenommene Chats",
        Measure::ChatsMissed => "Verpasste Chats",
        Measure::MissedRate => "Verpasst von allen Chats",
        Measure::ChatWaitMedian => "Wartezeit im Chat, Median",
        Measure::ChatWaitP90 => "Wartezeit im Chat, neun von zehn",
        Measure::ChatAnswerMedian => "Erste Antwort im Chat, Median",
        Measure::ChatRating => "Bewertung der Chats",
        Measure::ChatsRated => "Bewertete Chats",
        Measure::ArticleViews => "Gelesene Artikel",
        Measure::ArticleVotes => "Stimmen",
        Measure::HelpfulRate => "Als hilfreich bewertet",
        Measure::Searches => "Suchen",
        Measure::SearchesWithoutResult => "Suchen ohne Treffer",
        Measure::TicketsAvoided => "Vermiedene Tickets",
        Measure::Satisfaction => "Zufriedenheit",
        Measure::Ratings => "Bewertungen",
        Measure::RatingRate => "Bewertet von den Gefragten",
    }
}
