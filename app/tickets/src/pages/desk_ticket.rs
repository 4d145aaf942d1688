//! A ticket at the desk: its conversation, and what is known of it.

use identity::{Colleague, load_colleagues, viewer};
use leptos::{form::FromFormData, prelude::*, server_fn::ServerFn, task::spawn_local};
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use realtime::PresenceList;
use ui::{Avatar, Button, Failed, FaultNotice, Icon, Skeleton, built_once, focus_if_lost, locale, toast};
use web_sys::{Element, SubmitEvent, wasm_bindgen::JsCast};

use super::number_in_path;
use crate::{
    Category, Conversation, Status, Ticket,
    actions::{ChangeTicket, ClaimTicket, Say, change_ticket, load_conversation, load_ticket_categories},
    parts::{
        AssigneeMenu, CategoryMenu, ChangeForm, Composer, Facts, LineNotice, PriorityMenu, StatusMenu,
        Timeline, UndoSend, follow, offer_undo,
    },
    words::words,
};

/// What can be done to the ticket.
#[derive(Clone, Copy)]
struct Actions {
    say: ServerAction<Say>,
    change: ServerAction<ChangeTicket>,
    claim: ServerAction<ClaimTicket>,
}

impl Actions {
    /// What went wrong with one ticket is not said beside the next.
    fn forget(self) {
        self.say.clear();
        self.change.clear();
        self.claim.clear();
    }
}

/// What the menus of every ticket offer.
#[derive(Clone)]
struct Choices {
    colleagues: Vec<Colleague>,
    categories: Vec<Category>,
}

/// Who is this near to the end of a conversation, in pixels, reads its end.
const NEAR_THE_END: i32 = 240;

/// What another domain offers to do with a ticket, beside the desk's own menus.
pub type BesideMenus = fn(Ticket) -> AnyView;

