//! A modal dialog on `<dialog>`: the platform keeps the focus inside and closes it on Escape.

use leptos::{html, prelude::*};

/// A dialog that is open while `open` is true.
#[component]
pub fn Dialog(
    /// Its own among the page's dialogs: the heading's id begins with it. Leptos gives no id that both sides agree on.
    name: &'static str,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// Whether it is open; Escape sets it to false.
    open: RwSignal<bool>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = format!("{name}-dialog-title");
    let named_by = title_id.clone();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        if open.get() == dialog.open() {
            return;
        }
        if open.get() {
            let _already_open = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby=named_by on:close=move |_| open.set(false)>
            <h2 class="dialog__title" id=title_id>{title}</h2>
            {children()}
        </dialog>
    }
}
