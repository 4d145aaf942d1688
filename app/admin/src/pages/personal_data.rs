//! What is known of somebody: handed out and erased, by themselves or by an admin; and the receipt of it.

use identity::{CustomerProfile, forget_drafts};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::{use_location, use_params_map};
use ui::{
    Button, FaultNotice, Field, Kind, LinkButton, Loaded, Menu, MenuItem, exact_time, fault_of, locale, wrong,
};

use crate::{
    ErasedCount, ErasureReceipt,
    personal_data_actions::{EraseMe, ErasePerson, load_person_data, load_receipt},
    words::{Words, words},
};

/// One's own.
pub(super) fn own_data() -> AnyView {
    let words = words(locale());
    // Only for what it says of a form that was refused: the form goes by itself, for the page after it is another one's.
    let erase = ServerAction::<EraseMe>::new();
    let outcome = erase.value();
    view! {
        <Title text=words.own_data/>
        <div class="page page--narrow">
            <h1>{words.own_data}</h1>
            <p class="page__lead">{words.own_data_lead}</p>
            <section class="card form" aria-labelledby="export">
                <h2 id="export">{words.export_own}</h2>
                <p>{words.export_own_lead}</p>
                <LinkButton href="/api/auth/me/export" attr:rel="external">{words.download}</LinkButton>
            </section>
            <section class="card form" aria-labelledby="erase">
                <h2 id="erase">{words.erase_own}</h2>
                <p>{words.erase_own_lead}</p>
                <FaultNotice fault=fault_of(move || outcome.get())/>
                <form class="form" method="post" action=EraseMe::url() on:submit=|_| forget_drafts()>
                    <Field name="current_password" label=words.current_password r#type="password"
                        autocomplete="current-password" required=true
                        error=wrong(move || outcome.get(), "current_password")/>
                    <Button kind=Kind::Danger>{words.erase_own_surely}</Button>
                </form>
            </section>
        </div>
    }
    .into_any()
}

/// Somebody's, for admins.
pub(super) fn person_data() -> AnyView {
    let words = words(locale());
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let person = Resource::new_blocking(move || id.get(), load_person_data);
    let erase = ServerAction::<ErasePerson>::new();
    view! {
        <Title text=words.person_data/>
        <div class="page page--narrow">
            <p class="page__back"><a href=move || format!("/admin/people/{}", id.get())>{words.back_to_person}</a></p>
            <FaultNotice fault=fault_of(move || erase.value().get())/>
            <Loaded resource=person label=words.person_data lines=6 is_page=true view=move |person| {
                of_person(words, person)
            }/>
        </div>
    }
    .into_any()
}

fn of_person(words: &'static Words, person: CustomerProfile) -> AnyView {
    let id = person.id.to_string();
    let export = format!("/api/admin/people/{id}/export");
    view! {
        <h1>{words.person_data} ": " <bdi>{person.name}</bdi></h1>
        <p class="page__lead">{words.person_data_lead}</p>
        <section class="card form" aria-labelledby="export">
            <h2 id="export">{words.export_person}</h2>
            <p>{words.export_person_lead}</p>
            <form method="post" action=export>
                <Button>{words.download}</Button>
            </form>
        </section>
        <section class="card form" aria-labelledby="erase">
            <h2 id="erase">{words.erase_person}</h2>
            <p>{words.erase_person_lead}</p>
            <form method="post" action=ErasePerson::url()>
                <Menu name=words.erase_person label=move || words.erase_person>
                    <MenuItem name="id" value=id>{words.erase_person_surely}</MenuItem>
                </Menu>
            </form>
        </section>
    }
    .into_any()
}

/// The receipt of an erasure.
pub(super) fn erased() -> AnyView {
    let words = words(locale());
    let path = use_location().pathname;
    let id = Memo::new(move |_| path.read().rsplit('/').next().unwrap_or_default().to_owned());
    let receipt = Resource::new_blocking(move || id.get(), load_receipt);
    view! {
        <Title text=words.erased/>
        <div class="page page--narrow">
            <h1>{words.erased}</h1>
            <p class="page__lead">{words.erased_lead}</p>
            <Loaded resource=receipt label=words.receipt lines=6 view=move |receipt| of_receipt(words, receipt)/>
            <p><a href="/" rel="external">{words.home}</a></p>
        </div>
    }
    .into_any()
}

fn of_receipt(words: &'static Words, receipt: ErasureReceipt) -> AnyView {
    let ErasureReceipt { id, at, counts, held } = receipt;
    let lines = counts.into_iter().filter(|counted| counted.count > 0);
    let lines = lines.map(|ErasedCount { section, kind, count }| {
        view! {
            <dt>{(words.section_of)(&section)}</dt>
            <dd><bdi>{count}</bdi> " " {(words.erased_of)(&kind)}</dd>
        }
    });
    let lines = lines.collect_view();
    let none_held = held.is_empty().then_some(words.none_held);
    let held: Vec<_> = held.into_iter().map(|number| view! { <li><bdi>{number}</bdi></li> }).collect();
    view! {
        <section class="card form" aria-labelledby="receipt">
            <h2 id="receipt">{words.receipt}</h2>
            <p class="audit__id"><bdi>{id.to_string()}</bdi></p>
            <dl class="facts">
                <dt>{words.at}</dt>
                <dd><time datetime=at.to_rfc3339()>{exact_time(at)}</time></dd>
                {lines}
            </dl>
            <h3>{words.held_tickets}</h3>
            {none_held}
            <ul>{held}</ul>
        </section>
    }
    .into_any()
}
