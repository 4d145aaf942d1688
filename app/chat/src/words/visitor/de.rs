//! German.

use super::{VisitorWords, isolated, minute_of};
use crate::{EndReason, Event, browser::OpeningDay};

const WEEKDAYS: [&str; 7] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

pub(in crate::words) static WORDS: VisitorWords = VisitorWords {
    title: "Chat",
    loading: "Der Chat",
    close: "Chat schließen",
    switched_off: "Wir chatten zurzeit nicht. Schreiben Sie uns, und ein Mensch antwortet.",
    write_instead: "Schreiben Sie uns",
    somebody_is_here: "Es ist jemand da.",
    usually_within: |minutes| format!("Meist kommt die Antwort {}.", within(minutes)),
    nobody_is_free: "Gerade ist niemand da. Schreiben Sie trotzdem, und lassen Sie Ihre Adresse da, wenn Sie nicht warten können.",
    closed_until: |when| {
        format!(
            "Jetzt ist niemand da. Wir sind {when} zurück. Lassen Sie eine Nachricht da, sie wird zur Anfrage."
        )
    },
    closed: "Jetzt ist niemand da. Lassen Sie eine Nachricht da, sie wird zur Anfrage.",
    opening: |day, at| match day {
        OpeningDay::Today => format!("heute um {}", minute_of(at)),
        OpeningDay::Tomorrow => format!("morgen um {}", minute_of(at)),
        OpeningDay::Weekday(day) => {
            format!("am {} um {}", WEEKDAYS.get(*day).copied().unwrap_or_default(), minute_of(at))
        }
        OpeningDay::Date(date) => format!("am {date} um {}", minute_of(at)),
    },
    earlier: "Ihre früheren Chats",
    no_words: "Noch wurde nichts gesagt",
    goes_on: "läuft noch",
    is_over: "beendet",
    unread: |count| if count == 1 { "1 neue Antwort".to_owned() } else { format!("{count} neue Antworten") },
    your_name: "Ihr Name",
    your_email: "Ihre E-Mail-Adresse",
    email_hint: "Damit die Antwort Sie findet, wenn Sie schon gegangen sind.",
    email_hint_closed: "Dorthin kommt die Antwort.",
    optional: "(wenn Sie mögen)",
    topic: "Worum geht es?",
    no_topic: "Bitte wählen",
    question: "Wie können wir helfen?",
    start: "Chat beginnen",
    leave_message: "Nachricht dalassen",
    conversation: "Gespräch",
    you: "Sie",
    house: "Das Hilfe-Team",
    show_earlier: "Früheres zeigen",
    new_messages: "Neue Nachrichten weiter unten",
    happened: |event, by| {
        Some(match event {
            Event::Started { is_left_message: true } => "Sie haben eine Nachricht dagelassen.".to_owned(),
            Event::Accepted { agent } => format!("{} antwortet Ihnen jetzt.", isolated(&agent.name)),
            Event::Transferred { to: Some(to), .. } => match by {
                Some(by) => format!("{} hat Sie an {} weitergegeben.", isolated(by), isolated(&to.name)),
                None => format!("{} antwortet Ihnen jetzt.", isolated(&to.name)),
            },
            Event::Transferred { team: Some(team), .. } => {
                format!("Sie warten jetzt auf das Team {}.", isolated(team))
            }
            Event::Transferred { .. } => "Sie wurden weitergegeben.".to_owned(),
            Event::Returned {} => {
                "Die Verbindung zu Ihrem Gegenüber ist abgerissen. Sie stehen wieder ganz vorn.".to_owned()
            }
            Event::Archived { number } => format!("Aus diesem Chat wurde die Anfrage {number}."),
            Event::Ended { reason: EndReason::Visitor } => "Sie haben den Chat beendet.".to_owned(),
            Event::Ended { reason: EndReason::Agent } => match by {
                Some(by) => format!("{} hat den Chat beendet.", isolated(by)),
                None => "Der Chat ist beendet.".to_owned(),
            },
            Event::Ended { reason: EndReason::Silence } => {
                "Es war eine Weile still, deshalb ist der Chat beendet.".to_owned()
            }
            Event::Ended { reason: EndReason::Ticket } => {
                "Der Chat ist beendet. Es geht als Anfrage weiter.".to_owned()
            }
            Event::Started { .. }
            | Event::Said { .. }
            | Event::Noted { .. }
            | Event::Introduced { .. }
            | Event::PageViewed { .. }
            | Event::Rated { .. } => return None,
        })
    },
    is_typing: |name| format!("{} schreibt…", isolated(name)),
    agent_is_here: |name| format!("{} ist da.", isolated(name)),
    agent_has_it: |name| format!("{} antwortet Ihnen und schaut gerade woanders hin.", isolated(name)),
    waits: |place, minutes| {
        let place = if place == 1 {
            "Sie sind als Nächstes dran.".to_owned()
        } else {
            format!("Sie sind Nummer {place}.")
        };
        match minutes {
            Some(minutes) => {
                format!("{place} Meist kommt die Antwort {}. Schreiben können Sie schon.", within(minutes))
            }
            None => format!("{place} Schreiben können Sie schon."),
        }
    },
    waits_somewhere: "Sie sind in der Warteschlange. Schreiben können Sie schon.",
    waits_for_nobody: "Gerade ist niemand da. Ihr Platz bleibt; Sie können schon schreiben oder Ihre Adresse dalassen.",
    left_message: "Wir haben Ihre Nachricht. Sie wird zur Anfrage, und die Antwort kommt per E-Mail.",
    ended: "Dieser Chat ist beendet.",
    became_ticket: |number| format!("Dieser Chat ist beendet. Er geht als Anfrage {number} weiter."),
    leave_address: "Adresse dalassen, statt zu warten",
    leave_address_hint: "Was Sie geschrieben haben, wird zur Anfrage, und die Antwort kommt per E-Mail. Sie müssen nicht bleiben.",
    leave_it: "Per E-Mail antworten lassen",
    sending: "Wird gesendet…",
    sent: "Gesendet",
    delivered: "Zugestellt",
    read: "Gelesen",
    not_sent_yet: "Noch nicht gesendet. Es ist aufgehoben und geht von selbst hinaus.",
    send_again: "Noch einmal senden",
    refused: "Das wurde nicht gesendet:",
    take_out: "Herausnehmen",
    files: |count| if count == 1 { "1 Datei".to_owned() } else { format!("{count} Dateien") },
    your_message: "Ihre Nachricht",
    send: "Senden",
    keys: "Eingabe sendet, Umschalt und Eingabe beginnt eine Zeile",
    line_is_down: "Die Verbindung ist weg. Was Sie schreiben, ist aufgehoben und geht hinaus, sobald sie wieder da ist.",
    refresh: "Neue Antworten zeigen",
    answers: "Antworten zur Auswahl",
    your_choice: "(Ihre Wahl)",
    open: "Öffnen",
    how_was_it: "Wie war dieser Chat?",
    scores: ["Schlecht", "Mäßig", "In Ordnung", "Gut", "Sehr gut"],
    in_your_words: "In Ihren Worten (wenn Sie mögen)",
    rate: "So sagen",
    rated: |word| format!("Sie sagten: {word}. Danke."),
    end_chat: "Chat beenden",
    end_chat_hint: "Es geht nichts verloren: Sie können hier alles nachlesen.",
    end_it: "Beenden",
    new_chat: "Neuen Chat beginnen",
};

fn within((from, to): (i64, i64)) -> String {
    match (from, to) {
        (_, ..=1) => "innerhalb einer Minute".to_owned(),
        (from, to) if from == to => format!("innerhalb von {to} Minuten"),
        (from, to) => format!("innerhalb von {from} bis {to} Minuten"),
    }
}
