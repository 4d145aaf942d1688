//! The help center's home.

use ::chat::is_chat_on;
use brand::brand;
use knowledge::SearchBox;
use leptos::prelude::*;
use public_pages::PrerenderedView;
use tickets::NEW_TICKET;
use ui::{Icon, Kind, LinkButton, locale};

use crate::words::words;

/// The page.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    let words = words(locale());
    let house = brand();
    let greeting = move || house.read().greeting.clone().unwrap_or_else(|| words.greeting.to_owned());
    view! {
        <div class="page home">
            <header class="home__hero">
                <h1 class="home__greeting" dir="auto">{greeting}</h1>
                <p class="page__lead">{words.lead}</p>
                <SearchBox/>
            </header>
            <PrerenderedView/>
            <div class="home__ways">
                <section class="card home__way">
                    <Icon name="write"/>
                    <h2>{words.ask}</h2>
                    <p>{words.ask_hint}</p>
                    <LinkButton href=NEW_TICKET kind=Kind::Primary>{words.ask}</LinkButton>
                </section>
                {is_chat_on().then(|| view! {
                    <section class="card home__way">
                        <Icon name="chat"/>
                        <h2>{words.chat_with_us}</h2>
                        <p>{words.chat_hint}</p>
                        <LinkButton href="/chat">{words.chat_with_us}</LinkButton>
                    </section>
                })}
                <section class="card home__way">
                    <Icon name="list"/>
                    <h2>{words.follow}</h2>
                    <p>{words.follow_hint}</p>
                    <LinkButton href="/dashboard/help">{words.my_tickets}</LinkButton>
                </section>
            </div>
        </div>
    }
}
