//! What an admin does with somebody's account: close it and open it again, end its sign-ins, make a link into it. Each says
//! what follows from it before it is done.

use base::{DateTime, Fault, Utc};
use leptos::prelude::*;
use ui::{Button, Kind, Menu, MenuItem, TimeAgo, successes};

use crate::people::{
    PersonRecord, PersonSession,
    actions::{
        EndPersonSessions, InvitePersonAgain, MakePersonConfirmationLink, MakePersonPasswordLink,
        SetPersonActive,
    },
    words::PeopleWords,
};

/// What can be done.
#[derive(Clone, Copy)]
pub(super) struct AccountActions {
    set_active: ServerAction<SetPersonActive>,
    end_sessions: ServerAction<EndPersonSessions>,
    invite_again: ServerAction<InvitePersonAgain>,
    password_link: ServerAction<MakePersonPasswordLink>,
    confirmation_link: ServerAction<MakePersonConfirmationLink>,
    succeeded: [Memo<usize>; 5],
}

impl AccountActions {
    pub fn new() -> Self {
        let set_active = ServerAction::<SetPersonActive>::new();
        let end_sessions = ServerAction::<EndPersonSessions>::new();
        let invite_again = ServerAction::<InvitePersonAgain>::new();
        let password_link = ServerAction::<MakePersonPasswordLink>::new();
        let confirmation_link = ServerAction::<MakePersonConfirmationLink>::new();
        let succeeded = [
            successes(move || set_active.value().get()),
            successes(move || end_sessions.value().get()),
            successes(move || invite_again.value().get()),
            successes(move || password_link.value().get()),
            successes(move || confirmation_link.value().get()),
        ];
        Self { set_active, end_sessions, invite_again, password_link, confirmation_link, succeeded }
    }

    /// Grows whenever one of them succeeds.
    pub fn successes(self) -> usize {
        self.succeeded.iter().map(|count| count.get()).sum()
    }

    /// What went wrong last, if anything did.
    pub fn fault(self) -> Option<Fault> {
        let outcomes = [
            self.set_active.value().get(),
            self.end_sessions.value().get(),
            self.invite_again.value().get(),
            self.password_link.value().get(),
            self.confirmation_link.value().get(),
        ];
        outcomes.into_iter().flatten().find_map(Result::err)
    }
}

/// Whether somebody may come in, and how.
pub(super) fn account(
    words: &'static PeopleWords,
    person: &PersonRecord,
    actions: AccountActions,
) -> impl IntoView + use<> {
    let id = person.id.to_string();
    let data = format!("/admin/people/{id}/data");
    let link = person.is_active.then(|| link_form(words, person, actions));
    let state = if person.is_active {
        view! {
            <p class="field__hint">{words.deactivate_hint}</p>
            <ActionForm action=actions.set_active>
                <input type="hidden" name="id" value=id/>
                <Menu name=words.account label=move || words.deactivate>
                    <MenuItem name="is_active" value="false">{words.deactivate_surely}</MenuItem>
                </Menu>
            </ActionForm>
        }
        .into_any()
    } else {
        view! {
            <p class="field__hint">{words.reactivate_hint}</p>
            <ActionForm action=actions.set_active>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="is_active" value="true"/>
                <Button pending=actions.set_active.pending()>{words.reactivate}</Button>
            </ActionForm>
        }
        .into_any()
    };
    view! {
        <section class="card person-part" aria-labelledby="account">
            <h2 id="account">{words.account}</h2>
            {link}
            {state}
            <p class="field__hint">{words.data_hint}</p>
            <p><a href=data>{words.data}</a></p>
        </section>
    }
}

/// The way in for somebody who has no password: an invitation where they never had one.
fn link_form(words: &'static PeopleWords, person: &PersonRecord, actions: AccountActions) -> AnyView {
    let id = person.id.to_string();
    if person.is_invited {
        return view! {
            <p>{words.not_come_yet}</p>
            <p class="field__hint">{words.invite_again_hint}</p>
            <ActionForm action=actions.invite_again>
                <input type="hidden" name="id" value=id/>
                <Button pending=actions.invite_again.pending()>{words.invite_again}</Button>
            </ActionForm>
        }
        .into_any();
    }
    view! {
        <p class="field__hint">{words.make_password_link_hint}</p>
        <ActionForm action=actions.password_link>
            <input type="hidden" name="id" value=id/>
            <Button pending=actions.password_link.pending()>{words.make_password_link}</Button>
        </ActionForm>
        {confirmation_form(words, person, actions)}
    }
    .into_any()
}

/// The way to a confirmed address, which no mail leads to yet.
fn confirmation_form(
    words: &'static PeopleWords,
    person: &PersonRecord,
    actions: AccountActions,
) -> impl IntoView + use<> {
    let id = person.id.to_string();
    view! {
        <p class="field__hint">{words.make_confirmation_link_hint}</p>
        <ActionForm action=actions.confirmation_link>
            <input type="hidden" name="id" value=id/>
            <Button pending=actions.confirmation_link.pending()>{words.make_confirmation_link}</Button>
        </ActionForm>
    }
}

/// Where somebody is signed in, and the end of it.
pub(super) fn sessions(
    words: &'static PeopleWords,
    person: &PersonRecord,
    held: Vec<PersonSession>,
    now: DateTime<Utc>,
    actions: AccountActions,
) -> impl IntoView + use<> {
    let id = person.id.to_string();
    let is_any = !held.is_empty();
    let rows = held.into_iter().map(|session| {
        let device = session.device.unwrap_or_else(|| words.unknown_device.to_owned());
        view! {
            <li class="person-part__row">
                <bdi>{device}</bdi>
                <TimeAgo at=session.last_seen_at now/>
            </li>
        }
    });
    let rows = rows.collect_view();
    let end = is_any.then(|| {
        view! {
            <ul>{rows}</ul>
            <p class="field__hint">{words.end_all_hint}</p>
            <ActionForm action=actions.end_sessions>
                <input type="hidden" name="id" value=id/>
                <Button kind=Kind::Danger pending=actions.end_sessions.pending()>{words.end_all}</Button>
            </ActionForm>
        }
    });
    view! {
        <section class="card person-part" aria-labelledby="sessions">
            <h2 id="sessions">{words.sessions}</h2>
            {(!is_any).then(|| view! { <p>{words.no_sessions}</p> })}
            {end}
        </section>
    }
}
