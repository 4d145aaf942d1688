//! The page around a chat's frame: what is said to it, and what it says.

use leptos::{prelude::*, task::spawn_local};
use ui::focus;

use super::{
    ChatPlace,
    visit_state::{COMPOSER, VisitState},
};
use crate::{
    PageView,
    actions::view_page_in_chat,
    browser::{FrameMessage, HostMessage, hear_host, host_origin, post_to_host},
};

/// The page around, or nobody.
#[derive(Clone, Copy)]
pub(super) struct Host {
    origin: StoredValue<Option<String>>,
    is_frame: bool,
    has_opened: StoredValue<bool>,
}

impl Host {
    pub fn of(place: &ChatPlace) -> Self {
        let origin = match place {
            ChatPlace::Page => None,
            ChatPlace::Frame(origin) => host_origin(origin.as_deref()),
        };
        Self {
            origin: StoredValue::new(origin),
            is_frame: *place != ChatPlace::Page,
            has_opened: StoredValue::new(false),
        }
    }

    /// Whether the box stands in a frame.
    pub fn is_frame(self) -> bool {
        self.is_frame
    }

    /// Whether the page around says when the box is seen; where none does, it always is.
    pub fn is_told_when_seen(self) -> bool {
        self.origin.with_value(Option::is_some)
    }

    /// The origin of the page around, where it is another site.
    pub fn other_site(self) -> Option<String> {
        let own = window().location().origin().ok();
        self.origin.get_value().filter(|origin| Some(origin) != own.as_ref())
    }

    pub fn say(self, message: &FrameMessage) {
        if let Some(Some(origin)) = self.origin.try_get_value() {
            post_to_host(&origin, message);
        }
    }

    /// Says once that a chat goes on.
    pub fn say_opened(self) {
        if self.has_opened.try_get_value() == Some(false) {
            self.has_opened.set_value(true);
            self.say(&FrameMessage::OpenedChat);
        }
    }

    /// Hears what the page around says, from here on.
    pub fn follow(self, state: VisitState) {
        Effect::new(move || {
            let Some(origin) = self.origin.get_value() else { return };
            hear_host(origin, move |message| hear(state, message));
            self.say(&FrameMessage::Ready);
        });
    }
}

fn hear(state: VisitState, message: HostMessage) {
    match message {
        HostMessage::Identify { token } => state.identify(token),
        HostMessage::Visible { is_visible } => {
            state.is_seen.set(is_visible);
            if is_visible {
                request_animation_frame(|| focus(COMPOSER));
            }
        }
        HostMessage::Page { url, title } => {
            let page = PageView { url, title };
            state.page.set(Some(page.clone()));
            let shown = state.shown.read_untracked();
            let open = shown.as_ref().filter(|chat| chat.status.is_open()).map(|chat| chat.session_id);
            let token = state.token.get_untracked();
            if let Some(session) = open {
                spawn_local(async move {
                    // Where somebody is matters now, and to the next page again.
                    let _page_is_lost = view_page_in_chat(session, page, token).await;
                });
            }
        }
    }
}
