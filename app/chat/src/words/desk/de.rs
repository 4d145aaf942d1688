//! German.

use super::{DeskWords, isolated};
use crate::{ChatScope, ChatStatus, EndReason, Event, PayloadFieldKind};

pub(in crate::words) const WORDS: DeskWords = DeskWords {
    title: "Chats",
    lists: "Listen der Chats",
    loading: "Einen Moment",
    scope: |scope| match scope {
        ChatScope::Waiting => "Wartend",
        ChatScope::Mine => "Meine",
        ChatScope::All => "Alle",
    },
    choose: "Das Licht ist an",
    choose_hint: "Wählen Sie links einen Chat. Wer chatten möchte, erscheint dort von selbst.",
    search: "Alle Chats durchsuchen",
    nothing_found: |said| format!("Nichts gefunden zu „{}“", isolated(said)),
    nothing_found_hint: "Gefunden werden Namen, Adressen, Nummern von Anfragen und das Gesagte. Weniger Wörter finden mehr.",
    end_search: "Zurück zu allen Chats",
    empty: |scope| match scope {
        ChatScope::Waiting => (
            "Niemand wartet",
            "Wer chatten möchte, erscheint hier von selbst; wer am längsten wartet, zuerst.",
        ),
        ChatScope::Mine => {
            ("Sie haben keine Chats", "Nehmen Sie einen wartenden an; er steht hier, bis er endet.")
        }
        ChatScope::All => ("Noch keine Chats", "Hier bleibt jeder Chat, auch wenn er vorbei ist."),
    },
    older: "Ältere Chats",
    visitor: "Gast",
    unread: "Ungelesen:",
    verified: "Bestätigt",
    as_typed: "Selbst angegeben",
    status: |status| match status {
        ChatStatus::Waiting => "Wartet",
        ChatStatus::Active => "Läuft",
        ChatStatus::LeftMessage => "Nachricht hinterlassen",
        ChatStatus::Ended => "Vorbei",
    },
    waits: "Wartet seit",
    waits_now: |name| {
        name.map_or_else(
            || "Jemand möchte chatten".to_owned(),
            |name| format!("{} möchte chatten", isolated(name)),
        )
    },
    alerts: "Hinweise",
    alert_title: "Anzahl im Titel",
    alert_sound: "Ton",
    alert_desktop: "Benachrichtigungen",
    alert_keys: "Einzelne Tasten: J K A R N E",
    notifications_refused: "Der Browser lässt diese Seite nicht benachrichtigen. Das lässt sich in seinen Einstellungen für diese Seite ändern.",
    chat: "Chat",
    chat_with: |name| {
        name.map_or_else(|| "Chat mit einem Gast".to_owned(), |name| format!("Chat mit {}", isolated(name)))
    },
    own_chat: "Diesen Chat haben Sie selbst begonnen",
    own_chat_hint: "Sie lesen ihn dort, wo Gäste lesen. Hier antwortet jemand aus dem Team.",
    open_own: "Meinen Chat öffnen",
    conversation: "Gespräch",
    line_is_down: "Die Verbindung ist unterbrochen. Neues erscheint wieder, sobald sie da ist; was Sie senden, bleibt erhalten.",
    also_here: "Auch hier:",
    is_over: "Dieser Chat ist vorbei.",
    rated: |score| format!("Der Gast gab {score} von 5."),
    became_ticket: |number| format!("Er geht als Anfrage {} weiter.", isolated(number)),
    is_here: "Ist gerade da",
    is_gone: "Gerade nicht da",
    accept: "Annehmen",
    take_over: "Übernehmen",
    take_over_title: "Diesen Chat übernehmen?",
    take_over_text: |name| {
        format!("Im Moment antwortet {}. Ihre Antwort wird gesendet, sobald er Ihrer ist.", isolated(name))
    },
    transfer: "Weitergeben",
    transfer_title: "Diesen Chat weitergeben",
    transfer_to: "An wen?",
    transfer_note: "Eine Notiz für den Nächsten (sieht nur das Team)",
    handed_on: "Der Chat ist weitergegeben.",
    away: |name| format!("{} (abwesend)", isolated(name)),
    team: |name| format!("Team {}", isolated(name)),
    as_ticket: "Eine Anfrage daraus machen",
    end: "Beenden",
    end_title: "Diesen Chat beenden?",
    end_text: "Der Gast sieht, dass er vorbei ist, und wird gefragt, wie es war. Nichts davon geht verloren.",
    ended: "Der Chat ist vorbei.",
    block: "Sperren",
    block_title: "Den Ort dieses Gastes sperren?",
    block_text: "Der Chat endet, und aus dem Netz, aus dem er kam, kann niemand mehr chatten. Die Verwaltung kann das zurücknehmen.",
    blocked: "Der Chat ist vorbei, und von dort kann niemand mehr chatten.",
    cancel: "Abbrechen",
    is_typing: |name| format!("{} schreibt…", isolated(name)),
    earlier: "Früheres zeigen",
    happened: |event, by| {
        let who = by.map_or_else(|| "Der Gast".to_owned(), isolated);
        match event {
            Event::Started { is_left_message: true } => {
                format!("{who} hinterließ eine Nachricht: Niemand war da.")
            }
            Event::Started { .. } => format!("{who} begann den Chat."),
            Event::Said { .. } => format!("{who} sagte etwas."),
            Event::Noted { .. } => format!("{who} notierte etwas."),
            Event::Accepted { agent } => format!("{} nahm den Chat an.", isolated(&agent.name)),
            Event::Transferred { to: Some(to), .. } => {
                format!("{who} gab den Chat an {} weiter.", isolated(&to.name))
            }
            Event::Transferred { team: Some(team), .. } => {
                format!("{who} gab den Chat an das Team {} weiter.", isolated(team))
            }
            Event::Transferred { .. } => format!("{who} stellte den Chat zurück in die Schlange."),
            Event::Returned {} => {
                "Wer antwortete, war weg: Der Chat wartet wieder, vor allen anderen.".to_owned()
            }
            Event::Introduced { name, email } => {
                let said: Vec<_> = [name, email].into_iter().flatten().map(|said| isolated(said)).collect();
                format!("Der Gast sagte, wer er ist: {}", said.join(", "))
            }
            Event::PageViewed { title, .. } => format!("{who} ging zu {}.", isolated(title)),
            Event::Archived { number } => format!("Der Chat geht als Anfrage {} weiter.", isolated(number)),
            Event::Rated { score, comment: Some(comment) } => {
                format!("{who} gab {score} von 5: „{}“", isolated(comment))
            }
            Event::Rated { score, .. } => format!("{who} gab {score} von 5."),
            Event::Ended { reason: EndReason::Visitor } => "Der Gast verließ den Chat.".to_owned(),
            Event::Ended { reason: EndReason::Agent } => format!("{who} beendete den Chat."),
            Event::Ended { reason: EndReason::Silence } => {
                "Der Chat endete: Es war still geworden.".to_owned()
            }
            Event::Ended { reason: EndReason::Ticket } => {
                "Der Chat endete und geht als Anfrage weiter.".to_owned()
            }
        }
    },
    system: "Porchlight",
    note_badge: "Sieht nur das Team",
    sending: "Wird gesendet",
    sent: "Gesendet",
    read: "Gelesen",
    not_sent: "Das wurde nicht gesendet.",
    send_again: "Noch einmal senden",
    discard: "Verwerfen",
    files: |count| if count == 1 { "1 Datei".to_owned() } else { format!("{count} Dateien") },
    form_asked: "Fragte nach Angaben",
    form_answered: "Fragte nach Angaben, Antwort unten",
    rating_asked: "Fragte, wie es war",
    chosen: "(gewählt)",
    details: "Details",
    close: "Schließen",
    name: "Name",
    email: "E-Mail",
    not_given: "Nicht genannt",
    known_as: "Auf der Seite bekannt als",
    language: "Sprache",
    topic: "Thema",
    site: "Seite",
    skills: "Kenntnisse",
    rating: "Bewertung",
    began: "Begann",
    ticket: "Anfrage",
    pages: "Seiten",
    no_pages: "Noch keine Seite bekannt.",
    others: "Andere Chats",
    no_others: "Dies ist der erste.",
    no_words: "Nichts wurde gesagt",
    reply: "Antwort",
    note: "Notiz",
    reply_label: "Ihre Antwort",
    note_label: "Ihre Notiz",
    send_keys: "Strg oder ⌘ und Eingabe sendet",
    send_reply: "Antwort senden",
    add_note: "Notiz hinzufügen",
    held_by: |name| {
        format!("{} antwortet in diesem Chat. Sie können eine Notiz hinterlassen.", isolated(name))
    },
    held_by_supervised: |name| {
        format!(
            "{} antwortet in diesem Chat. Eine Notiz bleibt unter Ihnen; eine Antwort übernimmt den Chat.",
            isolated(name)
        )
    },
    canned: "/ Textbaustein",
    articles: "[[ Artikel",
    offers: "Vorschläge",
    no_canned: "Kein Textbaustein passt.",
    no_article: "Kein Artikel gefunden. Ab zwei Buchstaben wird gesucht.",
    ask_choice: "Zur Auswahl stellen",
    question: "Was fragen Sie?",
    choices: "Auswahl",
    choices_hint: "Je eine Zeile, höchstens zwanzig.",
    bad_choices: "Es gibt noch keine Auswahl, oder mehr als zwanzig, oder etwas ist zu lang.",
    ask_details: "Nach Angaben fragen",
    bad_fields: "Jedes Feld braucht einen Namen, und eine Auswahl ihre Möglichkeiten.",
    send_card: "Karte senden",
    card_title: "Was ist es?",
    card_text: "Ein paar Worte dazu",
    card_link: "Wohin sie führt",
    card_link_hint: "Eine Adresse wie https://shop.example.com/lampe oder eine Seite von hier wie /help.",
    card_picture: "Ein Bild, wenn es eines gibt: Es steht über dem Titel.",
    bad_card: "Eine Karte braucht einen Titel, und ihr Link beginnt mit https:// oder /.",
    field: "Wonach gefragt wird",
    field_kind: |kind| match kind {
        PayloadFieldKind::Text => "Eine Zeile",
        PayloadFieldKind::LongText => "Mehrere Zeilen",
        PayloadFieldKind::Email => "Eine E-Mail-Adresse",
        PayloadFieldKind::Number => "Eine Zahl",
        PayloadFieldKind::Choice => "Eines von mehreren",
    },
    field_kind_label: "Was eingetippt wird",
    is_required: "Muss ausgefüllt werden",
    options: "Möglichkeiten, mit Kommas dazwischen",
    add_field: "Feld hinzufügen",
    remove_field: "Dieses Feld entfernen",
    send: "Senden",
    canned_replies: "Textbausteine",
    canned_lead: "Antworten, die einmal geschrieben und oft gesendet werden. Tippen Sie im Chat am Anfang einer Zeile / und wählen Sie einen.",
    no_canned_yet: "Noch keine Textbausteine",
    no_canned_hint: "Schreiben Sie unten den ersten: vielleicht einen Gruß.",
    shortcut: "Kürzel",
    shortcut_hint: "Ein Wort, das nach / getippt wird.",
    canned_body: "Was gesagt wird",
    add_canned: "Textbaustein hinzufügen",
    edit: "Ändern",
    save: "Speichern",
    delete: "Löschen",
};
