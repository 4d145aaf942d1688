//! What the lamp and the chat's frame tell each other, by the protocol of `browser::frame_message`. Read and written field by
//! field: what reads JSON weighs more than the lamp.

use base::Locale;
use js_sys::{Object, Reflect};
use leptos::{html, prelude::*};
use web_sys::{
    HtmlIFrameElement, MessageEvent,
    wasm_bindgen::{JsCast, JsValue},
};

/// What the frame says.
pub(super) enum FrameNews {
    /// It listens.
    Ready,
    /// So many answers are unread.
    Unread(u32),
    /// Whoever is in it wants to go back to the page.
    Close,
}

/// Where the frame is.
pub(super) fn address(locale: Locale) -> Option<String> {
    let origin = window().location().origin().ok()?;
    Some(format!("/chat/frame?origin={}&locale={}", base::escape_value(&origin), locale.tag()))
}

/// Hears the frame, for as long as the calling component lives.
pub(super) fn hear_frame(frame: NodeRef<html::Iframe>, hear: impl Fn(FrameNews) + Copy + 'static) {
    Effect::new(move || {
        let listener = window_event_listener(leptos::ev::message, move |event: MessageEvent| {
            let inner = frame.get_untracked().and_then(|frame| frame.content_window()).map(JsValue::from);
            let is_own = window().location().origin().is_ok_and(|origin| origin == event.origin());
            if is_own
                && inner.is_some()
                && event.source().map(JsValue::from) == inner
                && let Some(news) = read(&event.data())
            {
                hear(news);
            }
        });
        on_cleanup(move || listener.remove());
    });
}

fn read(message: &JsValue) -> Option<FrameNews> {
    let field = |name: &str| Reflect::get(message, &name.into()).ok();
    match field("porchlight")?.as_string()?.as_str() {
        "ready" => Some(FrameNews::Ready),
        "unread" => Some(FrameNews::Unread(field("count")?.as_f64()? as u32)),
        "close" => Some(FrameNews::Close),
        _ => None,
    }
}

/// Says which page the reader is on.
pub(super) fn say_page(frame: &HtmlIFrameElement) {
    let url = window().location().href().unwrap_or_default();
    post(frame, "page", &[("url", url.into()), ("title", document().title().into())]);
}

/// Says whether the frame is before the reader.
pub(super) fn say_visible(frame: &HtmlIFrameElement, is_visible: bool) {
    post(frame, "visible", &[("is_visible", is_visible.into())]);
}

fn post(frame: &HtmlIFrameElement, kind: &str, fields: &[(&str, JsValue)]) {
    let message = Object::new();
    let kind = ("porchlight", JsValue::from(kind));
    for (name, value) in fields.iter().chain([&kind]) {
        let _plain_object = Reflect::set(&message, &(*name).into(), value);
    }
    if let (Some(inner), Ok(origin)) = (frame.content_window(), window().location().origin()) {
        let _same_origin = inner.post_message(message.unchecked_ref(), &origin);
    }
}
