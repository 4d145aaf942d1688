//! The sound and the notification themselves. A browser that forbids one goes without.

use leptos::prelude::window;
use web_sys::{
    AudioContext, Notification, NotificationOptions, NotificationPermission,
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};

use crate::ChatSessionId;

/// The tone, in hertz, how loud it begins, and how many seconds it fades.
const TONE: f32 = 660.0;
const LOUDNESS: f32 = 0.12;
const FADES: f64 = 0.35;
/// The most characters of what was said.
const LONGEST: usize = 120;

/// A short tone; made here, so that no file is loaded.
pub(super) fn ring() {
    let _silent = try_ring();
}

fn try_ring() -> Result<(), JsValue> {
    let audio = AudioContext::new()?;
    let (oscillator, gain) = (audio.create_oscillator()?, audio.create_gain()?);
    oscillator.frequency().set_value(TONE);
    gain.gain().set_value_at_time(LOUDNESS, audio.current_time())?;
    gain.gain().exponential_ramp_to_value_at_time(0.0001, audio.current_time() + FADES)?;
    oscillator.connect_with_audio_node(&gain)?;
    gain.connect_with_audio_node(&audio.destination())?;
    oscillator.start()?;
    oscillator.stop_with_when(audio.current_time() + FADES)?;
    // A browser has few of them, and gives none back by itself.
    let closed = Closure::once_into_js(move || {
        let _closing = audio.close();
    });
    oscillator.set_onended(Some(closed.unchecked_ref()));
    Ok(())
}

/// Whether the browser lets this page notify.
pub(super) fn may_notify() -> bool {
    can_notify() && Notification::permission() == NotificationPermission::Granted
}

/// Whether the browser knows notifications at all: one on a telephone may not.
fn can_notify() -> bool {
    js_sys::Reflect::has(&window(), &"Notification".into()).unwrap_or_default()
}

/// Asks whoever sits there; `answered` is called with what they say.
pub(super) fn ask_to_notify(answered: impl FnOnce(bool) + 'static) {
    if !can_notify() {
        return answered(false);
    }
    let answered = Closure::once_into_js(move |_: JsValue| answered(may_notify()));
    if let Ok(asked) = Notification::request_permission() {
        let then = js_sys::Reflect::get(&asked, &"then".into());
        if let Some(then) = then.ok().and_then(|then| then.dyn_into::<js_sys::Function>().ok()) {
            let _answered_later = then.call1(&asked, &answered);
        }
    }
}

/// A notification that leads to its chat.
pub(super) fn notify(title: &str, text: &str, chat: ChatSessionId) {
    if !may_notify() {
        return;
    }
    let options = NotificationOptions::new();
    let text: String = text.chars().take(LONGEST).collect();
    options.set_body(&text);
    // One a chat: the newest words take the place of those before.
    options.set_tag(&chat.topic());
    let Ok(shown) = Notification::new_with_options(title, &options) else { return };
    let pressed = Closure::once_into_js(move || {
        let _stays_behind = window().focus();
        let _same_site = window().location().set_href(&format!("/agent/chats/{chat}"));
    });
    shown.set_onclick(Some(pressed.unchecked_ref()));
}
