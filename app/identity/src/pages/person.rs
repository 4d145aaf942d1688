//! A person, for admins: what is said of them, whether they may come in, where they are.

use base::Role;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};
use ui::{Avatar, Button, Choice, FaultNotice, Field, Kind, Loaded, Select, locale, successes, toast, wrong};

use super::{
    people::team_box,
    person_account::{AccountActions, account, sessions},
    person_row::state_badge,
};
use crate::{
    is_reachable,
    parts::MadeLinkNotice,
    people::{
        PersonRecord, TeamName,
        actions::{PersonPage as Shown, SavePerson, load_person},
        words::{PeopleWords, people_words},
    },
    words::role_word,
};

/// The page.
pub struct PersonPage;

#[lazy_route]
impl LazyRoute for PersonPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = people_words(locale());
        let params = use_params_map();
        let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
        let save = ServerAction::<SavePerson>::new();
        let actions = AccountActions::new();
        // Only what went well is loaded again: what was typed and refused stays.
        let saved = successes(move || save.value().get());
        let person = Resource::new_blocking(
            move || (id.get(), saved.get(), actions.successes()),
            |(id, ..)| load_person(id),
        );
        Effect::new(move |before: Option<usize>| {
            let now = saved.get();
            if before.is_some_and(|before| before < now) {
                toast(words.saved);
            }
            now
        });
        let fault =
            Signal::derive(move || save.value().get().and_then(Result::err).or_else(|| actions.fault()));
        view! {
            <div class="page page--narrow">
                <p class="page__back"><a href="/admin/people">{words.all_people}</a></p>
                <Loaded resource=person label=words.loading lines=10 is_page=true view=move |shown| {
                    draw(words, shown, save, actions, fault)
                }/>
            </div>
        }
        .into_any()
    }
}

fn draw(
    words: &'static PeopleWords,
    shown: Shown,
    save: ServerAction<SavePerson>,
    actions: AccountActions,
    fault: Signal<Option<base::Fault>>,
) -> AnyView {
    let Shown { person, sessions: held, teams, link, now } = shown;
    let state = state_badge(words, &person);
    let part = account(words, &person, actions);
    let places = sessions(words, &person, held, now, actions);
    view! {
        <Title text=person.name.clone()/>
        <header class="person-head">
            <Avatar name=person.name.clone()/>
            <h1 dir="auto">{person.name.clone()}</h1>
            {state}
        </header>
        {is_reachable(&person.email).then(|| view! { <p class="page__lead"><bdi>{person.email.clone()}</bdi></p> })}
        <FaultNotice fault/>
        {link.map(|link| view! { <MadeLinkNotice link/> })}
        {profile(words, person, teams, save)}
        {part}
        {places}
    }
    .into_any()
}

fn profile(
    words: &'static PeopleWords,
    person: PersonRecord,
    teams: Vec<TeamName>,
    save: ServerAction<SavePerson>,
) -> impl IntoView {
    let outcome = save.value();
    let roles = Role::ALL.map(|role| Choice::new(role.as_str(), role_word(role)));
    let id = person.id.to_string();
    let (name, role, is_staff) = (person.name.clone(), person.role, person.role.is_staff());
    let desk = is_staff.then(|| desk_fields(words, person, teams, save));
    view! {
        <section class="card" aria-labelledby="profile">
            <h2 id="profile">{words.profile}</h2>
            <ActionForm action=save attr:class="form">
                <input type="hidden" name="id" value=id/>
                <div class="form__pair">
                    <Field name="name" label=words.name value=name required=true maxlength=100u32
                        error=wrong(move || outcome.get(), "name")/>
                    <Select name="role" label=words.role choices=roles.to_vec() selected=role.as_str()/>
                </div>
                <p class="field__hint">{words.role_hint}</p>
                {desk}
                <Button kind=Kind::Primary pending=save.pending()>{words.save}</Button>
            </ActionForm>
        </section>
    }
}

/// What is asked of those who work at the desk.
fn desk_fields(
    words: &'static PeopleWords,
    person: PersonRecord,
    teams: Vec<TeamName>,
    save: ServerAction<SavePerson>,
) -> impl IntoView {
    let outcome = save.value();
    let own = person.team_ids;
    let boxes: Vec<_> = teams
        .into_iter()
        .map(|team| {
            let is_ticked = own.contains(&team.id);
            team_box(team, is_ticked)
        })
        .collect();
    let chats = person.max_concurrent_chats.map(|most| most.to_string()).unwrap_or_default();
    view! {
        <fieldset class="boxes">
            <legend class="field__label">{words.teams}</legend>
            {boxes}
        </fieldset>
        <Field name="skills" label=words.skills hint=words.skills_hint.to_owned() value=person.skills.join(", ")
            error=wrong(move || outcome.get(), "skills")/>
        <Field name="max_concurrent_chats" label=words.chats hint=words.chats_hint.to_owned() r#type="number" value=chats
            error=wrong(move || outcome.get(), "max_concurrent_chats")/>
    }
}
