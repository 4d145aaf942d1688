//! What is beside an article's text: its settings, its translations, what readers said. Out of the way until it is asked for, or
//! until something in it is wrong.

use leptos::{ev::KeyboardEvent, html, prelude::*};
use ui::{Icon, focus, locale};

use crate::desk_words::desk_words;

/// A drawer at the side of the window. It opens without script.
#[component]
pub(crate) fn ArticleDrawer(
    /// Whether a field in it is wrong: it opens then, with the keyboard on that field.
    #[prop(into)]
    is_wrong: Signal<bool>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let words = desk_words(locale());
    let drawer = NodeRef::<html::Details>::new();
    Effect::new(move || {
        let Some(drawer) = drawer.get().filter(|_| is_wrong.get()) else { return };
        drawer.set_open(true);
        // Not before the field says what is wrong with it.
        request_animation_frame(|| focus(".drawer [aria-invalid=true]"));
    });
    let close = move |event: KeyboardEvent| {
        if let Some(drawer) = drawer.get_untracked().filter(|_| event.key() == "Escape") {
            drawer.set_open(false);
            focus(".drawer__button");
        }
    };
    view! {
        <details class="drawer" node_ref=drawer open=is_wrong.get_untracked() on:keydown=close>
            <summary class="drawer__button"><Icon name="list"/>{words.settings}</summary>
            <div class="drawer__panel">{children()}</div>
        </details>
    }
}
