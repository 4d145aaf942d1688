//! `/chat`, and `/chat/frame` for widgets: the same box, without what stands on other pages.

use ::chat::{ChatBox, ChatPlace};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use tickets::NEW_TICKET;
use ui::locale;

use super::answers::ChatAnswers;
use crate::words::words;

/// The page.
pub struct ChatPage;

#[lazy_route]
impl LazyRoute for ChatPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let session = use_query_map().with_untracked(|query| query.get("session")?.parse().ok());
        view! {
            <Title text=words(locale()).chat/>
            <div class="page chat-page">
                <ChatBox place=ChatPlace::Page session answers=|| view! { <ChatAnswers/> }.into_any() write_instead=NEW_TICKET/>
            </div>
        }
        .into_any()
    }
}

/// The page within frames.
pub struct ChatFramePage;

#[lazy_route]
impl LazyRoute for ChatFramePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let origin = use_query_map().with_untracked(|query| query.get("origin"));
        view! {
            <Title text=words(locale()).chat/>
            <ChatBox place=ChatPlace::Frame(origin) session=None
                answers=|| view! { <ChatAnswers is_frame=true/> }.into_any() write_instead=NEW_TICKET/>
            <p class="chat-feedback"><a href="/feedback?from=/chat" target="_blank">{words(locale()).give_feedback}</a></p>
        }
        .into_any()
    }
}
