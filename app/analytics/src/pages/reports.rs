//! `/agent/reports`: every report with its first number and how that went.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{LinkButton, Loaded, Sparkline, locale};

use crate::{
    Figure, ReportEntry, Reports,
    actions::load_reports,
    parts::{Difference, SavedReportList},
    words::{measure_name, words},
};

/// The page.
pub struct ReportsPage;

#[lazy_route]
impl LazyRoute for ReportsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = words(locale());
        let reports = Resource::new_blocking(|| (), |()| load_reports());
        view! {
            <Title text=words.reports/>
            <div class="page">
                <header class="page__head">
                    <h1>{words.reports}</h1>
                    <LinkButton href="/agent/dashboard">{words.dashboard.title}</LinkButton>
                </header>
                <p class="page__lead">{words.reports_lead}</p>
                <Loaded resource=reports label=words.loading lines=10 view=list/>
                <SavedReportList/>
            </div>
        }
        .into_any()
    }
}

fn list(Reports { reports }: Reports) -> AnyView {
    let cards = reports.into_iter().map(|entry| view! { <Card entry/> });
    view! { <ul class="report-cards">{cards.collect_view()}</ul> }.into_any()
}

#[component]
fn Card(entry: ReportEntry) -> impl IntoView {
    let words = words(locale());
    let (title, lead) = (words.report)(entry.name);
    let note =
        entry.note.map(|note| view! { <p class="report-card__note">{(words.note)(note, entry.name).0}</p> });
    let figure = entry.figure.map(|figure| view! { <Number figure/> });
    let has_trend = entry.trend.iter().flatten().count() > 1;
    view! {
        <li class="card report-card">
            <h2 class="report-card__title">
                <a href=format!("/agent/reports/{}?compare=previous", entry.name.as_str())>{title}</a>
            </h2>
            <p class="report-card__lead">{lead}</p>
            {note}
            {figure}
            {has_trend.then(|| view! { <Sparkline values=entry.trend/> })}
        </li>
    }
}

#[component]
fn Number(figure: Figure) -> impl IntoView {
    let words = words(locale());
    let number = figure.value.map_or_else(|| "–".to_owned(), (words.format)(figure.unit));
    view! {
        <p class="report-card__figure">
            <bdi class="report-card__number">{number}</bdi> " " <span>{measure_name(figure.key)}</span>
        </p>
        <p class="report-card__change"><Difference unit=figure.unit value=figure.value before=figure.before/></p>
    }
}
