//! A ticket at the desk: its conversation, and the panel beside it.

use identity::{load_colleagues, viewer};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use realtime::PresenceList;
use ui::{Avatar, Button, Failed, FaultNotice, Icon, Skeleton, built_once, fault_of, focus, locale};

use super::number_in_path;
use crate::{
    Conversation, Status, Ticket,
    actions::{
        ChangeTicket, ClaimTicket, Say, load_common_tags, load_desk_conversation, load_ticket_categories,
    },
    parts::{
        AskForm, CategoryNames, Changes, Choices, Composer, LineNotice, OpenPanel, ReadHere, TicketPanel,
        Timeline, UndoSend, follow, offer_to_keep_over, show_message,
    },
    words::words,
};

/// Who is this near to the end of a conversation, in pixels, reads its end.
const NEAR_THE_END: i32 = 240;

/// What another domain shows of a ticket, beside what the desk itself does.
pub type BesideMenus = fn(Ticket) -> AnyView;

/// A ticket at the desk.
#[component]
pub fn DeskTicket(
    /// Shown in the ticket's head: what another domain offers to do with it.
    beside: BesideMenus,
    /// Shown in the panel, below what is known of the ticket: what another domain knows of who asked.
    #[prop(optional)]
    in_panel: Option<BesideMenus>,
) -> impl IntoView {
    let number = number_in_path();
    let say = ServerAction::<Say>::new();
    let conversation = Resource::new_blocking(move || number.get(), load_desk_conversation);
    // What went wrong with one ticket is not said beside the next.
    Effect::new(move || {
        number.track();
        say.clear();
    });
    let colleagues = Resource::new_blocking(|| (), |()| load_colleagues());
    let categories = Resource::new_blocking(|| (), |()| load_ticket_categories());
    let tags = Resource::new_blocking(|| (), |()| load_common_tags());
    let words = words(locale());
    let query = use_location().search;
    view! {
        <section class="desk__ticket" aria-label=words.ticket>
            <Transition fallback=move || view! { <Skeleton label=words.loading lines=8/> }>
                {move || Suspend::new(async move {
                    let choices = Choices {
                        colleagues: colleagues.await.unwrap_or_default(),
                        categories: categories.await.unwrap_or_default(),
                        tags: tags.await.unwrap_or_default(),
                    };
                    let held = conversation.await;
                    built_once().await;
                    match held {
                        Ok(held) => {
                            let reload = move || conversation.refetch();
                            view! { <Held held choices query say reload beside in_panel/> }.into_any()
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
    say: ServerAction<Say>,
    reload: impl Fn() + Send + Sync + 'static,
    beside: BesideMenus,
    in_panel: Option<BesideMenus>,
) -> impl IntoView {
    let title = format!("{} · {}", held.ticket.number, held.ticket.subject);
    let now = held.now;
    let reader = viewer().get_untracked().map(|viewer| viewer.id);
    let company = PresenceList::of(held.ticket.id.topic(), reader);
    provide_context(CategoryNames::of(&choices.categories));
    let changes = use_context().unwrap_or_else(Changes::new);
    changes.know(&choices.colleagues);
    let conversation = RwSignal::new(held);
    let typing = follow(conversation, reload, Some(company));
    use_context::<ReadHere>().unwrap_or_default().follow(conversation);
    offer_to_keep_over(conversation, changes, reader);
    take_answers(conversation, changes);
    come_from_the_list();
    let confirmed = Memo::new(move |_| conversation.read().ticket.clone());
    let ticket = Memo::new(move |_| changes.shown(&confirmed.read()));
    let undo_send = use_context::<UndoSend>();
    let sending = Signal::derive(move || {
        let held = undo_send.and_then(|held| held.waits_in(&confirmed.read().number));
        held.or_else(|| say.input().get().map(|said| said.body))
    });
    let scroll = read_at_the_end(conversation);
    view! {
        <Title text=title/>
        <div class="desk-ticket">
            <Head ticket query beside/>
            <PlainFault/>
            <AlsoHere company/>
            <div class="desk-ticket__scroll" id="conversation" node_ref=scroll tabindex="0" role="group"
                aria-label=words(locale()).conversation>
                <Timeline conversation sending typing/>
            </div>
            <LineNotice/>
            <Composer conversation say with_notes=true/>
        </div>
        <TicketPanel ticket now choices changes>
            {in_panel.map(|view| view(ticket.get_untracked()))}
        </TicketPanel>
    }
}

/// It opens at what was said last, and goes on to what is said next, unless somebody reads further up.
fn read_at_the_end(conversation: RwSignal<Conversation>) -> NodeRef<leptos::html::Div> {
    let scroll = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |was_shown: Option<bool>| {
        let newest = conversation.read().newest().map(|message| message.id);
        let Some(scroll) = scroll.get() else { return false };
        let is_first = was_shown != Some(true);
        // It is laid out from its end: there it stands at zero, and further up below zero.
        if is_first || scroll.scroll_top().abs() < NEAR_THE_END {
            request_animation_frame(move || {
                scroll.set_scroll_top(0);
                // On a phone the page scrolls, and not the conversation in it.
                if is_first
                    && scroll.scroll_height() <= scroll.client_height()
                    && let Some(newest) = newest
                {
                    show_message(newest);
                }
            });
        }
        true
    });
    scroll
}

/// Whoever walked into the ticket from its row goes on in it, and not forty rows before it.
fn come_from_the_list() {
    Effect::new(move || {
        request_animation_frame(|| {
            let active = document().active_element();
            if active.is_some_and(|active| matches!(active.closest(".ticket-row"), Ok(Some(_)))) {
                focus(".desk-ticket__subject");
            }
        });
    });
}

/// What the server made of a change is what the ticket is.
fn take_answers(conversation: RwSignal<Conversation>, changes: Changes) {
    Effect::new(move || {
        changes.saw(&conversation.read().ticket);
    });
    Effect::new(move || {
        if let Some(Ok(ticket)) = changes.answered.get().map(|answer| answer.outcome) {
            conversation.update(|held| held.take_ticket(ticket));
        }
    });
}

/// What went wrong with a form that was sent without script: the page came again with it.
#[component]
fn PlainFault() -> impl IntoView {
    let (changed, claimed) =
        (ServerAction::<ChangeTicket>::new().value(), ServerAction::<ClaimTicket>::new().value());
    let (change, claim) = (fault_of(move || changed.get()), fault_of(move || claimed.get()));
    let fault = Signal::derive(move || change.get().or_else(|| claim.get()));
    view! { <FaultNotice fault/> }
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

/// What the ticket is, and what is done with it first and last.
#[component]
fn Head(ticket: Memo<Ticket>, query: Memo<String>, beside: BesideMenus) -> impl IntoView {
    let words = words(locale());
    let back = match query.get_untracked().trim_start_matches('?') {
        "" => "/agent".to_owned(),
        query => format!("/agent?{query}"),
    };
    let number = ticket.read_untracked().number.clone();
    let status = Memo::new(move |_| ticket.read().status);
    let is_free = Memo::new(move |_| ticket.read().assigned_to.is_none());
    let (resolved, taken) = (number.clone(), number.clone());
    view! {
        <header class="desk-ticket__head">
            <p class="desk-ticket__number">
                <a class="desk-ticket__back" href=back><Icon name="back"/>{words.back_to_desk}</a>
                {number}
            </p>
            // Places of their own, where no other button ever is: a second press cannot end a ticket.
            <div class="desk-ticket__take">
                {move || is_free.get().then(|| view! {
                    <AskForm number=taken.clone() action=ClaimTicket::url()><Button>{words.take}</Button></AskForm>
                })}
            </div>
            <div class="desk-ticket__end">
                {move || status.get().can_move_to(Status::Resolved).then(|| view! {
                    <AskForm number=resolved.clone()>
                        <Button name="status" value="resolved">{words.resolve}</Button>
                    </AskForm>
                })}
            </div>
            <OpenPanel/>
            <h1 class="desk-ticket__subject" tabindex="-1" dir="auto">{move || ticket.read().subject.clone()}</h1>
            <div class="desk-ticket__beside">
                {move || {
                    status.track();
                    beside(ticket.get_untracked())
                }}
            </div>
        </header>
    }
}
