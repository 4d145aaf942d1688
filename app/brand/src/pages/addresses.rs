//! The addresses of the house: what they are, what is wrong with them, and where they are set.

use leptos::prelude::*;
use ui::{Notice, Tone};

use crate::{HouseAddresses, words::Words};

pub(super) fn addresses(words: &'static Words, at: HouseAddresses) -> impl IntoView {
    let HouseAddresses { public_url, help_url, problems } = at;
    let problems = problems.into_iter().map(|problem| {
        view! { <Notice tone=Tone::Warn>{(words.address_problem)(problem)}</Notice> }
    });
    view! {
        <section class="card form" id="addresses" aria-labelledby="addresses-title">
            <h2 id="addresses-title">{words.addresses}</h2>
            <p class="page__lead">{words.addresses_lead}</p>
            <dl class="facts">
                <dt><code>{"PUBLIC_URL"}</code></dt>
                <dd><bdi>{public_url}</bdi></dd>
                <dt><code>{"HELP_URL"}</code></dt>
                <dd><bdi>{help_url.unwrap_or_else(|| words.not_set.to_owned())}</bdi></dd>
            </dl>
            {problems.collect_view()}
            <p>{words.addresses_how}</p>
        </section>
    }
}
