//! Where somebody is signed in, and the end of it.

use leptos::prelude::*;
use ui::{
    Badge, Button, FaultNotice, Kind, Loaded, TimeAgo, Tone, fault_of, focus_if_lost, locale, successes,
};

use super::{Part, SavedNote};
use crate::{
    OwnSession, Saved,
    account_actions::{EndOtherOwnSessions, EndOwnSession, OwnSessionsView, load_own_sessions},
    words::{account::account_words, words},
};

/// What can be done with sessions.
#[derive(Clone, Copy)]
struct Actions {
    end: ServerAction<EndOwnSession>,
    end_others: ServerAction<EndOtherOwnSessions>,
}

/// The list.
#[component]
pub(super) fn Sessions() -> impl IntoView {
    let (words, own) = (words(locale()), account_words(locale()));
    let actions = Actions { end: ServerAction::new(), end_others: ServerAction::new() };
    let (ended, others_ended) =
        (successes(move || actions.end.value().get()), successes(move || actions.end_others.value().get()));
    let changes = move || ended.get() + others_ended.get();
    let sessions = Resource::new_blocking(changes, |_| load_own_sessions());
    // The button that was pressed goes with its session.
    Effect::new(move || {
        if changes() > 0 {
            focus_if_lost("#sessions-heading");
        }
    });
    let is_saved = Signal::derive(move || changes() > 0);
    view! {
        <Part id="sessions" title=own.sessions lead=Some(own.sessions_lead)>
            <FaultNotice fault=fault_of(move || actions.end.value().get())/>
            <FaultNotice fault=fault_of(move || actions.end_others.value().get())/>
            <Loaded resource=sessions label=words.loading view=move |view| list(view, actions)/>
            <SavedNote is_saved text=own.ended/>
        </Part>
    }
}

fn list(view: OwnSessionsView, actions: Actions) -> AnyView {
    let own = account_words(locale());
    let OwnSessionsView { list, now, saved } = view;
    let has_others = list.sessions.iter().any(|session| !session.is_current);
    let rows = list.sessions.into_iter().map(|session| {
        let name = session.device.clone().unwrap_or_else(|| own.unknown_device.to_owned());
        view! {
            <li class="own-session">
                <p class="own-session__device">
                    <bdi>{name.clone()}</bdi>
                    {session.is_current.then(|| view! { <Badge tone=Tone::Lamp>{own.this_session}</Badge> })}
                </p>
                <p class="own-session__facts">
                    {own.begun} " " <TimeAgo at=session.created_at now/> ", "
                    {own.last_used} " " <TimeAgo at=session.last_used_at now/>
                    {session.network.clone().map(|network| view! { ", " {own.from} " " <bdi>{network}</bdi> })}
                </p>
                {(!session.is_current).then(|| end(&session, &name, actions))}
            </li>
        }
    });
    let was_ended = saved == Some(Saved::Sessions);
    view! {
        {was_ended.then(|| view! { <p class="account__saved">{own.ended}</p> })}
        <ul class="own-sessions">{rows.collect_view()}</ul>
        {has_others.then(|| view! {
            <ActionForm action=actions.end_others>
                <Button kind=Kind::Danger pending=actions.end_others.pending()>{own.end_others}</Button>
            </ActionForm>
        })}
    }
    .into_any()
}

/// The button that ends a session; whoever hears it hears which.
fn end(session: &OwnSession, name: &str, actions: Actions) -> impl IntoView + use<> {
    let own = account_words(locale());
    let (id, named) = (session.id.to_string(), (own.end_named)(name));
    view! {
        <ActionForm action=actions.end attr:class="own-session__end">
            <input type="hidden" name="id" value=id/>
            <Button><span aria-hidden="true">{own.end}</span><span class="visually-hidden">{named}</span></Button>
        </ActionForm>
    }
}
