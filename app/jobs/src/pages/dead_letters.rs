//! What was given up, and the button that tries again.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, Empty, FaultNotice, Loaded, Table, fault_of, locale};

use crate::{
    DeadLetter, DeadLetters,
    actions::{RetryJob, load_dead_letters},
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
        let retry = ServerAction::<RetryJob>::new();
        let letters = Resource::new_blocking(move || retry.version().get(), |_| load_dead_letters());
        let words = words(locale());
        let fault = fault_of(move || retry.value().get());
        view! {
            <Title text=words.title/>
            <div class="page">
                <h1>{words.title}</h1>
                <p class="page__lead">{words.lead}</p>
                <FaultNotice fault/>
                <Loaded resource=letters label=words.title view=move |letters| list(words, letters, retry)/>
            </div>
        }
        .into_any()
    }
}

fn list(words: &'static Words, letters: DeadLetters, retry: ServerAction<RetryJob>) -> AnyView {
    let waiting = view! { <p>{(words.waiting)(letters.waiting)}</p> };
    if letters.jobs.is_empty() {
        return view! { {waiting} <Empty title=words.none hint=words.none_hint/> }.into_any();
    }
    let columns = [words.kind, words.attempts, words.last_error, words.given_up, words.run_again];
    let rows = letters.jobs.into_iter().map(|letter| row(words, letter, retry)).collect_view();
    view! {
        {waiting}
        <Table caption=words.title columns=columns.map(str::to_owned).to_vec()>{rows}</Table>
    }
    .into_any()
}

fn row(words: &'static Words, letter: DeadLetter, retry: ServerAction<RetryJob>) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{letter.kind}</th>
            <td>{letter.attempts}</td>
            <td>{letter.last_error}</td>
            <td><time datetime=letter.died_at.to_rfc3339()>{format!("{} {}", base::day(letter.died_at), base::minute(letter.died_at))}</time></td>
            <td>
                <ActionForm action=retry>
                    <input type="hidden" name="id" value=letter.id.to_string()/>
                    <Button>{words.run_again}</Button>
                </ActionForm>
            </td>
        </tr>
    }
}
