//! What we know of the viewer.

use base::Role;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Loaded, locale};

use crate::{
    User,
    actions::load_me,
    words::{Words, words},
};

/// The page.
pub struct AccountPage;

#[lazy_route]
impl LazyRoute for AccountPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let me = Resource::new_blocking(|| (), |()| load_me());
        let words = words(locale());
        view! {
            <Title text=words.account/>
            <div class="page page--narrow">
                <h1>{words.account}</h1>
                <p class="page__lead">{words.account_lead}</p>
                <Loaded resource=me label=words.loading view=move |user| facts(words, user)/>
            </div>
        }
        .into_any()
    }
}

fn facts(words: &'static Words, user: User) -> AnyView {
    let role = match user.role {
        Role::Customer => words.role_customer,
        Role::Agent => words.role_agent,
        Role::Admin => words.role_admin,
    };
    view! {
        <dl class="facts">
            <dt>{words.name}</dt>
            <dd dir="auto">{user.name}</dd>
            <dt>{words.email}</dt>
            <dd>{user.email}</dd>
            <dt>{words.role}</dt>
            <dd>{role}</dd>
            <dt>{words.since}</dt>
            <dd>{base::day(user.created_at)}</dd>
        </dl>
    }
    .into_any()
}
