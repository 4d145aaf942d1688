//! The brand on both themes, as it is typed. Its shades are set through the style object, which the content security policy
//! allows where a style attribute it does not.

use leptos::{html, prelude::*};
use ui::locale;

use crate::{
    Colour, Palette, Theme,
    colour::TOKENS,
    words::{Words, words},
};

/// A page of each theme in small, and what is said of the colour.
#[component]
pub(super) fn Preview(
    /// What the house would be called.
    name: RwSignal<String>,
    /// How it would greet in the reader's language.
    greeting: RwSignal<String>,
    /// Its colour, where it has one.
    colour: Memo<Option<Colour>>,
) -> impl IntoView {
    let words = words(locale());
    let notes = move || {
        let palette = colour.get().map(Palette::of);
        let notes = palette.map(|palette| (words.colour_notes)(&palette)).unwrap_or_default();
        notes.into_iter().map(|note| view! { <p class="field__hint">{note}</p> }).collect_view()
    };
    view! {
        <section class="brand__preview" aria-labelledby="preview">
            <h2 id="preview">{words.preview}</h2>
            {page(words, Theme::Light, name, greeting, colour)}
            {page(words, Theme::Dark, name, greeting, colour)}
            <div role="status">{notes}</div>
        </section>
    }
}

fn page(
    words: &'static Words,
    theme: Theme,
    name: RwSignal<String>,
    greeting: RwSignal<String>,
    colour: Memo<Option<Colour>>,
) -> impl IntoView {
    let (class, label) = match theme {
        Theme::Light => ("brand-page brand-page--light", words.light),
        Theme::Dark => ("brand-page brand-page--dark", words.dark),
    };
    let drawn = NodeRef::<html::Div>::new();
    Effect::new(move || {
        let (Some(drawn), palette) = (drawn.get(), colour.get().map(Palette::of)) else { return };
        let style = web_sys::HtmlElement::style(&drawn);
        for token in TOKENS {
            let _was_set_or_not = style.remove_property(token);
        }
        for (token, shade) in palette.iter().flat_map(|palette| palette.on(theme).tokens()) {
            let _always_valid = style.set_property(token, &shade.to_string());
        }
    });
    view! {
        <div class=class node_ref=drawn role="group" aria-label=label>
            <p class="brand-page__name"><span class="site-header__lamp" aria-hidden="true"></span><bdi>{move || name.get()}</bdi></p>
            <p class="brand-page__greeting" dir="auto">
                {move || if greeting.read().trim().is_empty() { words.own_greeting.to_owned() } else { greeting.get() }}
            </p>
            <p class="brand-page__ways">
                <span class="button button--primary">{words.a_button}</span>
                <span class="brand-page__live">{words.what_is_new}</span>
            </p>
        </div>
    }
}
