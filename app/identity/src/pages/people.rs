//! Everybody who has an account, for admins: found, filtered, invited.

use base::Role;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use ui::{
    Button, Choice, Empty, FaultNotice, Field, Kind, Loaded, Pager, Select, fault_of, locale, successes,
    wrong,
};

use super::person_row::person_row;
use crate::{
    parts::{MadeLinkNotice, PeopleTabs},
    people::{
        LinkPurpose, PeopleFilter, TeamName,
        actions::{InvitePerson, PeoplePage as Shown, load_people},
        words::{PeopleWords, people_words},
    },
    words::role_word,
};

/// The page.
pub struct PeoplePage;

#[lazy_route]
impl LazyRoute for PeoplePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = people_words(locale());
        let query = use_query_map();
        let filter = Memo::new(move |_| {
            let pairs = query.read().clone().into_iter();
            PeopleFilter::of_address(pairs.map(|(name, value)| (name.into_owned(), value)))
        });
        let invite = ServerAction::<InvitePerson>::new();
        let invited = successes(move || invite.value().get());
        let source = move || (filter.get(), invited.get());
        let people = Resource::new_blocking(source, |(filter, _)| async move {
            load_people(filter.clone()).await.map(|shown| (shown, filter))
        });
        view! {
            <Title text=words.people/>
            <div class="page">
                <h1>{words.people}</h1>
                <p class="page__lead">{words.people_lead}</p>
                <PeopleTabs/>
                <Loaded resource=people label=words.loading lines=10 view=move |(shown, filter): (Shown, PeopleFilter)| {
                    draw(words, shown, filter, invite)
                }/>
            </div>
        }
        .into_any()
    }
}

fn draw(
    words: &'static PeopleWords,
    shown: Shown,
    filter: PeopleFilter,
    invite: ServerAction<InvitePerson>,
) -> AnyView {
    let Shown { list, teams, link, now } = shown;
    let link = link.filter(|link| link.purpose == LinkPurpose::Invitation);
    let choices = team_choices(words.every_team, &teams);
    let base = filter.address();
    let rows = list.people.into_iter().map(|person| person_row(words, person, now)).collect::<Vec<_>>();
    let found = if rows.is_empty() {
        view! { <Empty title=words.none_found hint=words.none_found_hint/> }.into_any()
    } else {
        view! {
            <ul class="people">{rows}</ul>
            <Pager pagination=list.pagination base/>
        }
        .into_any()
    };
    view! {
        {link.map(|link| view! { <MadeLinkNotice link/> })}
        {invite_form(words, teams, invite)}
        {filter_form(words, filter, choices)}
        {found}
    }
    .into_any()
}

/// Search and filters: a plain form, whose fields are the page's address.
fn filter_form(words: &'static PeopleWords, filter: PeopleFilter, teams: Vec<Choice>) -> impl IntoView {
    let roles = std::iter::once(Choice::new("", words.every_role))
        .chain(Role::ALL.into_iter().map(|role| Choice::new(role.as_str(), role_word(role))));
    let states = [
        Choice::new("", words.every_state),
        Choice::new("true", words.open_accounts),
        Choice::new("false", words.closed_accounts),
    ];
    let state = filter.is_active.map(|is_active| is_active.to_string()).unwrap_or_default();
    let team = filter.team.map(|team| team.to_string()).unwrap_or_default();
    view! {
        <form class="people-filter" role="search" method="get" action="/admin/people">
            <Field name="search" label=words.search r#type="search" value=filter.search.unwrap_or_default() maxlength=100u32/>
            <Select name="role" form="filter" label=words.role choices=roles.collect()
                selected=filter.role.map(Role::as_str).unwrap_or_default() submits=true/>
            <Select name="team" label=words.team choices=teams selected=team submits=true/>
            <Select name="is_active" label=words.state choices=states.to_vec() selected=state submits=true/>
            <Button>{words.find}</Button>
        </form>
    }
}

/// The way to invite somebody, folded until it is wanted or was refused.
fn invite_form(
    words: &'static PeopleWords,
    teams: Vec<TeamName>,
    invite: ServerAction<InvitePerson>,
) -> impl IntoView {
    let outcome = invite.value();
    let fault = fault_of(move || outcome.get());
    let roles =
        [Role::Agent, Role::Admin, Role::Customer].map(|role| Choice::new(role.as_str(), role_word(role)));
    let boxes = teams.into_iter().map(|team| team_box(team, false)).collect_view();
    view! {
        <details class="card invite" open=move || fault.get().is_some()>
            <summary class="invite__summary">{words.invite}</summary>
            <p class="page__lead">{words.invite_lead}</p>
            <FaultNotice fault/>
            <ActionForm action=invite attr:class="form">
                <div class="form__pair">
                    <Field name="name" label=words.name required=true maxlength=100u32
                        error=wrong(move || outcome.get(), "name")/>
                    <Field name="email" label=words.email r#type="email" required=true maxlength=254u32
                        error=wrong(move || outcome.get(), "email")/>
                </div>
                <Select name="role" form="invite" label=words.role choices=roles.to_vec() selected="agent"/>
                <fieldset class="boxes">
                    <legend class="field__label">{words.teams}</legend>
                    {boxes}
                </fieldset>
                <Button kind=Kind::Primary pending=invite.pending()>{words.make_invitation}</Button>
            </ActionForm>
        </details>
    }
}

fn team_choices(every: &str, teams: &[TeamName]) -> Vec<Choice> {
    let teams = teams.iter().map(|team| Choice::new(team.id.to_string(), team.name.clone()));
    std::iter::once(Choice::new("", every)).chain(teams).collect()
}

/// A box to tick for a team.
pub(super) fn team_box(team: TeamName, is_ticked: bool) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" name="team_ids[]" value=team.id.to_string() checked=is_ticked/>
            <bdi>{team.name}</bdi>
        </label>
    }
}
