//! `/agent/reports/{name}/tickets`: the tickets that a number is made of.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use tickets::{category_name, priority_name, status_name};
use ui::{Empty, LinkButton, Loaded, Table, exact_time, locale};

use super::{asked, name_in_path};
use crate::{
    FigureFilter, FigureTicket, FigureTickets, ReportName, Unit,
    actions::load_figure_tickets,
    parts::unit_of,
    words::{measure_name, words},
};

/// The page.
pub struct FigureTicketsPage;

#[lazy_route]
impl LazyRoute for FigureTicketsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = words(locale());
        let (name, asked) = (name_in_path(), asked());
        let filter = Memo::new(move |_| FigureFilter::of_address(asked()));
        let tickets = Resource::new_blocking(
            move || (name.get(), filter.get()),
            |(name, filter)| load_figure_tickets(name, filter),
        );
        let known = ReportName::parse(&name.get_untracked());
        let figure = filter.with_untracked(|filter| filter.as_ref().map(|filter| filter.figure));
        let title = figure
            .map_or_else(|| words.reports.to_owned(), |figure| (words.list.title)(measure_name(figure)));
        let (href, back) = match known {
            Some(name) => (way_back(name, filter.get_untracked()), (words.list.back)((words.report)(name).0)),
            None => ("/agent/reports".to_owned(), words.all_reports.to_owned()),
        };
        view! {
            <Title text=title.clone()/>
            <div class="page">
                <p class="page__back"><a href=href>{back}</a></p>
                <h1>{title}</h1>
                <p class="page__lead">{if figure.is_some() { words.list.lead } else { words.list.no_figure }}</p>
                <Loaded resource=tickets label=words.loading lines=10 view=move |found| {
                    list(found, name.get_untracked(), filter.get_untracked())
                }/>
            </div>
        }
        .into_any()
    }
}

/// The report with what it was asked for.
fn way_back(name: ReportName, filter: Option<FigureFilter>) -> String {
    let asked = filter.map(|filter| filter.report_filter().address()).unwrap_or_default();
    format!("/agent/reports/{}{asked}", name.as_str())
}

fn list(
    FigureTickets { tickets, pagination }: FigureTickets,
    name: String,
    filter: Option<FigureFilter>,
) -> AnyView {
    let words = &words(locale()).list;
    if tickets.is_empty() {
        return view! { <Empty title=words.none hint=words.none_hint/> }.into_any();
    }
    let has_time = filter.as_ref().is_some_and(|filter| unit_of(filter.figure) == Unit::Seconds);
    let columns = [words.ticket, words.status, words.priority, words.category, words.assignee, words.opened];
    let columns = columns.into_iter().chain(has_time.then_some(words.value)).map(str::to_owned).collect();
    let rows = tickets.into_iter().map(|ticket| row(ticket, has_time)).collect_view();
    let older = pagination.next_cursor.zip(filter).map(|(cursor, filter)| {
        let next = FigureFilter { cursor: Some(cursor), ..filter };
        let href = format!("/agent/reports/{}/tickets{}", base::escape_value(&name), next.address());
        view! { <p><LinkButton href>{words.older}</LinkButton></p> }
    });
    view! {
        <Table caption=words.lead columns>{rows}</Table>
        {older}
    }
    .into_any()
}

fn row(ticket: FigureTicket, has_time: bool) -> impl IntoView {
    let words = words(locale());
    let assignee = ticket.assigned_to.map_or_else(|| words.list.nobody.to_owned(), |agent| agent.name);
    let time = has_time.then(|| ticket.value.map_or_else(|| "–".to_owned(), (words.format)(Unit::Seconds)));
    view! {
        <tr>
            <th scope="row">
                <a class="figure-ticket" href=format!("/agent/tickets/{}", ticket.number)>
                    <bdi>{ticket.subject}</bdi> <span class="figure-ticket__number">{ticket.number.clone()}</span>
                </a>
            </th>
            <td>{status_name(ticket.status)}</td>
            <td>{priority_name(ticket.priority)}</td>
            <td><bdi>{category_name(&ticket.category, None)}</bdi></td>
            <td><bdi>{assignee}</bdi></td>
            <td><bdi>{exact_time(ticket.created_at)}</bdi></td>
            {time.map(|time| view! { <td><bdi>{time}</bdi></td> })}
        </tr>
    }
}
