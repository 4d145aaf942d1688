//! Articles that may answer a ticket, beside the form in which it is written.

use std::time::Duration;

use leptos::prelude::*;
use ui::{Button, FaultNotice, Kind, Notice, Tone, fault_of, locale};

use crate::{
    ArticleId, DeflectionId, SearchHit,
    actions::{AcceptAnswer, offer_answers},
    parts::{Paused, marked, newest},
    words::words,
};

/// How long a pause in typing is before answers are looked for, and how little is not worth a look.
const PAUSE: Duration = Duration::from_millis(350);
const SHORTEST: usize = 4;

/// What may answer the subject that somebody types.
#[component]
pub fn Answers(
    /// The subject, as it is typed.
    subject: RwSignal<String>,
    /// The form's own id.
    form: String,
) -> impl IntoView {
    let words = words(locale());
    let id = form.parse::<DeflectionId>().ok();
    let paused = Paused::after(PAUSE);
    Effect::new(move || paused.type_in(subject.get()));
    let offered = newest(paused.text, move |subject| look_for(id, subject));
    let accept = ServerAction::<AcceptAnswer>::new();
    let is_solved = move || matches!(accept.value().get(), Some(Ok(())));
    view! {
        <div class="answers" aria-live="polite">
            <FaultNotice fault=fault_of(move || accept.value().get())/>
            {move || match (is_solved(), offered.get()) {
                (true, _) => view! { <Notice tone=Tone::Good>{words.glad}</Notice> }.into_any(),
                (false, hits) if hits.is_empty() => ().into_any(),
                (false, hits) => {
                    let rows = hits.into_iter().map(|hit| answer(hit, id, accept, words.this_answers)).collect_view();
                    view! {
                        <section class="answers__offer" aria-labelledby="answers">
                            <h2 class="answers__title" id="answers">{words.may_answer}</h2>
                            <ul class="answers__list">{rows}</ul>
                        </section>
                    }
                    .into_any()
                }
            }}
        </div>
    }
}

/// The articles for a subject. Without an answer the ticket is simply written.
async fn look_for(form: Option<DeflectionId>, subject: String) -> Vec<SearchHit> {
    if subject.trim().chars().count() < SHORTEST {
        return Vec::new();
    }
    offer_answers(form, subject).await.map(|offered| offered.articles).unwrap_or_default()
}

/// One article. It opens beside the form, so that nothing that was typed is lost.
fn answer(
    hit: SearchHit,
    form: Option<DeflectionId>,
    accept: ServerAction<AcceptAnswer>,
    this_answers: &'static str,
) -> impl IntoView {
    let article = ArticleId(hit.id);
    let is_none_match = form.is_some();
    let take = move |_| {
        if let Some(id) = form {
            accept.dispatch(AcceptAnswer { id, article });
        }
    };
    view! {
        <li class="answers__one">
            <a class="answers__link" lang=hit.locale.to_string() dir=hit.locale.direction() href=hit.url target="_blank">
                <span class="answers__name" dir="auto">{marked(hit.title)}</span>
                <span class="answers__excerpt" dir="auto">{marked(hit.excerpt)}</span>
            </a>
            {is_none_match.then(|| view! {
                <Button kind=Kind::Quiet r#type="button" on:click=take>{this_answers}</Button>
            })}
        </li>
    }
}
