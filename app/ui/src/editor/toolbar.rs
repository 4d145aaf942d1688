//! The buttons above a text: one stop of the Tab key, arrows between them.

use leptos::{ev::KeyboardEvent, html, prelude::*};
use web_sys::{Element, HtmlElement, wasm_bindgen::JsCast};

use super::command::Command;
use crate::{
    Icon, locale,
    words::{Words, words},
};

/// A button of the toolbar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    /// Changes the text.
    Command(Command),
    /// Takes images.
    Image,
    /// Shows what others will see.
    Preview,
}

impl Tool {
    fn name(self, words: &Words) -> &'static str {
        match self {
            Self::Command(Command::Bold) => words.bold,
            Self::Command(Command::Italic) => words.italic,
            Self::Command(Command::Strikethrough) => words.strikethrough,
            Self::Command(Command::Link) => words.link,
            Self::Command(Command::Bullets) => words.bullets,
            Self::Command(Command::Numbers) => words.numbers,
            Self::Command(Command::Quote) => words.quote,
            Self::Command(Command::Code) => words.code,
            Self::Command(Command::Heading) => words.heading,
            Self::Image => words.image,
            Self::Preview => words.preview,
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Command(command) => command.icon(),
            Self::Image => "image",
            Self::Preview => "preview",
        }
    }

    fn keys(self) -> Option<&'static str> {
        match self {
            Self::Command(command) => command.keys(),
            Self::Image | Self::Preview => None,
        }
    }
}

/// The toolbar of a text.
#[component]
pub(super) fn Toolbar(
    /// Its buttons, in order.
    tools: Vec<Tool>,
    /// The id of the text.
    text: String,
    /// Whether the preview is shown.
    #[prop(into)]
    previewing: Signal<bool>,
    /// Does what a button says.
    use_tool: Callback<Tool>,
) -> impl IntoView {
    let words = words(locale());
    let toolbar = NodeRef::<html::Div>::new();
    let at = RwSignal::new(0_usize);
    let steer = move |event: KeyboardEvent| {
        let Some(toolbar) = toolbar.get_untracked() else { return };
        if let Some(next) = step(&toolbar, &event.key(), at.get_untracked()) {
            event.prevent_default();
            at.set(next);
            focus_button(&toolbar, next);
        }
    };
    let buttons = tools.into_iter().enumerate().map(|(place, tool)| {
        let name = tool.name(words);
        let title = tool.keys().map_or_else(|| name.to_owned(), |keys| format!("{name} (Ctrl/⌘+{keys})"));
        let shortcuts = tool.keys().map(|keys| format!("Control+{keys} Meta+{keys}"));
        let is_preview = tool == Tool::Preview;
        view! {
            <button
                class="editor-toolbar__button"
                type="button"
                title=title
                aria-label=name
                aria-keyshortcuts=shortcuts
                aria-pressed=move || is_preview.then(|| previewing.get().to_string())
                tabindex=move || if at.get() == place { "0" } else { "-1" }
                // The text keeps its selection, and a phone its keyboard.
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| {
                    at.set(place);
                    use_tool.run(tool);
                }
            >
                <Icon name=tool.icon()/>
            </button>
        }
    });
    view! {
        <div class="editor-toolbar" role="toolbar" aria-label=words.formatting aria-controls=text node_ref=toolbar on:keydown=steer>
            {buttons.collect_view()}
        </div>
    }
}

/// Where a key leads among the buttons.
fn step(toolbar: &Element, key: &str, at: usize) -> Option<usize> {
    let count = toolbar.query_selector_all("button").ok()?.length() as usize;
    let is_rtl = || {
        let nearest = toolbar.closest("[dir]").ok().flatten();
        nearest.and_then(|nearest| nearest.get_attribute("dir")).as_deref() == Some("rtl")
    };
    let last = count.checked_sub(1)?;
    let (forth, back) = (if at == last { 0 } else { at + 1 }, if at == 0 { last } else { at - 1 });
    match key {
        "ArrowRight" => Some(if is_rtl() { back } else { forth }),
        "ArrowLeft" => Some(if is_rtl() { forth } else { back }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

fn focus_button(toolbar: &Element, place: usize) {
    let buttons = toolbar.query_selector_all("button").ok();
    let button = buttons.and_then(|all| all.get(u32::try_from(place).unwrap_or_default()));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _not_focusable = button.focus();
    }
}
