//! `/agent/reports/{name}`: what is counted, the numbers, what stands out, and the charts with their tables.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Empty, FaultNotice, LinkButton, Loaded, built_once, locale};

use super::{asked, name_in_path};
use crate::{
    Finding, Format, Report, ReportFilter, ReportName,
    actions::{load_report, load_report_choices},
    parts::{Figures, ReportFilters, ReportSection, SaveReport, finding_of, sentence},
    words::words,
};

/// The page.
pub struct ReportPage;

#[lazy_route]
impl LazyRoute for ReportPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = words(locale());
        let (name, asked) = (name_in_path(), asked());
        let filter = Memo::new(move |_| ReportFilter::of_address(asked()));
        let report = Resource::new_blocking(
            move || (name.get(), filter.get()),
            |(name, filter)| load_report(name, filter),
        );
        let known = ReportName::parse(&name.get_untracked());
        let (title, lead) = known.map_or((words.reports, ""), words.report);
        view! {
            <Title text=title/>
            <div class="page report">
                <p class="page__back"><a href="/agent/reports">{words.all_reports}</a></p>
                <h1>{title}</h1>
                <p class="page__lead">{lead}</p>
                {known.map(|name| view! { <Filters name filter/> })}
                <Loaded resource=report label=words.loading lines=12 view=move |report| drawn(report, &filter.get_untracked())/>
                {known.map(|name| view! { <SaveReport name filter/> })}
            </div>
        }
        .into_any()
    }
}

/// What can be chosen; where that could not be read, the report stands all the same.
#[component]
fn Filters(name: ReportName, filter: Memo<ReportFilter>) -> impl IntoView {
    let choices = Resource::new_blocking(move || filter.get(), load_report_choices);
    view! {
        <Transition>
            {move || {
                let filter = filter.get();
                Suspend::new(async move {
                    let choices = choices.await;
                    built_once().await;
                    match choices {
                        Ok(choices) => view! { <ReportFilters name filter choices/> }.into_any(),
                        Err(fault) => view! { <FaultNotice fault=Signal::stored(Some(fault))/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

fn drawn(report: Report, filter: &ReportFilter) -> AnyView {
    let words = words(locale());
    let period = (words.period)(report.period.from, report.period.to, &report.period.zone);
    let compared = report.compared.as_ref().map(|before| (words.compared)(before.from, before.to));
    if let Some(note) = report.note {
        let (title, hint) = (words.note)(note, report.name);
        return view! {
            <Empty title hint><LinkButton href="/agent/reports">{words.all_reports}</LinkButton></Empty>
        }
        .into_any();
    }
    let findings = report.findings;
    let of_all = findings
        .iter()
        .filter(|finding| matches!(finding, Finding::Rose { .. } | Finding::Fell { .. } | Finding::Quiet));
    let of_all: Vec<_> =
        of_all.map(|finding| view! { <p class="report__finding">{sentence(finding)}</p> }).collect();
    let sections = report.sections.into_iter().enumerate().map(|(place, section)| {
        let finding = finding_of(&section, &findings).cloned();
        view! { <ReportSection section finding place/> }
    });
    let sections: Vec<_> = sections.collect();
    let written = |format| {
        let filter = ReportFilter { format: Some(format), ..filter.clone() };
        format!("/api/support/reports/{}{}", report.name.as_str(), filter.address())
    };
    view! {
        <p class="report__period"><bdi>{period}</bdi> {compared.map(|compared| view! { " · " <bdi>{compared}</bdi> })}</p>
        {of_all}
        <Figures figures=report.figures/>
        {sections}
        <p class="report__ways">
            <LinkButton href=written(Format::Csv) attr:rel="external" attr:download="">{words.as_csv}</LinkButton>
            <LinkButton href=written(Format::Json) attr:rel="external">{words.as_json}</LinkButton>
        </p>
    }
    .into_any()
}