/// A ticket at the desk.
#[component]
pub fn DeskTicket(
    /// Shown after the ticket's menus.
    beside: BesideMenus,
) -> impl IntoView {
    let number = number_in_path();
    let actions =
        Actions { say: ServerAction::new(), change: ServerAction::new(), claim: ServerAction::new() };
    let conversation = Resource::new_blocking(move || number.get(), load_conversation);
    Effect::new(move || {
        number.track();
        actions.forget();
    });
    let colleagues = Resource::new_blocking(|| (), |()| load_colleagues());
    let categories = Resource::new_blocking(|| (), |()| load_ticket_categories());
    let words = words(locale());
    let query = use_location().search;
    view! {
        <section class="desk__ticket" aria-label=words.ticket>
            <Transition fallback=move || view! { <Skeleton label=words.loading lines=8/> }>
                {move || Suspend::new(async move {
                    let choices = Choices {
                        colleagues: colleagues.await.unwrap_or_default(),
                        categories: categories.await.unwrap_or_default(),
                    };
                    let held = conversation.await;
                    built_once().await;
                    match held {
                        Ok(held) => {
                            let reload = move || conversation.refetch();
                            view! { <Held held choices query actions reload beside/> }.into_any()
                        }
                        Err(fault) => view! { <Failed fault is_page=true/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
}

#[component]
fn Held(
    held: Conversation,
    choices: Choices,
    query: Memo<String>,
    actions: Actions,
    reload: impl Fn() + Send + Sync + 'static,
    beside: BesideMenus,
) -> impl IntoView {
    let title = format!("{} · {}", held.ticket.number, held.ticket.subject);
    let now = held.now;
    let company = PresenceList::of(held.ticket.id.topic(), viewer().get_untracked().map(|viewer| viewer.id));
    let conversation = RwSignal::new(held);
    let typing = follow(conversation, reload, Some(company));
    offer_undo(conversation, actions.change);
    take_outcomes(conversation, actions);
    let ticket = Memo::new(move |_| conversation.read().ticket.clone());
    let undo_send = use_context::<UndoSend>();
    let is_replying = StoredValue::new(false);
    let sending = Signal::derive(move || {
        let held = undo_send.and_then(|held| held.waits_in(&ticket.read().number));
        held.or_else(|| actions.say.input().get().map(|said| said.body))
    });
    let fault = Signal::derive(move || {
        let changed = actions.change.value().get().and_then(Result::err);
        changed.or_else(|| actions.claim.value().get().and_then(Result::err))
    });
    // It opens at what was said last, and goes on to what is said next, unless somebody reads further up.
    let scroll = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |was_shown: Option<bool>| {
        conversation.track();
        let Some(scroll) = scroll.get() else { return false };
        // It is laid out from its end: there it stands at zero, and further up below zero.
        if was_shown != Some(true) || scroll.scroll_top().abs() < NEAR_THE_END {
            request_animation_frame(move || scroll.set_scroll_top(0));
        }
        true
    });
    view! {
        <Title text=title/>
        <div class="desk-ticket" on:submit:capture=move |event| reply_before_change(&event, undo_send, actions.change, is_replying)>
            {move || view! { <Head ticket=ticket.get() choices=choices.clone() query actions beside/> }}
            <FaultNotice fault/>
            <AlsoHere company/>
            <div class="desk-ticket__scroll" node_ref=scroll tabindex="0" role="group" aria-label=words(locale()).conversation>
                <Timeline conversation sending typing/>
            </div>
            <LineNotice/>
            <Composer conversation say=actions.say with_notes=true/>
        </div>
        {move || view! { <Facts ticket=ticket.get() now/> }}
    }
}

/// A reply that waits is said before the ticket changes, and where it fails, nothing changes. In the capture phase, before
/// the form's own listener.
fn reply_before_change(
    event: &SubmitEvent,
    undo_send: Option<UndoSend>,
    change: ServerAction<ChangeTicket>,
    is_replying: StoredValue<bool>,
) {
    let form = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_change =
        form.and_then(|form| form.get_attribute("action")).as_deref() == Some(ChangeTicket::url());
    let Some(undo_send) = undo_send.filter(|_| is_change) else { return };
    let Ok(asked) = ChangeTicket::from_event(event) else { return };
    if !undo_send.has_unacknowledged_in(&asked.number) {
        return;
    }
    event.prevent_default();
    event.stop_propagation();
    // A second press while the first waits for the reply is the same press.
    if is_replying.get_value() {
        return;
    }
    is_replying.set_value(true);
    let sent = undo_send.send_and_wait();
    spawn_local(async move {
        let is_said = sent.await;
        let is_left = is_replying.try_set_value(false).is_some();
        if is_said && !is_left {
            change.dispatch(asked);
        } else if is_said {
            // Whoever went on to another ticket has changed this one.
            let ChangeTicket { number, status, priority, category, assigned_to } = asked;
            if let Err(fault) = change_ticket(number, status, priority, category, assigned_to).await {
                toast(&fault.error);
            }
        }
    });
}

/// What an action made of the ticket is shown, and the keyboard goes on from a button that went with it.
fn take_outcomes(conversation: RwSignal<Conversation>, actions: Actions) {
    Effect::new(move || {
        if let Some(Ok(ticket)) = actions.change.value().get() {
            conversation.update(|held| held.take_ticket(ticket));
            focus_if_lost(".desk-ticket__menus summary");
        }
    });
    Effect::new(move || {
        if let Some(Ok(ticket)) = actions.claim.value().get() {
            conversation.update(|held| held.take_ticket(ticket));
            // Whoever takes a ticket answers it.
            focus_if_lost(".composer textarea");
        }
    });
}

/// The colleagues who have the ticket open too, so that two do not write the same answer.
#[component]
fn AlsoHere(company: PresenceList) -> impl IntoView {
    let also_here = words(locale()).also_here;
    let names = company.names();
    view! {
        <p class="desk-ticket__company" role="status">
            {move || {
                let people = names.get().into_iter().map(|name| view! {
                    <span class="desk-ticket__colleague"><Avatar name=name.clone()/><bdi>{name}</bdi></span>
                });
                let people: Vec<_> = people.collect();
                (!people.is_empty()).then(|| view! {
                    <span class="desk-ticket__also-here">{also_here} " " {people}</span>
                })
            }}
        </p>
    }
}

/// What the ticket is, and the menus that change it.
#[component]
fn Head(
    ticket: Ticket,
    choices: Choices,
    query: Memo<String>,
    actions: Actions,
    beside: BesideMenus,
) -> impl IntoView {
    let words = words(locale());
    let back = match query.get_untracked().trim_start_matches('?') {
        "" => "/agent".to_owned(),
        query => format!("/agent?{query}"),
    };
    let Actions { change, claim, .. } = actions;
    let can_resolve = ticket.status.can_move_to(Status::Resolved);
    let is_free = ticket.assigned_to.is_none();
    let (resolved, taken) = (ticket.number.clone(), ticket.number.clone());
    view! {
        <header class="desk-ticket__head">
            <p class="desk-ticket__number">
                <a class="desk-ticket__back" href=back><Icon name="back"/>{words.back_to_queue}</a>
                {ticket.number.clone()}
            </p>
            // A place of its own, where no other button ever is: a second press cannot end a ticket.
            <div class="desk-ticket__end">
                {can_resolve.then(|| view! {
                    <ChangeForm number=resolved change>
                        <Button name="status" value="resolved" pending=change.pending()>{words.resolve}</Button>
                    </ChangeForm>
                })}
            </div>
            <h1 class="desk-ticket__subject" dir="auto">{ticket.subject.clone()}</h1>
            <div class="desk-ticket__menus">
                <StatusMenu ticket=ticket.clone() change/>
                <PriorityMenu ticket=ticket.clone() change/>
                <CategoryMenu ticket=ticket.clone() categories=choices.categories change/>
                <AssigneeMenu ticket=ticket.clone() colleagues=choices.colleagues change/>
                <div class="desk-ticket__take">
                    {is_free.then(|| view! {
                        <ActionForm action=claim>
                            <input type="hidden" name="number" value=taken/>
                            <Button pending=claim.pending()>{words.take}</Button>
                        </ActionForm>
                    })}
                </div>
            </div>
            <div class="desk-ticket__beside">{beside(ticket.clone())}</div>
        </header>
    }
}
