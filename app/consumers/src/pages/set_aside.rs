//! Events that were set aside, and the button that tries again.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, Empty, FaultNotice, Loaded, Table, exact_time, fault_of, locale};

use crate::{
    SetAside, SetAsideEvents,
    actions::{RetryDelivery, load_set_aside},
    words::{Words, words},
};

/// The page.
pub struct SetAsidePage;

#[lazy_route]
impl LazyRoute for SetAsidePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let retry = ServerAction::<RetryDelivery>::new();
        let events = Resource::new_blocking(move || retry.version().get(), |_| load_set_aside());
        let words = words(locale());
        let fault = fault_of(move || retry.value().get());
        view! {
            <Title text=words.title/>
            <div class="page">
                <h1>{words.title}</h1>
                <p class="page__lead">{words.lead}</p>
                <FaultNotice fault/>
                <Loaded resource=events label=words.title view=move |events| list(words, events, retry)/>
            </div>
        }
        .into_any()
    }
}

fn list(words: &'static Words, events: SetAsideEvents, retry: ServerAction<RetryDelivery>) -> AnyView {
    let waiting = view! { <p>{(words.waiting)(events.waiting)}</p> };
    if events.events.is_empty() {
        return view! { {waiting} <Empty title=words.none hint=words.none_hint/> }.into_any();
    }
    let columns = [
        words.consumer,
        words.kind,
        words.topic,
        words.attempts,
        words.last_error,
        words.set_aside,
        words.run_again,
    ];
    let rows = events.events.into_iter().map(|event| row(words, event, retry)).collect_view();
    view! {
        {waiting}
        <Table caption=words.title columns=columns.map(str::to_owned).to_vec()>{rows}</Table>
    }
    .into_any()
}

fn row(words: &'static Words, event: SetAside, retry: ServerAction<RetryDelivery>) -> impl IntoView {
    let at = event.set_aside_at;
    view! {
        <tr>
            <th scope="row">{event.consumer}</th>
            <td>{event.kind}</td>
            <td>{format!("{} #{}", event.topic, event.seq)}</td>
            <td>{event.attempts}</td>
            <td>{event.last_error}</td>
            <td><time datetime=at.to_rfc3339()>{exact_time(at)}</time></td>
            <td>
                <ActionForm action=retry>
                    <input type="hidden" name="id" value=event.id.to_string()/>
                    <Button>{words.run_again}</Button>
                </ActionForm>
            </td>
        </tr>
    }
}
