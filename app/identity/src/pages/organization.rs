//! One organisation: who belongs to it, its domains, whether its tickets are shared, and what other domains know of it.

use base::OrganizationId;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use ui::{Button, FaultNotice, Kind, Loaded, Notice, Tone, fault_of, locale, successes};

use super::{organization_form::OrganizationForm, organization_members::Members, organizations::Sharing};
use crate::{
    OrganizationWithMembers,
    customer_words::customer_words,
    organization_actions::{AddMember, RemoveOrganization, TakeMember, WriteOrganization, load_organization},
};

/// What another domain shows of an organisation, below its members.
pub type BesideMembers = fn(OrganizationId) -> AnyView;

/// What can be done to the organisation.
#[derive(Clone, Copy)]
struct Actions {
    write: ServerAction<WriteOrganization>,
    add: ServerAction<AddMember>,
    take: ServerAction<TakeMember>,
    remove: ServerAction<RemoveOrganization>,
}

/// The page of an organisation.
#[component]
pub fn OrganizationPage(
    /// Shown below the members.
    beside: BesideMembers,
) -> impl IntoView {
    let words = customer_words(locale());
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let actions = Actions {
        write: ServerAction::new(),
        add: ServerAction::new(),
        take: ServerAction::new(),
        remove: ServerAction::new(),
    };
    let changes = (
        successes(move || actions.write.value().get()),
        successes(move || actions.add.value().get()),
        successes(move || actions.take.value().get()),
    );
    let versions = move || (id.get(), changes.0.get(), changes.1.get(), changes.2.get());
    let organization = Resource::new_blocking(versions, |(id, ..)| load_organization(id));
    view! {
        <div class="page organization">
            <p class="page__back"><a href="/agent/organizations">{words.back}</a></p>
            <Loaded resource=organization label=words.loading lines=8 is_page=true view=move |found| {
                view! { <Held found actions beside/> }.into_any()
            }/>
        </div>
    }
}

#[component]
fn Held(found: OrganizationWithMembers, actions: Actions, beside: BesideMembers) -> impl IntoView {
    let words = customer_words(locale());
    let OrganizationWithMembers { organization, members } = found;
    let Actions { write, add, take, remove } = actions;
    let (id, name) = (organization.id, organization.name.clone());
    let count = organization.member_count;
    let refused = fault_of(move || write.value().get());
    let is_saved = move || matches!(write.value().get(), Some(Ok(_)));
    view! {
        <Title text=name.clone()/>
        <header class="page__head">
            <h1 dir="auto">{name}</h1>
            <Sharing is_shared=organization.is_shared/>
        </header>
        <div class="organization__columns">
            <div class="organization__people">
                <Members id members count add take/>
                {beside(id)}
            </div>
            <section class="card form-card" aria-labelledby="organization-settings">
                <h2 id="organization-settings">{words.settings}</h2>
                <FaultNotice fault=refused/>
                {move || is_saved().then(|| view! { <Notice tone=Tone::Good>{words.saved}</Notice> })}
                <OrganizationForm write organization=organization/>
                <Remove id remove/>
            </section>
        </div>
    }
}

/// The end of it, behind a step of its own.
#[component]
fn Remove(id: OrganizationId, remove: ServerAction<RemoveOrganization>) -> impl IntoView {
    let words = customer_words(locale());
    let fault = fault_of(move || remove.value().get());
    view! {
        <details class="organization__remove">
            <summary>{words.delete}</summary>
            <p class="field__hint">{words.delete_hint}</p>
            <FaultNotice fault/>
            <ActionForm action=remove>
                <input type="hidden" name="id" value=id.to_string()/>
                <Button kind=Kind::Danger pending=remove.pending()>{words.delete}</Button>
            </ActionForm>
        </details>
    }
}
