//! The desk's chats with what other domains know beside them: the visitor's account, the articles, the tickets.

mod actions;

use chat::{BesideChat, ChatAtDesk, ChatDesk, ChatSession};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use self::actions::find_articles_to_link;
use crate::{actions::chat_to_ticket, desk::PersonPanel};

/// `/agent/chats`, around the chosen one.
pub struct ChatDeskPage;

#[lazy_route]
impl LazyRoute for ChatDeskPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <ChatDesk/> }.into_any()
    }
}

/// `/agent/chats/{id}`.
pub struct ChatAtDeskPage;

#[lazy_route]
impl LazyRoute for ChatAtDeskPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let beside = BesideChat {
            in_panel,
            find_articles: |words| {
                Box::pin(async move { find_articles_to_link(words).await.unwrap_or_default() })
            },
            make_ticket: |chat, note| Box::pin(chat_to_ticket(chat, note)),
        };
        view! { <ChatAtDesk beside/> }.into_any()
    }
}

/// What is known of a visitor's account.
fn in_panel(chat: ChatSession) -> AnyView {
    let person = chat.visitor.customer_id;
    person.map(|person| view! { <PersonPanel person beside=String::new()/> }).into_any()
}
