//! A ticket at the desk, with the way from what was resolved to the help center, and with who asked.

use knowledge::ArticleFromTicket;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use tickets::{DeskTicket, Status, Ticket};
use ui::{FaultNotice, Menu, MenuItem, built_once, fault_of, locale};

use crate::{
    actions::{ConvertTicketToArticle, load_offspring},
    desk::{CustomerPanel, FromChat},
    satisfaction::DeskSatisfaction,
    words::words,
};

/// The page.
pub struct DeskTicketPage;

#[lazy_route]
impl LazyRoute for DeskTicketPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! {
            <DeskTicket beside=|ticket| view! { <KeepMenu ticket/> }.into_any()
                in_panel=|ticket| view! {
                    <FromChat ticket=ticket.clone()/> <DeskSatisfaction ticket=ticket.id.0/> <CustomerPanel ticket/>
                }.into_any()/>
        }
        .into_any()
    }
}

/// Makes what was resolved an answer for everybody: two clicks.
#[component]
fn KeepMenu(ticket: Ticket) -> impl IntoView {
    let words = words(locale());
    let keep = ServerAction::<ConvertTicketToArticle>::new();
    let fault = fault_of(move || keep.value().get());
    let number = ticket.number.clone();
    matches!(ticket.status, Status::Resolved | Status::Closed).then(move || {
        view! {
            <ActionForm action=keep>
                <input type="hidden" name="number" value=ticket.number/>
                <Menu name=words.help_center label=move || words.convert_ticket_to_article>
                    <MenuItem name="kind" value="article">{words.as_article}</MenuItem>
                    <MenuItem name="kind" value="question">{words.as_question}</MenuItem>
                </Menu>
            </ActionForm>
            <FaultNotice fault/>
            <Became number/>
        }
    })
}

/// The articles that came from the ticket before.
#[component]
fn Became(number: String) -> impl IntoView {
    let words = words(locale());
    let became = Resource::new_blocking(move || number.clone(), load_offspring);
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let became = became.await.unwrap_or_default();
                built_once().await;
                became.into_iter().map(|ArticleFromTicket { id, title }| view! {
                    <span class="desk-ticket__became">
                        {words.became} " " <a href=format!("/agent/articles/{id}") dir="auto">{title}</a>
                    </span>
                }).collect_view()
            })}
        </Transition>
    }
}
