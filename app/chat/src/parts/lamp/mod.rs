//! The lamp in the corner of a page to read: a link to the chat, which an alive page opens in the page itself. Nothing is
//! fetched before somebody wants it, or a chat goes on. It stands in pages that everybody shares, so it knows nobody.

mod frame_line;

use leptos::{ev::MouseEvent, html, prelude::*};
use ui::{Icon, locale};

use self::frame_line::{FrameNews, address, hear_frame, say_page, say_visible};
use crate::{
    browser::{OPEN_CHAT, kept},
    words::lamp_words,
};

/// The lamp.
#[component]
pub fn ChatLamp() -> impl IntoView {
    let words = lamp_words(locale());
    let (dialog, frame) = (NodeRef::<html::Dialog>::new(), NodeRef::<html::Iframe>::new());
    let (src, unread) = (RwSignal::new(None::<String>), RwSignal::new(0_u32));
    let is_open = RwSignal::new(false);
    let lang = locale();
    let load = move || {
        if src.read_untracked().is_none() {
            src.set(address(lang));
        }
    };
    Effect::new(move || {
        if kept(OPEN_CHAT).is_some() {
            load();
        }
    });
    hear_frame(frame, move |news| match news {
        FrameNews::Ready => {
            if let Some(frame) = frame.get_untracked() {
                say_page(&frame);
                say_visible(&frame, is_open.get_untracked());
            }
        }
        FrameNews::Unread(count) => unread.set(count),
        FrameNews::Close => is_open.set(false),
    });
    Effect::new(move || {
        let (Some(dialog), open) = (dialog.get(), is_open.get()) else { return };
        if open && !dialog.open() {
            let _already_open = dialog.show_modal();
        } else if !open && dialog.open() {
            // The platform gives the focus back to the lamp.
            dialog.close();
        }
        if let Some(frame) = frame.get_untracked() {
            say_visible(&frame, open);
        }
    });
    let press = move |event: MouseEvent| {
        // With a key held, the browser's own ways of opening a link stay.
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        load();
        is_open.set(true);
    };
    view! {
        <aside class="chat-lamp" aria-label=words.title>
            <a class="chat-lamp__button" href="/chat" on:click=press>
                <Icon name="chat"/>
                <span class="visually-hidden">{words.open}</span>
                {move || Some(unread.get()).filter(|count| *count > 0).map(|count| view! {
                    <span class="chat-lamp__unread">
                        <span class="visually-hidden">" "{words.unread}" "</span>{count}
                    </span>
                })}
            </a>
            <dialog class="chat-panel" node_ref=dialog aria-label=words.title on:close=move |_| is_open.set(false)>
                {move || src.get().map(|src| view! {
                    <iframe class="chat-panel__frame" node_ref=frame src=src title=words.title></iframe>
                })}
            </dialog>
        </aside>
    }
}
