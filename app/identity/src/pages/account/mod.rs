//! Somebody's own account: who they are here, how pages speak to them, their password, where they are signed in.

mod data;
mod facts;
mod password;
mod profile;
mod region;
mod sessions;

use base::Fault;
use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Loaded, locale};

use self::{
    data::Data, facts::Facts, password::PasswordForm, profile::ProfileForm, region::RegionForm,
    sessions::Sessions,
};
use crate::{
    User,
    account_actions::{AccountView, load_account},
    words::{account::account_words, words},
};

/// What another crate shows of a person's own account, below its facts.
pub type BesideFacts = fn(User) -> AnyView;

/// The page.
#[component]
pub fn AccountPage(
    /// Shown below the facts.
    beside: BesideFacts,
) -> impl IntoView {
    // Read once: what is typed into one form outlives what another one saves.
    let account = Resource::new_blocking(|| (), |()| load_account());
    let (words, own) = (words(locale()), account_words(locale()));
    view! {
        <Title text=words.account/>
        <div class="page account">
            <header class="account__head">
                <h1>{words.account}</h1>
                <p class="page__lead">{own.lead}</p>
            </header>
            <nav class="account__ways" aria-label=own.sections>
                <a href="#profile">{own.profile}</a>
                <a href="#language">{own.region}</a>
                <a href="#password">{own.password}</a>
                <a href="#sessions">{own.sessions}</a>
                <a href="#data">{own.data}</a>
            </nav>
            <div class="account__parts">
                <Loaded resource=account label=words.loading lines=8 view=move |account| parts(account, beside)/>
                <Sessions/>
                <Data/>
            </div>
        </div>
    }
}

fn parts(account: AccountView, beside: BesideFacts) -> AnyView {
    let AccountView { user, saved, zones } = account;
    view! {
        <Facts user=user.clone()/>
        {beside(user.clone())}
        <ProfileForm user=user.clone() saved/>
        <RegionForm user=user.clone() zones saved/>
        <PasswordForm email=user.email saved/>
    }
    .into_any()
}

/// A part of the page: its heading, which the address may name, and what belongs to it.
#[component]
fn Part(
    /// Its name in the address.
    id: &'static str,
    /// Its heading.
    title: &'static str,
    /// What it is about.
    #[prop(optional_no_strip)]
    lead: Option<&'static str>,
    /// The rest.
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-heading");
    let labelled_by = heading.clone();
    view! {
        <section class="card account__part" id=id aria-labelledby=labelled_by>
            <h2 id=heading tabindex="-1">{title}</h2>
            {lead.map(|lead| view! { <p class="account__lead">{lead}</p> })}
            {children()}
        </section>
    }
}

/// What went wrong with a form beside its fields, which say what is wrong with them.
fn elsewhere(fault: Signal<Option<Fault>>, fields: &'static [&'static str]) -> Signal<Option<Fault>> {
    let is_said = move |fault: &Fault| fields.iter().any(|field| fault.of_field(field).is_some());
    Signal::derive(move || fault.get().filter(|fault| !is_said(fault)))
}

/// Says beside a form's button that it was saved, and says it to screen readers too.
#[component]
fn SavedNote(
    /// Whether it was.
    is_saved: Signal<bool>,
    /// What is said.
    text: &'static str,
) -> impl IntoView {
    view! { <p class="account__saved" role="status">{move || is_saved.get().then_some(text)}</p> }
}
