//! A picture, as large as the window allows. The platform keeps the focus inside and closes it on Escape.

use leptos::{html, prelude::*};
use ui::locale;

use crate::{Attachment, words::words};

/// Shows the picture while there is one.
#[component]
pub(super) fn PictureViewer(enlarged: RwSignal<Option<Attachment>>) -> impl IntoView {
    let words = words(locale());
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        let is_wanted = enlarged.read().is_some();
        if is_wanted && !dialog.open() {
            let _already_open = dialog.show_modal();
        } else if !is_wanted && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="picture-viewer"
            node_ref=dialog
            aria-label=move || enlarged.get().map(|picture| picture.filename)
            on:close=move |_| enlarged.set(None)
        >
            {move || enlarged.get().map(|Attachment { url, filename, width, height, .. }| view! {
                <img class="picture-viewer__picture" src=url.clone() alt=filename.clone() width=width height=height/>
                <p class="picture-viewer__name">
                    <bdi>{filename}</bdi> " " <a href=url rel="external" target="_blank">{words.whole}</a>
                </p>
            })}
            <form method="dialog"><button class="button">{words.close}</button></form>
        </dialog>
    }
}
