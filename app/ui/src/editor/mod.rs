//! The editor of Markdown: a text area with buttons, keys, and a preview. Without script it is the text area alone.
//!
//! Commands are functions from a text with a selection to another (`selected.rs`), so that all of them are tested without a
//! browser; `area.rs` alone knows the text area.

mod area;
mod blocks;
mod command;
mod inline;
mod line;
mod list_keys;
mod paste;
mod selected;
mod toolbar;

use std::pin::Pin;

use base::Fault;
use leptos::{ev::KeyboardEvent, html, prelude::*, task::spawn_local};
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, File, FileList, HtmlInputElement, HtmlTextAreaElement,
    wasm_bindgen::JsCast,
};

pub use self::area::write_at_cursor;
use self::{
    area::{area_of, grow, selected_in, write},
    command::{Command, Press},
    selected::Selected,
    toolbar::{Tool, Toolbar},
};
use crate::{FaultNotice, TextArea, field::field_id, locale, text_area::TextAreaProps, words::words};

/// What a text will look like to others: the domain's own server function.
pub type Preview = fn(String) -> Pin<Box<dyn Future<Output = Result<String, Fault>> + Send>>;

/// A text in Markdown, with what helps to write it.
#[component]
pub fn Editor(
    /// Its name in the form, and its id.
    name: &'static str,
    /// The form's own name among the page's, where several have a field of this name: the id begins with it.
    #[prop(optional, into)]
    form: Option<String>,
    /// What is asked; it may change with what is written.
    #[prop(into)]
    label: TextProp,
    /// What it holds; the caller's signal follows what is typed.
    value: RwSignal<String>,
    /// Said under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Lines shown at first.
    #[prop(default = 6)]
    rows: u32,
    /// The most characters.
    #[prop(optional, into)]
    maxlength: Option<u32>,
    /// Whether the form needs it.
    #[prop(optional)]
    required: bool,
    /// Whether the label is for screen readers alone, and stands in the empty text.
    #[prop(optional)]
    quiet_label: bool,
    /// Sends its form on Enter with Ctrl or ⌘.
    #[prop(optional)]
    submits: bool,
    /// Whether the text has headings: an article's does, a message's does not.
    #[prop(optional)]
    with_headings: bool,
    /// Renders the text as others will see it; without one there is no preview.
    #[prop(optional)]
    preview: Option<Preview>,
    /// Takes the files that are pasted, dropped or chosen; without it there is no button for images.
    #[prop(optional)]
    on_files: Option<Callback<Vec<File>>>,
) -> impl IntoView {
    let (editor, images) = (NodeRef::<html::Div>::new(), NodeRef::<html::Input>::new());
    let id = field_id(form.as_deref(), name);
    let shown = RwSignal::new(None::<Result<String, Fault>>);
    let text = move || -> Option<HtmlTextAreaElement> {
        editor.get_untracked()?.query_selector("textarea").ok()??.dyn_into().ok()
    };
    // What is shown is what stands there: once that is another text, it is written on.
    Effect::new(move || {
        value.track();
        shown.set(None);
        if let Some(area) = text() {
            request_animation_frame(move || grow(&area));
        }
    });
    let use_tool = Callback::new(move |tool: Tool| match tool {
        Tool::Command(command) => {
            shown.set(None);
            if let Some(area) = text() {
                let selected = selected_in(&area);
                write(&area, &selected, &command.apply(&selected));
            }
        }
        Tool::Image => {
            if let Some(images) = images.get_untracked() {
                images.click();
            }
        }
        Tool::Preview => show(preview, value, shown),
    });
    let tools = tools(with_headings, on_files.is_some(), preview.is_some());
    let previewing = Signal::derive(move || shown.read().is_some());
    let choose = move |event: leptos::ev::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        give(files_in(input.files()), on_files);
        // The same one can be chosen again.
        input.set_value("");
    };
    let toolbar = move || view! { <Toolbar tools text=id previewing use_tool/> }.into_any();
    let text_area = TextArea(TextAreaProps {
        name,
        form,
        label,
        value: Some(value),
        hint,
        error,
        rows,
        maxlength,
        required,
        quiet_label,
        submits,
        children: Some(Box::new(toolbar)),
    });
    view! {
        <div
            class="markdown-editor"
            class:markdown-editor--previewing=move || previewing.get()
            node_ref=editor
            on:keydown=move |event| press(&event)
            on:paste=move |event| take_paste(&event, on_files)
            on:dragover=move |event| {
                if on_files.is_some() && has_files(&event) {
                    event.prevent_default();
                }
            }
            on:drop=move |event| {
                if on_files.is_some() && has_files(&event) {
                    event.prevent_default();
                    give(files_in(event.data_transfer().and_then(|data| data.files())), on_files);
                }
            }
        >
            {text_area}
            {on_files.map(|_| view! { <input class="markdown-editor__images" type="file" accept="image/*" multiple=true hidden=true node_ref=images on:change=choose/> })}
            {move || shown.get().map(|shown| view! { <Shown shown/> })}
        </div>
    }
}

