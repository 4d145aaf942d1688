//! German.

use base::isolated;

use super::{DashboardWords, FilterWords, FindingWords, ListWords, Words, number};
use crate::{Amount, Change, Note, ReportName, SectionKey, Unit};

const UNITS: [&str; 4] = ["s", "Min.", "Std.", "T."];

fn amount(amount: Amount, unit: Unit) -> String {
    match amount {
        Amount::Part(part) => format!("{}\u{a0}%", number::percent(part, ",")),
        Amount::Points(part) => format!("{} Punkte", number::percent(part, ",")),
        Amount::Number(by) => (WORDS.format)(unit)(by),
    }
}

pub(super) static WORDS: Words = Words {
    reports: "Berichte",
    reports_lead: "Die letzten 30 Tage neben den 30 Tagen davor. Jede Zahl lässt sich öffnen.",
    all_reports: "Alle Berichte",
    loading: "Wird gezählt",
    report: |name| match name {
        ReportName::Volume => ("Aufkommen", "Was gefragt wird, wann und wo."),
        ReportName::ResponseTimes => ("Antwortzeiten", "Wie lange Menschen auf eine Antwort warten."),
        ReportName::Resolution => ("Lösung", "Wie viel erledigt wird, wie bald, und ob es erledigt bleibt."),
        ReportName::Sla => ("Zugesagte Zeiten", "Ob zugesagte Zeiten eingehalten werden."),
        ReportName::Satisfaction => ("Zufriedenheit", "Was Menschen sagen, wenn ihr Ticket gelöst ist."),
        ReportName::Agents => ("Agenten", "Wer wie viel hat und tut."),
        ReportName::Channels => ("Kanäle", "Wo Menschen fragen."),
        ReportName::Knowledge => ("Hilfe-Center", "Was dort gelesen und gesucht wird."),
        ReportName::Feedback => ("Feedback", "Was Menschen von sich aus sagen."),
        ReportName::Email => ("E-Mail", "Ob Mails ankommen."),
        ReportName::Chat => ("Chat", "Wie Chats verlaufen."),
    },
    section: |key| match key {
        SectionKey::Days => ("Tag für Tag", "Tag"),
        SectionKey::Categories => ("Nach Kategorie", "Kategorie"),
        SectionKey::Priorities => ("Nach Priorität", "Priorität"),
        SectionKey::Channels => ("Nach Kanal", "Kanal"),
        SectionKey::Tags => ("Nach Schlagwort", "Schlagwort"),
        SectionKey::WeekdayHours => ("Nach Wochentag und Stunde", "Stunde"),
        SectionKey::Agents => ("Nach Agent", "Agent"),
        SectionKey::Teams => ("Nach Team", "Team"),
        SectionKey::Ages => ("Nach Alter", "Alter"),
        SectionKey::Ratings => ("Nach Bewertung", "Bewertung"),
        SectionKey::Articles => ("Nach Artikel", "Artikel"),
        SectionKey::Searches => ("Suchen ohne Treffer", "Suche"),
        SectionKey::Languages => ("Nach Sprache", "Sprache"),
        SectionKey::Contexts => ("Nach Thema des Feedbacks", "Worüber"),
        SectionKey::Sentiments => ("Nach Stimmung", "Stimmung"),
    },
    note: |note, report| match (note, report) {
        (Note::NotSwitchedOn, ReportName::Sla) => (
            "Kommt mit zugesagten Zeiten",
            "Hier werden noch keine Zeiten zugesagt. Sobald es welche gibt, sagt dieser Bericht, ob sie eingehalten werden.",
        ),
        (Note::NotSwitchedOn, ReportName::Email) => (
            "Kommt mit E-Mail",
            "Hier wird noch keine Post verschickt oder empfangen. Sobald es so weit ist, sagt dieser Bericht, ob sie ankommt.",
        ),
        (Note::NotSwitchedOn, _) => ("Nicht eingeschaltet", "Hier gibt es noch nichts zu messen."),
    },
    format: |unit| -> ui::Format {
        match unit {
            Unit::Count => |value| number::count(value, "."),
            Unit::Seconds => |value| number::duration(value, UNITS),
            Unit::Share => |value| format!("{}\u{a0}%", number::percent(value, ",")),
            Unit::Rating => |value| number::one_place(value, ","),
        }
    },
    filters: FilterWords {
        title: "Was gezählt wird",
        from: "Von",
        to: "Bis",
        compare: "Vergleichen mit",
        with_nothing: "Nichts",
        with_before: "Ebenso vielen Tagen davor",
        team: "Team",
        agent: "Agent",
        category: "Kategorie",
        channel: "Kanal",
        clock: "Zeit zählt",
        all_time: "Bei Tag und Nacht",
        working_time: "In der Arbeitszeit",
        all: "Alle",
        show: "Zeigen",
        clear: "Zurücksetzen",
        presets: "Tage zur Auswahl",
        today: "Heute",
        last_days: |days| format!("Letzte {days} Tage"),
        this_year: "Dieses Jahr",
    },
    period: |from, to, zone| format!("{from} bis {to}, {zone}"),
    compared: |from, to| format!("neben {from} bis {to}"),
    change: |change, unit| match change {
        Change::Same => "wie zuvor".to_owned(),
        Change::Up(by) => format!("{} mehr", amount(by, unit)),
        Change::Down(by) => format!("{} weniger", amount(by, unit)),
    },
    before: |value| format!("zuvor {value}"),
    open_tickets: |measure, row| format!("Tickets von „{measure}“: {}", isolated(row)),
    as_csv: "Als CSV",
    as_json: "Als JSON",
    finding: FindingWords {
        rose: |measure, by, since| format!("„{measure}“ stieg um {by} gegenüber den Tagen ab {since}."),
        fell: |measure, by, since| format!("„{measure}“ sank um {by} gegenüber den Tagen ab {since}."),
        peak: |measure, at, value, usual| {
            format!("Der {at} fällt auf: „{measure}“ war {value}; an anderen Tagen ist es etwa {usual}.")
        },
        most: |label, share, measure| format!("Auf {} entfallen {share} von „{measure}“.", isolated(label)),
        quiet: "In diesen Tagen ist nichts geschehen.",
    },
    nothing: "In diesen Tagen gibt es nichts zu zeigen.",
    without: "Ohne",
    weekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    age: |key| {
        Some(match key {
            "day" => "Bis einen Tag",
            "three_days" => "Bis drei Tage",
            "week" => "Bis eine Woche",
            "month" => "Bis einen Monat",
            "older" => "Älter",
            _ => return None,
        })
    },
    rating: |stars| format!("{stars} von 5"),
    sentiment: |key| {
        Some(match key {
            "positive" => "Positiv",
            "neutral" => "Neutral",
            "negative" => "Negativ",
            _ => return None,
        })
    },
    list: ListWords {
        title: |measure| format!("Tickets von „{measure}“"),
        lead: "Aus diesen Tickets besteht die Zahl.",
        back: |report| format!("Zurück zu „{report}“"),
        ticket: "Ticket",
        status: "Status",
        priority: "Priorität",
        category: "Kategorie",
        assignee: "Beantwortet von",
        nobody: "Niemand",
        opened: "Eröffnet",
        value: "Zeit",
        older: "Ältere",
        none: "In dieser Zahl sind keine Tickets",
        none_hint: "Wählen Sie andere Tage oder weniger Filter.",
        no_figure: "Diese Adresse nennt keine Zahl eines Berichts.",
    },
    dashboard: DashboardWords {
        title: "Übersicht",
        lead: "Der Desk, wie er jetzt ist. Sie hält sich von selbst aktuell.",
        wall: "Für einen Wandbildschirm",
        leave_wall: "Wandbildschirm verlassen",
        as_of: |at| format!("Stand {at}"),
        out_of_date: "Diese Zahlen konnten nicht neu gezählt werden. Sie sind von der Zeit, die hier steht.",
        now: "Jetzt",
        today: "Heute",
        open: "Offen",
        waiting: "Warten auf Antwort",
        first_waits: |since| format!("das erste seit {since}"),
        nobody_waits: "niemand wartet",
        unassigned: "Ohne Zuständige",
        breaching: "Zusage in Gefahr",
        nothing_promised: "noch keine Zeiten zugesagt",
        opened: "Eröffnet",
        resolved: "Gelöst",
        first_response: "Erste Antwort, Median",
        none_yet: "noch keine gegeben",
        chats_waiting: "Wartende Chats",
        chats_active: "Laufende Chats",
        workload: "Wer wie viel hat",
        agent: "Agent",
        standing: "Nimmt Arbeit an",
        is_active: "Aktiv",
        is_away: "Abwesend",
        open_of: "Offene Tickets",
        waiting_of: "Warten auf Antwort",
        chats_of: "Chats",
        resolved_of: "Heute gelöst",
        nobody: "Hier arbeitet noch niemand",
        nobody_hint: "Agenten erscheinen hier, sobald ein Admin sie einlädt.",
    },
};
