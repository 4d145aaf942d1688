//! German.

use super::IdeaWords;
use crate::{IdeaNews, IdeaStatus};

pub(super) static WORDS: IdeaWords = IdeaWords {
    loading: "Ideen werden geladen",
    title: "Ideen",
    lead: "Was Sie sich wünschen und was daraus wurde. Stimmen Sie für das, was Sie auch möchten.",
    back: "Alle Ideen",
    suggest: "Eine Idee vorschlagen",
    suggest_lead: "Suchen Sie zuerst: Vielleicht hatte sie schon jemand, und Ihre Stimme gibt ihr Gewicht. Was Sie schreiben, können alle lesen; Ihren Namen sieht nur unser Support.",
    sign_in_to_suggest: "Anmelden, um eine Idee vorzuschlagen",
    idea_title: "Ihre Idee in wenigen Worten",
    idea_title_hint: "Zum Beispiel: Alle Lampen eines Zimmers auf einmal schalten",
    idea_body: "Was würde sie für Sie ändern?",
    idea_body_hint: "Darf leer bleiben. Markdown ist möglich.",
    send: "Vorschlagen",
    order: "Reihenfolge",
    by_votes: "Am meisten gewünscht",
    newest: "Neueste",
    status: "Stand",
    open_ones: "Alle außer abgelehnten",
    search_label: "Ideen durchsuchen",
    search: "Suchen",
    none: "Noch keine Ideen",
    none_hint: "Was Sie vorschlagen, steht dann hier, und andere können dafür stimmen.",
    nothing_found: "Keine Idee enthält diese Wörter",
    nothing_found_hint: "Versuchen Sie es mit weniger Wörtern, oder schlagen Sie sie selbst vor.",
    vote: "Dafür stimmen",
    take_back: "Abgestimmt. Zurücknehmen",
    sign_in_to_vote: "Anmelden, um abzustimmen",
    votes,
    status_of,
    answer: "Unsere Antwort",
    answered: "Beantwortet",
    suggested: "Vorgeschlagen",
    suggested_by: "von",
    hidden: "Verborgen: Nur der Support sieht sie",
    news: "Neues zu Ideen, für die Sie gestimmt haben",
    news_of,
    manage: "Für den Support",
    answer_label: "Offizielle Antwort",
    answer_hint: "Markdown. Alle lesen sie, und wer abgestimmt hat, erfährt davon. Leer nimmt sie zurück.",
    save: "Speichern",
    hide: "Vor allen außer dem Support verbergen",
    show: "Allen zeigen",
    merge: "Zusammenlegen",
    merge_label: "Sagt dasselbe wie Idee Nummer",
    merge_hint: "Ihre Stimmen gehen dorthin, und diese Adresse führt dorthin. Das lässt sich nicht rückgängig machen.",
    its_feedback: "Feedback, das dazu zählt",
    no_feedback: "Noch keines. Beim Support wird aus Feedback eine Idee, oder es zählt zu einer.",
    all_feedback: "Alles davon",
};

fn votes(count: i32) -> String {
    if count == 1 { "1 Stimme".to_owned() } else { format!("{count} Stimmen") }
}

fn status_of(status: IdeaStatus) -> &'static str {
    match status {
        IdeaStatus::UnderReview => "In Prüfung",
        IdeaStatus::Planned => "Geplant",
        IdeaStatus::Started => "Begonnen",
        IdeaStatus::Shipped => "Umgesetzt",
        IdeaStatus::Declined => "Abgelehnt",
    }
}

fn news_of(news: IdeaNews, status: IdeaStatus) -> String {
    match news {
        IdeaNews::Status => format!("steht jetzt auf: {}", status_of(status)),
        IdeaNews::Answer => "hat eine Antwort von uns".to_owned(),
        IdeaNews::Merged => "führt eine Idee fort, die dasselbe sagt; Ihre Stimme ging mit".to_owned(),
    }
}
