//! Prerendered HTML with what little is alive in it: buttons that copy code, and forms that are sent in place. What people
//! wrote in it was made safe when it was written.

use leptos::{html, prelude::*};
use ui::{locale, toast};
use web_sys::wasm_bindgen::JsCast;

use crate::{
    submit_partial::submit_partial,
    words::{Words, words},
};

/// The HTML.
#[component]
pub(crate) fn InteractiveHtml(html: String) -> impl IntoView {
    let words = words(locale());
    let text = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(text) = text.get() {
            add_copy_buttons(&text, words);
        }
    });
    view! {
        <div class="reading__text" node_ref=text inner_html=html
            on:submit=|event| submit_partial(&event)
            on:click=move |event| {
                if let Some(button) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) {
                    copy_beside(&button, words);
                }
            }
        ></div>
    }
}

fn add_copy_buttons(text: &web_sys::HtmlElement, words: &Words) {
    let Ok(blocks) = text.query_selector_all(".prose pre") else { return };
    for place in 0..blocks.length() {
        let Some(block) = blocks.get(place) else { continue };
        let Ok(button) = document().create_element("button") else { continue };
        button.set_class_name("button button--quiet prose__copy");
        let _always_valid = button.set_attribute("type", "button");
        button.set_text_content(Some(words.copy));
        let _same_document = block.append_child(&button);
    }
}

/// Copies the code of the block that the button stands in.
fn copy_beside(button: &web_sys::HtmlElement, words: &Words) {
    if !button.class_list().contains("prose__copy") {
        return;
    }
    let code = button.parent_element().and_then(|block| block.query_selector("code").ok().flatten());
    if let Some(code) = code.and_then(|code| code.text_content()) {
        let _tells_nobody = window().navigator().clipboard().write_text(&code);
        toast(words.copied);
    }
}