/// What others will see.
#[component]
fn Shown(shown: Result<String, Fault>) -> impl IntoView {
    let words = words(locale());
    match shown {
        Ok(html) => view! {
            <div class="markdown-editor__preview prose" role="region" aria-label=words.preview tabindex="0" inner_html=html></div>
        }
        .into_any(),
        Err(fault) => view! { <FaultNotice fault=Signal::stored(Some(fault))/> }.into_any(),
    }
}

fn tools(with_headings: bool, with_images: bool, with_preview: bool) -> Vec<Tool> {
    let mut tools: Vec<Tool> =
        [Command::Bold, Command::Italic, Command::Strikethrough].map(Tool::Command).to_vec();
    if with_headings {
        tools.push(Tool::Command(Command::Heading));
    }
    let others = [Command::Link, Command::Bullets, Command::Numbers, Command::Quote, Command::Code];
    tools.extend(others.map(Tool::Command));
    if with_images {
        tools.push(Tool::Image);
    }
    if with_preview {
        tools.push(Tool::Preview);
    }
    tools
}

/// Shows the preview, or goes back to the text.
fn show(preview: Option<Preview>, value: RwSignal<String>, shown: RwSignal<Option<Result<String, Fault>>>) {
    let Some(preview) = preview.filter(|_| shown.read_untracked().is_none()) else {
        shown.set(None);
        return;
    };
    let text = value.get_untracked();
    if text.trim().is_empty() {
        return;
    }
    spawn_local(async move {
        let rendered = preview(text.clone()).await;
        // Only the newest text's preview is shown, and only where its page still is.
        if value.try_get_untracked() == Some(text) {
            let _page_is_gone = shown.try_set(Some(rendered));
        }
    });
}

/// A key in the text: a command, the next item of a list, an item that moves.
fn press(event: &KeyboardEvent) {
    let Some(area) = area_of(event) else { return };
    if event.is_composing() || event.default_prevented() || event.alt_key() {
        return;
    }
    let (key, code) = (event.key(), event.code());
    let (is_command, shift) = (event.ctrl_key() || event.meta_key(), event.shift_key());
    let selected = selected_in(&area);
    let after = match (is_command, &*key, shift) {
        (true, _, _) => {
            Command::of(Press { key: &key, code: &code, shift }).map(|command| command.apply(&selected))
        }
        (false, "Enter", false) => list_keys::go_on(&selected),
        (false, "Tab", is_out) => list_keys::indent(&selected, is_out),
        _ => None,
    };
    if let Some(after) = after {
        event.prevent_default();
        write(&area, &selected, &after);
    }
}

/// Files go to whoever takes them; formatted text becomes Markdown, an address over words a link. Everything else is pasted as
/// the browser does it.
fn take_paste(event: &ClipboardEvent, on_files: Option<Callback<Vec<File>>>) {
    let (Some(area), Some(pasted)) = (area_of(event), event.clipboard_data()) else { return };
    let plain = pasted.get_data("text/plain").unwrap_or_default();
    // A table from elsewhere comes as text and as a picture of it: the text is meant.
    if plain.is_empty() && give(files_in(pasted.files()), on_files) {
        event.prevent_default();
        return;
    }
    let selected = selected_in(&area);
    let after = inline::link_to(&selected, &plain).or_else(|| formatted(&pasted, &selected));
    if let Some(after) = after {
        event.prevent_default();
        write(&area, &selected, &after);
    }
}

/// What a formatted text becomes; none where it says no more than its plain text does, or comes from an editor of code.
fn formatted(pasted: &DataTransfer, selected: &Selected) -> Option<Selected> {
    let is_code = pasted.types().iter().any(|kind| kind.as_string().as_deref() == Some("vscode-editor-data"));
    if is_code || selected.is_in_code() {
        return None;
    }
    let html = pasted.get_data("text/html").ok().filter(|html| !html.is_empty())?;
    Some(selected.typed(&paste::markdown_of(&html)?))
}

fn files_in(files: Option<FileList>) -> Vec<File> {
    files.map(|files| (0..files.length()).filter_map(|place| files.get(place)).collect()).unwrap_or_default()
}

/// Hands files over; says whether there were any and somebody takes them.
fn give(files: Vec<File>, on_files: Option<Callback<Vec<File>>>) -> bool {
    let Some(on_files) = on_files.filter(|_| !files.is_empty()) else { return false };
    on_files.run(files);
    true
}

fn has_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nothing(_: String) -> Pin<Box<dyn Future<Output = Result<String, Fault>> + Send>> {
        Box::pin(async { Ok(String::new()) })
    }

    #[test]
    fn it_is_a_text_area_with_named_buttons() {
        let html = Owner::new().with(|| {
            let value = RwSignal::new("</textarea><script>alert(1)</script>".to_owned());
            view! { <Editor name="body" label="Your reply" value preview=nothing with_headings=true/> }
                .to_html()
        });
        assert!(!html.contains("<script>"), "{html}");
        assert!(html.contains("role=\"toolbar\"") && html.contains("aria-controls=\"body\""), "{html}");
        for name in ["Bold", "Italic", "Bulleted list", "Heading", "Preview"] {
            assert!(html.contains(&format!("aria-label=\"{name}\"")), "{name}: {html}");
        }
        assert!(!html.contains("aria-label=\"Image\""), "nobody takes images here: {html}");
        assert_eq!(html.matches("tabindex=\"0\"").count(), 1, "{html}");
    }
}
