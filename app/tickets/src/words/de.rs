//! German.

use base::Locale;
use categories::category_name;

use super::Words;
use crate::{Event, Priority, Source, Status, View};

pub(super) const WORDS: Words = Words {
    my_tickets: "Meine Anfragen",
    none_yet: "Hier steht noch nichts",
    none_yet_hint: "Wenn Sie uns schreiben, können Sie die Antwort hier verfolgen.",
    new_ticket: "Schreiben Sie uns",
    new_ticket_next: "Ein Mensch liest das. Wir antworten hier, und Sie sehen es sofort.",
    subject: "Worum geht es?",
    subject_hint: "Eine Zeile genügt.",
    category_label: "Kategorie",
    priority_label: "Priorität",
    category: "Was passt am besten?",
    priority: "Wie bald brauchen Sie eine Antwort?",
    description: "Was ist geschehen?",
    description_hint: "Was Sie taten, was Sie erwarteten, und was stattdessen kam.",
    send: "Senden",
    ticket: "Anfrage",
    conversation: "Gespräch",
    reply: "Antwort",
    reply_label: "Ihre Antwort",
    note: "Notiz",
    note_badge: "Nur der Support sieht dies",
    send_keys: "Strg oder ⌘ und Eingabe sendet",
    sending: "Wird gesendet",
    close: "Diese Anfrage schließen",
    reopen: "Wieder öffnen",
    resolve: "Als gelöst markieren",
    take: "Übernehmen",
    back_to_mine: "Alle meine Anfragen",
    back_to_queue: "Warteschlange",
    queue: "Warteschlange",
    views: "Ansichten",
    search: "Suche",
    also_here: "Auch hier:",
    search_label: "Anfragen durchsuchen",
    nothing_matches: "Hier wartet nichts",
    nothing_matches_hint: "Neue Anfragen erscheinen von selbst.",
    choose: "Das Licht ist an",
    choose_hint: "Wählen Sie eine Anfrage aus der Liste. Neue erscheinen dort von selbst.",
    status: "Status",
    assignee: "Beantwortet von",
    nobody: "Niemand",
    requester: "Gefragt von",
    details: "Einzelheiten",
    opened: "Eröffnet",
    first_answer: "Erste Antwort",
    not_yet: "Noch nicht",
    source: "Kam über",
    tags: "Schlagwörter",
    loading: "Einen Moment",
    line_is_down: "Die Verbindung ist unterbrochen. Neue Nachrichten erscheinen wieder, sobald sie zurück ist.",
    more_than: |most| format!("{most}+"),
    status_of: |status| match status {
        Status::Open => "Offen",
        Status::InProgress => "In Arbeit",
        Status::PendingCustomer => "Wartet auf Kundschaft",
        Status::Resolved => "Gelöst",
        Status::Closed => "Geschlossen",
    },
    own_status_of: |status| match status {
        Status::PendingCustomer => "Wartet auf Sie",
        other => (WORDS.status_of)(other),
    },
    priority_of: |priority| match priority {
        Priority::Low => "Niedrig",
        Priority::Medium => "Mittel",
        Priority::High => "Hoch",
        Priority::Urgent => "Dringend",
    },
    category_of: |slug| category_name(slug, Locale::De),
    source_of: |source| match source {
        Source::Web => "Formular",
        Source::Chat => "Chat",
        Source::Email => "E-Mail",
        Source::Api => "Programm",
        Source::Import => "Import",
    },
    view_of: |view| match view {
        View::Active => "Alle aktiven",
        View::Mine => "Meine",
        View::Unassigned => "Ohne Zuständige",
        View::Waiting => "Wartet auf Kundschaft",
        View::Resolved => "Gelöst",
        View::Closed => "Geschlossen",
    },
    standing: |status, assignee| match (status, assignee) {
        (Status::Open, _) => "Wir haben es. Jemand antwortet hier.".to_owned(),
        (Status::InProgress, Some(party)) => format!("{} kümmert sich darum.", party.name),
        (Status::InProgress, None) => "Wir kümmern uns darum.".to_owned(),
        (Status::PendingCustomer, _) => "Wartet auf Sie: Wir haben etwas gefragt.".to_owned(),
        (Status::Resolved, _) => {
            "Gelöst. Wenn nicht, schreiben Sie noch einmal, und es öffnet sich wieder.".to_owned()
        }
        (Status::Closed, _) => "Geschlossen. Wer schreibt, öffnet es wieder.".to_owned(),
    },
    happened: |event| match event {
        Event::Opened { .. } => "hat dies eröffnet".to_owned(),
        Event::Replied { .. } => "hat geantwortet".to_owned(),
        Event::Noted { .. } => "hat eine Notiz geschrieben".to_owned(),
        Event::StatusChanged { to, .. } => format!("hat den Status auf „{}“ gesetzt", (WORDS.status_of)(*to)),
        Event::PriorityChanged { to, .. } => {
            format!("hat die Priorität auf „{}“ gesetzt", (WORDS.priority_of)(*to))
        }
        Event::CategoryChanged { to, .. } => format!("hat dies unter {to} abgelegt"),
        Event::SubjectChanged { to, .. } => format!("hat dies „{to}“ genannt"),
        Event::Assigned { to: Some(party), .. } => format!("hat dies {} gegeben", party.name),
        Event::Assigned { to: None, .. } => "hat dies an alle zurückgegeben".to_owned(),
        Event::Tagged { tags, .. } if tags.is_empty() => "hat alle Schlagwörter entfernt".to_owned(),
        Event::Tagged { tags, .. } => format!("hat die Schlagwörter {} gesetzt", tags.join(", ")),
        Event::Escalated { reason } => format!("hat dies eskaliert: {reason}"),
        Event::Removed {} => "hat dies gelöscht".to_owned(),
    },
    is_typing: |name| format!("{name} schreibt…"),
    answered: |name| {
        name.map_or_else(|| "Eine Antwort ist da.".to_owned(), |name| format!("{name} hat geantwortet."))
    },
    system: "Porchlight",
};
