//! What the chat's frame and the page around it tell each other, as window messages: objects like `{porchlight: "close"}`.
//! Each side speaks to one window at one origin, and hears nothing but that.

use js_sys::JSON;
use leptos::prelude::{on_cleanup, window, window_event_listener};
use serde::{Deserialize, Serialize};
use web_sys::{
    MessageEvent, Window,
    wasm_bindgen::{JsCast, JsValue},
};

/// What the frame says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "porchlight", rename_all = "snake_case")]
pub(crate) enum FrameMessage {
    /// It listens.
    Ready,
    /// So many of the desk's messages were not read, and how the last one begins.
    Unread {
        /// How many.
        count: usize,
        /// How the last one begins.
        preview: String,
    },
    /// Whoever is in it wants to go back to the page.
    Close,
    /// A chat goes on.
    OpenedChat,
}

/// What the page around says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "porchlight", rename_all = "snake_case")]
pub(crate) enum HostMessage {
    /// Where the visitor is.
    Page {
        /// The address.
        url: String,
        /// What the page is called.
        #[serde(default)]
        title: String,
    },
    /// The site vouches for its visitor, or says that nobody is signed in there any longer.
    Identify {
        /// The JWT.
        #[serde(default)]
        token: Option<String>,
    },
    /// Whether the frame is before the visitor.
    Visible {
        /// Whether it is.
        is_visible: bool,
    },
}

/// The origin of the page around, where this page is in a frame of it. Only an origin can be spoken to; the server lets no
/// other site frame this page than those of the settings.
pub(crate) fn host_origin(said: Option<&str>) -> Option<String> {
    let said = said?;
    let host = said.strip_prefix("https://").or_else(|| said.strip_prefix("http://"))?;
    let is_origin =
        !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.:[]".contains(&byte));
    is_origin.then(|| said.to_owned())
}

/// Says something to the page around.
pub(crate) fn post_to_host(origin: &str, message: &FrameMessage) {
    let written = serde_json::to_string(message).ok().and_then(|text| JSON::parse(&text).ok());
    if let (Some(parent), Some(written)) = (parent(), written) {
        let _no_such_origin = parent.post_message(&written, origin);
    }
}

/// Hears what the page around says at its origin, for as long as the calling owner lives. What is no message of this kind is
/// nobody's business here.
pub(crate) fn hear_host(origin: String, hear: impl Fn(HostMessage) + 'static) {
    let listener = window_event_listener(leptos::ev::message, move |event: MessageEvent| {
        let source = event.source().map(JsValue::from);
        let is_theirs = event.origin() == origin && source == parent().map(JsValue::from);
        if let Some(message) = is_theirs.then(|| read(&event.data())).flatten() {
            hear(message);
        }
    });
    on_cleanup(move || listener.remove());
}

fn read(data: &JsValue) -> Option<HostMessage> {
    serde_json::from_str(&JSON::stringify(data).ok()?.as_string()?).ok()
}

/// The window around; none where this page is the whole window.
fn parent() -> Option<Window> {
    let own = window();
    let parent = own.parent().ok().flatten()?;
    let is_own = parent.unchecked_ref::<JsValue>() == own.unchecked_ref::<JsValue>();
    (!is_own).then_some(parent)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn messages_are_spelt_as_the_loader_spells_them() {
        let unread = FrameMessage::Unread { count: 2, preview: "Hello".to_owned() };
        assert_eq!(
            serde_json::to_value(unread).unwrap(),
            json!({"porchlight": "unread", "count": 2, "preview": "Hello"})
        );
        assert_eq!(
            serde_json::to_value(FrameMessage::OpenedChat).unwrap(),
            json!({"porchlight": "opened_chat"})
        );
        let page = json!({"porchlight": "page", "url": "https://shop.example.com/"});
        assert_eq!(
            serde_json::from_value::<HostMessage>(page).unwrap(),
            HostMessage::Page { url: "https://shop.example.com/".to_owned(), title: String::new() }
        );
    }

    #[test]
    fn only_an_origin_is_spoken_to() {
        for origin in ["https://shop.example.com", "http://localhost:4400", "http://[::1]:80"] {
            assert_eq!(host_origin(Some(origin)).as_deref(), Some(origin));
        }
        for wrong in [None, Some(""), Some("*"), Some("https://"), Some("null"), Some("https://a/b")] {
            assert_eq!(host_origin(wrong), None, "{wrong:?}");
        }
    }
}
