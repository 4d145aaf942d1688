//! The numbers of the dashboard, large enough for a wall; each leads to what it counts.

use base::{DateTime, Utc};
use leptos::prelude::*;
use tickets::{Filter, Sort, SortBy, View};
use ui::locale;

use super::day_of;
use crate::{
    Dashboard, FigureFilter, Measure, ReportFilter, ReportName, Unit,
    words::{DashboardWords, words},
};

/// What a tile shows.
#[derive(Clone, PartialEq)]
struct Tile {
    name: &'static str,
    number: String,
    /// What is to be said beside it.
    beside: Option<String>,
    href: Option<String>,
    /// Whether somebody should look after it.
    is_urgent: bool,
}

/// The tiles.
#[component]
pub(crate) fn Tiles(desk: RwSignal<Dashboard>) -> impl IntoView {
    let words = &words(locale()).dashboard;
    let now = Memo::new(move |_| desk.with(|desk| now(desk, words)));
    let today = Memo::new(move |_| desk.with(|desk| today(desk, words)));
    view! {
        <section aria-labelledby="dashboard-now">
            <h2 id="dashboard-now">{words.now}</h2>
            <dl class="tiles">{move || drawn(now.get())}</dl>
        </section>
        <section aria-labelledby="dashboard-today">
            <h2 id="dashboard-today">{words.today}</h2>
            <dl class="tiles">{move || drawn(today.get())}</dl>
        </section>
    }
}

fn drawn(tiles: Vec<Tile>) -> AnyView {
    let tiles = tiles.into_iter().map(|Tile { name, number, beside, href, is_urgent }| {
        let number = match href {
            Some(href) => view! {
                <a href=href><bdi>{number}</bdi><span class="visually-hidden">" " {name}</span></a>
            }
            .into_any(),
            None => view! { <bdi>{number}</bdi> }.into_any(),
        };
        view! {
            <div class="tile" class=("tile--urgent", is_urgent)>
                <dt class="tile__name">{name}</dt>
                <dd class="tile__number">{number}</dd>
                <dd class="tile__beside">{beside}</dd>
            </div>
        }
    });
    tiles.collect_view().into_any()
}

fn now(desk: &Dashboard, words: &'static DashboardWords) -> Vec<Tile> {
    let since = |since: Option<DateTime<Utc>>| match since {
        Some(since) => (words.first_waits)(&waited(since, desk.at)),
        None => words.nobody_waits.to_owned(),
    };
    let longest_first = Sort { by: SortBy::Waiting, is_reversed: false };
    let waiting = Filter { sort: Some(longest_first), ..View::Active.filter() };
    let of_view = |view: View| Some(format!("/agent{}", view.filter().address()));
    let tile =
        |name, number: i64, href| Tile { name, number: count(number), beside: None, href, is_urgent: false };
    vec![
        tile(words.open, desk.open, of_view(View::Active)),
        Tile {
            beside: Some(since(desk.waiting_since)),
            ..tile(words.waiting, desk.waiting, Some(format!("/agent{}", waiting.address())))
        },
        Tile {
            is_urgent: desk.unassigned > 0,
            ..tile(words.unassigned, desk.unassigned, of_view(View::Unassigned))
        },
        match desk.breaching {
            Some(breaching) => Tile { is_urgent: breaching > 0, ..tile(words.breaching, breaching, None) },
            None => Tile {
                number: "–".to_owned(),
                beside: Some(words.nothing_promised.to_owned()),
                ..tile(words.breaching, 0, None)
            },
        },
        Tile {
            beside: Some(since(desk.chats_waiting_since)),
            is_urgent: desk.chats_waiting > 0,
            ..tile(words.chats_waiting, desk.chats_waiting, Some("/agent/chats".to_owned()))
        },
        tile(words.chats_active, desk.chats_active, Some("/agent/chats?scope=all".to_owned())),
    ]
}

fn today(desk: &Dashboard, words: &'static DashboardWords) -> Vec<Tile> {
    let day = day_of(desk.at);
    let days = ReportFilter { from: day, to: day, ..ReportFilter::default() };
    let tickets = |report: ReportName, measure: Measure| {
        let address = FigureFilter::of(measure, &days).address();
        Some(format!("/agent/reports/{}/tickets{address}", report.as_str()))
    };
    let tile = |name, number: String, href| Tile { name, number, beside: None, href, is_urgent: false };
    let first = desk.first_response_median;
    vec![
        tile(words.opened, count(desk.opened_today), tickets(ReportName::Volume, Measure::Opened)),
        tile(words.resolved, count(desk.resolved_today), tickets(ReportName::Resolution, Measure::Resolved)),
        Tile {
            beside: first.is_none().then(|| words.none_yet.to_owned()),
            ..tile(
                words.first_response,
                first.map_or_else(|| "–".to_owned(), format(Unit::Seconds)),
                Some(format!("/agent/reports/{}{}", ReportName::ResponseTimes.as_str(), days.address())),
            )
        },
    ]
}

fn format(unit: Unit) -> ui::Format {
    (words(locale()).format)(unit)
}

fn count(number: i64) -> String {
    format(Unit::Count)(number as f64)
}

/// How long somebody waited, as the numbers beside it are written.
fn waited(since: DateTime<Utc>, now: DateTime<Utc>) -> String {
    format(Unit::Seconds)((now - since).num_seconds().max(0) as f64)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A desk in the middle of its day.
    pub(in crate::parts) fn sample() -> Dashboard {
        let at: DateTime<Utc> = "2026-11-30T10:00:00Z".parse().unwrap();
        Dashboard {
            at,
            open: 1_204,
            waiting: 3,
            waiting_since: Some("2026-11-30T08:30:00Z".parse().unwrap()),
            unassigned: 2,
            breaching: None,
            opened_today: 12,
            resolved_today: 0,
            first_response_median: None,
            chats_waiting: 0,
            chats_waiting_since: None,
            chats_active: 1,
            workloads: vec![],
        }
    }

    #[test]
    fn each_number_leads_to_what_it_counts() {
        let html = Owner::new().with(|| {
            let desk = RwSignal::new(sample());
            view! { <Tiles desk/> }.to_html()
        });
        for part in [
            "1,204",
            "the first for 1\u{a0}h 30\u{a0}min",
            "no times are promised yet",
            "href=\"/agent/chats\"",
            "/agent/reports/volume/tickets?figure=opened&amp;from=2026-11-30&amp;to=2026-11-30",
            "none given yet",
            "tile--urgent",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }
}
