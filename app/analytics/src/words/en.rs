//! English.

use base::isolated;

use super::{DashboardWords, FilterWords, FindingWords, ListWords, Words, number};
use crate::{Amount, Change, Note, ReportName, SectionKey, Unit};

const UNITS: [&str; 4] = ["s", "min", "h", "d"];

fn amount(amount: Amount, unit: Unit) -> String {
    match amount {
        Amount::Part(part) => format!("{}%", number::percent(part, ".")),
        Amount::Points(part) => format!("{} points", number::percent(part, ".")),
        Amount::Number(by) => (WORDS.format)(unit)(by),
    }
}

pub(super) static WORDS: Words = Words {
    reports: "Reports",
    reports_lead: "The last 30 days, beside the 30 days before. Every number can be opened.",
    all_reports: "All reports",
    loading: "Counting",
    report: |name| match name {
        ReportName::Volume => ("Volume", "What is asked, when and where."),
        ReportName::ResponseTimes => ("Response times", "How long people wait for an answer."),
        ReportName::Resolution => ("Resolution", "How much is done, how soon, and whether it stays done."),
        ReportName::Sla => ("Promised times", "Whether the times that were promised are kept."),
        ReportName::Satisfaction => ("Satisfaction", "What people say after their ticket is resolved."),
        ReportName::Agents => ("Agents", "Who has and does how much."),
        ReportName::Channels => ("Channels", "Where people ask."),
        ReportName::Knowledge => ("Help center", "What it is read and searched for."),
        ReportName::Feedback => ("Feedback", "What people say by themselves."),
        ReportName::Email => ("E-mail", "Whether mail arrives."),
        ReportName::Chat => ("Chat", "How chats go."),
    },
    section: |key| match key {
        SectionKey::Days => ("Day by day", "Day"),
        SectionKey::Categories => ("By category", "Category"),
        SectionKey::Priorities => ("By priority", "Priority"),
        SectionKey::Channels => ("By channel", "Channel"),
        SectionKey::Tags => ("By tag", "Tag"),
        SectionKey::WeekdayHours => ("By weekday and hour", "Hour"),
        SectionKey::Agents => ("By agent", "Agent"),
        SectionKey::Teams => ("By team", "Team"),
        SectionKey::Ages => ("By age", "Age"),
        SectionKey::Ratings => ("By rating", "Rating"),
        SectionKey::Articles => ("By article", "Article"),
        SectionKey::Searches => ("Searches without result", "Search"),
        SectionKey::Languages => ("By language", "Language"),
        SectionKey::Contexts => ("By subject of feedback", "About"),
        SectionKey::Sentiments => ("By sentiment", "Sentiment"),
    },
    note: |note, report| match (note, report) {
        (Note::NotSwitchedOn, ReportName::Sla) => (
            "Comes with promised times",
            "This desk promises no times yet. Once it does, this report says whether they are kept.",
        ),
        (Note::NotSwitchedOn, ReportName::Email) => (
            "Comes with e-mail",
            "This desk sends and takes no mail yet. Once it does, this report says whether it arrives.",
        ),
        (Note::NotSwitchedOn, _) => ("Not switched on", "There is nothing to measure here yet."),
    },
    format: |unit| -> ui::Format {
        match unit {
            Unit::Count => |value| number::count(value, ","),
            Unit::Seconds => |value| number::duration(value, UNITS),
            Unit::Share => |value| format!("{}%", number::percent(value, ".")),
            Unit::Rating => |value| number::one_place(value, "."),
        }
    },
    filters: FilterWords {
        title: "What is counted",
        from: "From",
        to: "To",
        compare: "Compare with",
        with_nothing: "Nothing",
        with_before: "As many days before",
        team: "Team",
        agent: "Agent",
        category: "Category",
        channel: "Channel",
        clock: "Time counts",
        all_time: "By day and night",
        working_time: "In working hours",
        all: "All",
        show: "Show",
        clear: "Clear",
        presets: "Days to choose",
        today: "Today",
        last_days: |days| format!("Last {days} days"),
        this_year: "This year",
    },
    period: |from, to, zone| format!("{from} to {to}, {zone}"),
    compared: |from, to| format!("beside {from} to {to}"),
    change: |change, unit| match change {
        Change::Same => "as before".to_owned(),
        Change::Up(by) => format!("up {}", amount(by, unit)),
        Change::Down(by) => format!("down {}", amount(by, unit)),
    },
    before: |value| format!("{value} before"),
    open_tickets: |measure, row| format!("Tickets of “{measure}”: {}", isolated(row)),
    as_csv: "As CSV",
    as_json: "As JSON",
    finding: FindingWords {
        rose: |measure, by, since| format!("“{measure}” rose by {by} against the days from {since} on."),
        fell: |measure, by, since| format!("“{measure}” fell by {by} against the days from {since} on."),
        peak: |measure, at, value, usual| {
            format!("{at} stands out: “{measure}” was {value}; on other days it is about {usual}.")
        },
        most: |label, share, measure| format!("{} holds {share} of “{measure}”.", isolated(label)),
        quiet: "Nothing happened in these days.",
    },
    nothing: "Nothing to show in these days.",
    without: "None",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    age: |key| {
        Some(match key {
            "day" => "Up to a day",
            "three_days" => "Up to three days",
            "week" => "Up to a week",
            "month" => "Up to a month",
            "older" => "Older",
            _ => return None,
        })
    },
    rating: |stars| format!("{stars} of 5"),
    sentiment: |key| {
        Some(match key {
            "positive" => "Positive",
            "neutral" => "Neutral",
            "negative" => "Negative",
            _ => return None,
        })
    },
    list: ListWords {
        title: |measure| format!("Tickets of “{measure}”"),
        lead: "These tickets make up the number.",
        back: |report| format!("Back to “{report}”"),
        ticket: "Ticket",
        status: "Status",
        priority: "Priority",
        category: "Category",
        assignee: "Answered by",
        nobody: "Nobody",
        opened: "Opened",
        value: "Time",
        older: "Older",
        none: "No tickets are in this number",
        none_hint: "Choose other days, or fewer filters.",
        no_figure: "This address names no number of a report.",
    },
    dashboard: DashboardWords {
        title: "Dashboard",
        lead: "The desk as it is now. It keeps itself up to date.",
        wall: "For a wall screen",
        leave_wall: "Leave the wall screen",
        as_of: |at| format!("As of {at}"),
        out_of_date: "These numbers could not be counted again. They are from the time that is said here.",
        now: "Now",
        today: "Today",
        open: "Open",
        waiting: "Waiting for an answer",
        first_waits: |since| format!("the first for {since}"),
        nobody_waits: "nobody waits",
        unassigned: "Nobody has them",
        breaching: "Promise at risk",
        nothing_promised: "no times are promised yet",
        opened: "Opened",
        resolved: "Resolved",
        first_response: "First answer, median",
        none_yet: "none given yet",
        chats_waiting: "Chats waiting",
        chats_active: "Chats going on",
        workload: "Who has how much",
        agent: "Agent",
        standing: "Takes work",
        is_active: "Active",
        is_away: "Away",
        open_of: "Open tickets",
        waiting_of: "Waiting for an answer",
        chats_of: "Chats",
        resolved_of: "Resolved today",
        nobody: "Nobody works here yet",
        nobody_hint: "Agents appear here once an admin invites them.",
    },
};
