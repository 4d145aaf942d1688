//! The teams of the desk, for admins.

use base::Fault;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use ui::{
    Avatar, Button, Empty, FaultNotice, Field, Kind, LinkButton, Loaded, Menu, MenuItem, locale, successes,
    wrong,
};

use crate::{
    Colleague,
    parts::PeopleTabs,
    people::{
        Team,
        actions::{RemoveTeam, TeamsPage as Shown, WriteTeam, load_teams},
        words::{PeopleWords, people_words},
    },
};

/// The page.
pub struct TeamsPage;

/// What can be done.
#[derive(Clone, Copy)]
struct Actions {
    write: ServerAction<WriteTeam>,
    remove: ServerAction<RemoveTeam>,
}

#[lazy_route]
impl LazyRoute for TeamsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = people_words(locale());
        let actions = Actions { write: ServerAction::new(), remove: ServerAction::new() };
        let query = use_query_map();
        let edited = Memo::new(move |_| query.read().get("edit"));
        let written = successes(move || actions.write.value().get());
        let removed = successes(move || actions.remove.value().get());
        // With what is edited in it: a form must not stand before its team is there.
        let source = move || (edited.get(), written.get(), removed.get());
        let teams = Resource::new_blocking(source, |(edited, ..)| async move {
            let shown = load_teams().await?;
            Ok::<_, Fault>((shown, edited))
        });
        let fault = Signal::derive(move || {
            let written = actions.write.value().get().and_then(Result::err);
            written.or_else(|| actions.remove.value().get().and_then(Result::err))
        });
        view! {
            <Title text=words.teams/>
            <div class="page">
                <header class="page__head">
                    <h1>{words.teams}</h1>
                    <LinkButton href="/admin/teams?edit=new" kind=Kind::Primary>{words.new_team}</LinkButton>
                </header>
                <p class="page__lead">{words.teams_lead}</p>
                <PeopleTabs/>
                <FaultNotice fault/>
                <Loaded resource=teams label=words.loading lines=6 view=move |(shown, edited): (Shown, Option<String>)| {
                    draw(words, shown, edited, actions)
                }/>
            </div>
        }
        .into_any()
    }
}

fn draw(words: &'static PeopleWords, shown: Shown, edited: Option<String>, actions: Actions) -> AnyView {
    let Shown { teams, colleagues } = shown;
    match edited {
        Some(id) => {
            let team = teams.into_iter().find(|team| team.id.to_string() == id);
            form(words, team, colleagues, actions).into_any()
        }
        None if teams.is_empty() => {
            view! { <Empty title=words.no_teams hint=words.no_teams_hint/> }.into_any()
        }
        None => {
            let rows = teams.into_iter().map(|team| row(words, team)).collect_view();
            view! { <ul class="people">{rows}</ul> }.into_any()
        }
    }
}

fn row(words: &'static PeopleWords, team: Team) -> impl IntoView {
    let is_empty = team.members.is_empty();
    let members = team.members.into_iter().map(|member| {
        view! { <li class="team-row__member"><Avatar name=member.name.clone()/> <bdi>{member.name}</bdi></li> }
    });
    let members = members.collect_view();
    view! {
        <li class="team-row">
            <a class="team-row__name" href=format!("/admin/teams?edit={}", team.id) dir="auto">{team.name}</a>
            {if is_empty {
                view! { <p class="field__hint">{words.no_members}</p> }.into_any()
            } else {
                view! { <ul class="team-row__members" aria-label=words.members>{members}</ul> }.into_any()
            }}
        </li>
    }
}

/// A team to be written; a new one where there is none.
fn form(
    words: &'static PeopleWords,
    team: Option<Team>,
    colleagues: Vec<Colleague>,
    actions: Actions,
) -> impl IntoView {
    let (id, name, members) = match team {
        Some(team) => (Some(team.id), team.name, team.members),
        None => (None, String::new(), Vec::new()),
    };
    let member_ids: Vec<_> = members.iter().map(|member| member.id).collect();
    // Who was invited, or is away for good, is no colleague to give work to, and stays a member all the same.
    let known: Vec<_> = colleagues.iter().map(|colleague| colleague.id).collect();
    let absent = members.into_iter().filter(|member| !known.contains(&member.id)).collect::<Vec<_>>();
    let boxes = colleagues.into_iter().chain(absent).map(|colleague| {
        let is_ticked = member_ids.contains(&colleague.id);
        view! {
            <label class="check">
                <input type="checkbox" name="member_ids[]" value=colleague.id.to_string() checked=is_ticked/>
                <Avatar name=colleague.name.clone()/>
                <bdi>{colleague.name}</bdi>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <section class="card form-card">
            <ActionForm action=actions.write attr:class="form">
                {id.map(|id| view! { <input type="hidden" name="id" value=id.to_string()/> })}
                <Field name="name" label=words.name value=name required=true maxlength=60u32
                    error=wrong(move || actions.write.value().get(), "name")/>
                <fieldset class="boxes">
                    <legend class="field__label">{words.members}</legend>
                    {boxes}
                </fieldset>
                <div class="form__hands">
                    <Button kind=Kind::Primary pending=actions.write.pending()>{words.save}</Button>
                    <LinkButton href="/admin/teams">{words.all_teams}</LinkButton>
                </div>
            </ActionForm>
            {id.map(|id| view! {
                <p class="field__hint">{words.delete_team_hint}</p>
                <ActionForm action=actions.remove>
                    <Menu name=words.team label=move || words.delete_team>
                        <MenuItem name="id" value=id.to_string()>{words.delete_team_surely}</MenuItem>
                    </Menu>
                </ActionForm>
            })}
        </section>
    }
}
