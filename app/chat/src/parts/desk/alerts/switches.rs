//! The small menu of the switches. It is there once the page is alive: without script nothing could ring.

use leptos::prelude::*;
use ui::{Menu, locale, toast};

use super::{
    Alerts,
    bell::{ask_to_notify, may_notify, ring},
};
use crate::words::words;

/// The menu.
#[component]
pub(crate) fn AlertMenu(alerts: Alerts) -> impl IntoView {
    let words = &words(locale()).desk;
    let is_alive = RwSignal::new(false);
    Effect::new(move || is_alive.set(true));
    let ring_once = move |is_on: bool| {
        if is_on {
            ring();
        }
    };
    let ask = move |is_on: bool| {
        if !is_on || may_notify() {
            return;
        }
        ask_to_notify(move |may| {
            if !may {
                let _page_is_gone = alerts.desktop.try_set(false);
                toast(words.notifications_refused);
            }
        });
    };
    move || {
        is_alive.get().then(|| {
            view! {
                <div class="chat-alerts">
                    <Menu name=words.alerts label=move || words.alerts>
                        <Switch label=words.alert_title is_on=alerts.title on_change=|_| {}/>
                        <Switch label=words.alert_sound is_on=alerts.sound on_change=ring_once/>
                        <Switch label=words.alert_desktop is_on=alerts.desktop on_change=ask/>
                        <Switch label=words.alert_keys is_on=alerts.keys on_change=|_| {}/>
                    </Menu>
                </div>
            }
        })
    }
}

#[component]
fn Switch(label: &'static str, is_on: RwSignal<bool>, on_change: impl Fn(bool) + 'static) -> impl IntoView {
    let change = move |event: leptos::ev::Event| {
        is_on.set(event_target_checked(&event));
        on_change(is_on.get_untracked());
    };
    view! {
        <label class="chat-alerts__switch">
            <input type="checkbox" prop:checked=move || is_on.get() on:change=change/>
            {label}
        </label>
    }
}
