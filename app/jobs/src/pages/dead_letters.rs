//! Dead letters: what was given up or nobody knows how to do, to be run again or deleted.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, Empty, FaultNotice, Kind, Loaded, Table, exact_time, fault_of, locale};

use crate::{
    DeadLetter, DeadLetters,
    actions::{DeleteJob, RetryJob, load_dead_letters},
    words::{Words, words},
};

/// The page.
pub struct DeadLettersPage;

#[lazy_route]
impl LazyRoute for DeadLettersPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let actions = Actions { retry: ServerAction::new(), delete: ServerAction::new() };
        let changes = move || (actions.retry.version().get(), actions.delete.version().get());
        let letters = Resource::new_blocking(changes, |_| load_dead_letters());
        let words = words(locale());
        let (retried, deleted) =
            (fault_of(move || actions.retry.value().get()), fault_of(move || actions.delete.value().get()));
        view! {
            <Title text=words.title/>
            <div class="page">
                <h1>{words.title}</h1>
                <p class="page__lead">{words.lead}</p>
                <FaultNotice fault=retried/>
                <FaultNotice fault=deleted/>
                <Loaded resource=letters label=words.title view=move |letters| list(words, letters, actions)/>
            </div>
        }
        .into_any()
    }
}

/// What can be done with a dead letter.
#[derive(Clone, Copy)]
struct Actions {
    retry: ServerAction<RetryJob>,
    delete: ServerAction<DeleteJob>,
}

fn list(words: &'static Words, letters: DeadLetters, actions: Actions) -> AnyView {
    let waiting = view! { <p>{(words.waiting)(letters.waiting)}</p> };
    if letters.jobs.is_empty() {
        return view! { {waiting} <Empty title=words.none hint=words.none_hint/> }.into_any();
    }
    let columns = [
        words.kind,
        words.queue,
        words.attempts,
        words.last_error,
        words.given_up,
        words.run_again,
        words.delete,
    ];
    let rows = letters.jobs.into_iter().map(|letter| row(words, letter, actions)).collect_view();
    view! {
        {waiting}
        <Table caption=words.title columns=columns.map(str::to_owned).to_vec()>{rows}</Table>
    }
    .into_any()
}

fn row(words: &'static Words, letter: DeadLetter, actions: Actions) -> impl IntoView {
    let (retried, deleted) = (letter.id.to_string(), letter.id.to_string());
    view! {
        <tr>
            <th scope="row">{letter.kind}</th>
            <td>{letter.queue}</td>
            <td>{letter.attempts}</td>
            <td>{letter.is_of_unknown_kind.then_some(words.unknown_kind)} " " {letter.last_error}</td>
            <td><time datetime=letter.died_at.to_rfc3339()>{exact_time(letter.died_at)}</time></td>
            <td>
                <ActionForm action=actions.retry>
                    <input type="hidden" name="id" value=retried/>
                    <Button>{words.run_again}</Button>
                </ActionForm>
            </td>
            <td>
                <ActionForm action=actions.delete>
                    <input type="hidden" name="id" value=deleted/>
                    <Button kind=Kind::Danger>{words.delete}</Button>
                </ActionForm>
            </td>
        </tr>
    }
}
