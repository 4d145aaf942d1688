//! Who has how much: a row an agent, who has most first.

use leptos::prelude::*;
use tickets::{AssignedTo, Filter, View};
use ui::{Badge, Empty, Table, Tone, locale};

use crate::{Dashboard, Workload, words::words};

/// The table. Its rows change in their place.
#[component]
pub(crate) fn Workloads(desk: RwSignal<Dashboard>) -> impl IntoView {
    let words = &words(locale()).dashboard;
    let workloads = Memo::new(move |_| desk.with(|desk| desk.workloads.clone()));
    let is_empty = Memo::new(move |_| workloads.read().is_empty());
    let columns =
        [words.agent, words.standing, words.open_of, words.waiting_of, words.chats_of, words.resolved_of];
    let table = move || {
        if is_empty.get() {
            return view! { <Empty title=words.nobody hint=words.nobody_hint/> }.into_any();
        }
        let rows = move || workloads.get().into_iter().map(row).collect_view();
        view! { <Table caption=words.workload columns=columns.map(str::to_owned).to_vec()>{rows}</Table> }
            .into_any()
    };
    view! {
        <section class="workloads">
            <h2>{words.workload}</h2>
            {table}
        </section>
    }
}

fn row(load: Workload) -> impl IntoView {
    let words = &words(locale()).dashboard;
    let (tone, standing) =
        if load.is_active { (Tone::Good, words.is_active) } else { (Tone::Calm, words.is_away) };
    let theirs = Filter { assigned_to: Some(AssignedTo::Person(load.agent.id)), ..View::Active.filter() };
    let href = format!("/agent{}", theirs.address());
    view! {
        <tr>
            <th scope="row"><a href=href><bdi>{load.agent.name}</bdi></a></th>
            <td><Badge tone>{standing}</Badge></td>
            <td>{load.open}</td>
            <td>{load.waiting}</td>
            <td>{load.chats}</td>
            <td>{load.resolved_today}</td>
        </tr>
    }
}
