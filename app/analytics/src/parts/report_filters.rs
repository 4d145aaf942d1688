//! What a report counts: a form that works without script. It leads to an address, which can be kept and sent.

use base::chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;
use tickets::{Source, category_name, source_name};
use ui::{Button, Choice, Field, LinkButton, Select, locale};

use super::day_of;
use crate::{
    Clock, Compare, Period, ReportFilter, ReportName,
    actions::ReportChoices,
    words::{FilterWords, words},
};

/// The channels that tickets come by.
const CHANNELS: [Source; 5] = [Source::Web, Source::Chat, Source::Email, Source::Api, Source::Import];
/// The days that are one click away.
const LAST_DAYS: [u32; 3] = [7, 30, 90];

/// The form, with days to choose above it.
#[component]
pub(crate) fn ReportFilters(name: ReportName, filter: ReportFilter, choices: ReportChoices) -> impl IntoView {
    let words = &words(locale()).filters;
    let place = format!("/agent/reports/{}", name.as_str());
    let filter = in_force(filter, choices.period.as_ref());
    let presets = presets(&place, &filter, day_of(choices.now), words);
    let id = |id: Option<String>| id.unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let (team, agent) =
        (id(filter.team.map(|team| team.to_string())), id(filter.agent.map(|agent| agent.to_string())));
    let channel = filter.channel.map(|channel| channel.as_str()).unwrap_or_default();
    let compare = filter.compare.map(|Compare::Previous| "previous").unwrap_or_default();
    let clock = if filter.clock == Some(Clock::Business) { "business" } else { "wall" };
    let teams = choices.teams.into_iter().map(|team| Choice::new(team.id.to_string(), team.name));
    let agents = choices.colleagues.into_iter().map(|agent| Choice::new(agent.id.to_string(), agent.name));
    let categories = choices.categories.into_iter().map(|category| {
        let name = category_name(&category.slug, Some(&category.name));
        Choice::new(category.slug, name)
    });
    let channels = CHANNELS.into_iter().map(|channel| Choice::new(channel.as_str(), source_name(channel)));
    let compares = vec![Choice::new("", words.with_nothing), Choice::new("previous", words.with_before)];
    let clocks = vec![Choice::new("wall", words.all_time), Choice::new("business", words.working_time)];
    view! {
        <nav class="report-presets" aria-label=words.presets>{presets}</nav>
        <form class="report-filters" method="get" action=place.clone() aria-label=words.title>
            <Field form="report" name="from" r#type="date" label=words.from value=day(filter.from)/>
            <Field form="report" name="to" r#type="date" label=words.to value=day(filter.to)/>
            <Select form="report" name="compare" label=words.compare choices=compares selected=compare/>
            <Select form="report" name="team" label=words.team choices=all(words, teams) selected=team/>
            <Select form="report" name="agent" label=words.agent choices=all(words, agents) selected=agent/>
            <Select form="report" name="category" label=words.category choices=all(words, categories)
                selected=filter.category.unwrap_or_default()/>
            <Select form="report" name="channel" label=words.channel choices=all(words, channels) selected=channel/>
            <Select form="report" name="clock" label=words.clock choices=clocks selected=clock/>
            {filter.zone.map(|zone| view! { <input type="hidden" name="zone" value=zone/> })}
            <div class="report-filters__end">
                <Button>{words.show}</Button>
                <LinkButton href=place.clone() attr:rel="external">{words.clear}</LinkButton>
            </div>
        </form>
    }
}

/// The filter with the days that it means, so that the form says what is shown.
fn in_force(filter: ReportFilter, period: Option<&Period>) -> ReportFilter {
    let (from, to) = (period.map(|period| period.from), period.map(|period| period.to));
    ReportFilter { from: filter.from.or(from), to: filter.to.or(to), ..filter }
}

fn all(words: &'static FilterWords, choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", words.all)).chain(choices).collect()
}

/// Days that are often asked for, each an address. The browser loads it anew, so that the form says what is shown.
fn presets(
    place: &str,
    filter: &ReportFilter,
    today: Option<NaiveDate>,
    words: &'static FilterWords,
) -> Option<AnyView> {
    let today = today?;
    let last =
        |days: u32| Some(((words.last_days)(days), today.checked_sub_days(Days::new(u64::from(days) - 1))?));
    let year = today.with_ordinal(1).map(|first| (words.this_year.to_owned(), first));
    let periods = std::iter::once((words.today.to_owned(), today))
        .chain(LAST_DAYS.into_iter().filter_map(last))
        .chain(year);
    let links = periods.map(|(name, from)| {
        let chosen = ReportFilter { from: Some(from), to: Some(today), ..filter.clone() };
        let is_shown = (chosen == *filter).then_some("true");
        let href = format!("{place}{}", chosen.address());
        view! { <a class="report-presets__one" href=href rel="external" aria-current=is_shown>{name}</a> }
    });
    Some(links.collect_view().into_any())
}
