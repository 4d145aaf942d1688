//! The help center's home.

use knowledge::SearchBox;
use leptos::prelude::*;
use public_pages::PrerenderedView;
use ui::{Icon, Kind, LinkButton, locale};

use crate::words::words;

/// The page.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    let words = words(locale());
    view! {
        <div class="page home">
            <header class="home__hero">
                <h1 class="home__greeting">{words.greeting}</h1>
                <p class="page__lead">{words.lead}</p>
                <SearchBox/>
            </header>
            <PrerenderedView/>
            <div class="home__ways">
                <section class="card home__way">
                    <Icon name="write"/>
                    <h2>{words.ask}</h2>
                    <p>{words.ask_hint}</p>
                    <LinkButton href="/dashboard/help" kind=Kind::Primary>{words.ask}</LinkButton>
                </section>
                <section class="card home__way">
                    <Icon name="list"/>
                    <h2>{words.follow}</h2>
                    <p>{words.follow_hint}</p>
                    <LinkButton href="/dashboard/help#own-tickets">{words.my_tickets}</LinkButton>
                </section>
            </div>
        </div>
    }
}
