//! English.

use super::IdeaWords;
use crate::{IdeaNews, IdeaStatus};

pub(super) static WORDS: IdeaWords = IdeaWords {
    loading: "Loading ideas",
    title: "Ideas",
    lead: "What you wish for, and what became of it. Vote for what you want too.",
    back: "All ideas",
    suggest: "Suggest an idea",
    suggest_lead: "Search first: somebody may have had it already, and your vote makes it louder. Everybody can read what you write; your name is for our desk alone.",
    sign_in_to_suggest: "Sign in to suggest an idea",
    idea_title: "Your idea in a few words",
    idea_title_hint: "For example: Switch all lamps of a room at once",
    idea_body: "What would it change for you?",
    idea_body_hint: "May be left out. Markdown works here.",
    send: "Suggest it",
    order: "Order",
    by_votes: "Most wanted",
    newest: "Newest",
    status: "Status",
    open_ones: "All but declined",
    search_label: "Search ideas",
    search: "Search",
    none: "No ideas yet",
    none_hint: "What you suggest will stand here, and others can vote for it.",
    nothing_found: "No idea has these words",
    nothing_found_hint: "Try fewer words, or suggest it yourself.",
    vote: "Vote",
    take_back: "Voted. Take back",
    sign_in_to_vote: "Sign in to vote",
    votes,
    status_of,
    answer: "Our answer",
    answered: "Answered",
    suggested: "Suggested",
    suggested_by: "by",
    hidden: "Hidden: only the desk sees it",
    news: "News on ideas you voted for",
    news_of,
    manage: "For the desk",
    answer_label: "Official answer",
    answer_hint: "Markdown. Everybody reads it, and whoever voted is told. Empty takes it away.",
    save: "Save",
    hide: "Hide it from everybody but the desk",
    show: "Show it to everybody",
    merge: "Merge",
    merge_label: "Says the same as idea number",
    merge_hint: "Its votes go there, and this address leads there. This cannot be undone.",
    its_feedback: "Feedback counted to it",
    no_feedback: "None yet. Feedback at the desk becomes an idea, or is counted to one.",
    all_feedback: "All of it",
};

fn votes(count: i32) -> String {
    if count == 1 { "1 vote".to_owned() } else { format!("{count} votes") }
}

fn status_of(status: IdeaStatus) -> &'static str {
    match status {
        IdeaStatus::UnderReview => "Under review",
        IdeaStatus::Planned => "Planned",
        IdeaStatus::Started => "Started",
        IdeaStatus::Shipped => "Shipped",
        IdeaStatus::Declined => "Declined",
    }
}

fn news_of(news: IdeaNews, status: IdeaStatus) -> String {
    match news {
        IdeaNews::Status => format!("is now: {}", status_of(status)),
        IdeaNews::Answer => "has an answer of ours".to_owned(),
        IdeaNews::Merged => "goes on for an idea that says the same; your vote went along".to_owned(),
    }
}
