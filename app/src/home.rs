//! The help center's home.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Kind, LinkButton, locale};

use crate::words::words;

/// The page.
pub struct HomePage;

#[lazy_route]
impl LazyRoute for HomePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = words(locale());
        view! {
            <Title text=""/>
            <div class="page home">
                <h1 class="home__greeting">{words.greeting}</h1>
                <p class="page__lead">{words.lead}</p>
                <section class="card">
                    <h2>{words.ask}</h2>
                    <p>{words.ask_hint}</p>
                    <LinkButton href="/dashboard/help" kind=Kind::Primary>{words.ask}</LinkButton>
                </section>
            </div>
        }
        .into_any()
    }
}
