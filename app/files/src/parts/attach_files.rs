//! Where files are attached to a form: chosen, dropped or pasted, several at once, each with its progress. Without script it
//! is a plain file input, and the form goes by way of `files::form_action`.

use leptos::{html, prelude::*};
use ui::{Button, Icon, Kind, locale, toast};
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Element, Event, HtmlInputElement,
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};

use super::uploads::{Upload, UploadState, Uploads};
use crate::words::{Words, words};

/// The files of a form, within the form.
#[component]
pub fn AttachFiles(
    /// The form's files; its page empties them when the form was sent.
    uploads: Uploads,
    /// The form's own name among the page's: the input's id begins with it.
    #[prop(into)]
    form: String,
) -> impl IntoView {
    let words = words(locale());
    let (root, input) = (NodeRef::<html::Div>::new(), NodeRef::<html::Input>::new());
    let (is_alive, is_over) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move || {
        let Some(root) = root.get() else { return };
        // Before its name goes with what was chosen before this was alive.
        if let Some(input) = input.get_untracked() {
            take_chosen(&input, uploads);
        }
        is_alive.set(true);
        if let Ok(Some(form)) = root.closest("form") {
            listen(&form, uploads, is_over, words.wait);
        }
    });
    let id = format!("{form}-files");
    view! {
        <div class="attach" class:attach--alive=is_alive class:attach--over=is_over node_ref=root>
            <div class="attach__choose">
                <input
                    class="attach__input"
                    id=id.clone()
                    type="file"
                    multiple=true
                    name=move || (!is_alive.get()).then_some("file")
                    node_ref=input
                    on:change=move |event| take_chosen(&event_target(&event), uploads)
                />
                <label class="attach__button" for=id><Icon name="clip"/>{words.attach}</label>
                <span class="attach__hint">{words.or_drop}</span>
            </div>
            <input type="hidden" name="attachment_ids" value="" prop:value=move || uploads.field()/>
            <ul class="attach__list" aria-label=words.attached>
                <For each=move || uploads.all() key=|upload| upload.key let:upload>
                    <Chosen upload uploads words/>
                </For>
            </ul>
        </div>
    }
}

/// One file: how it fares, and the way out.
#[component]
fn Chosen(upload: Upload, uploads: Uploads, words: &'static Words) -> impl IntoView {
    let (key, name, size) = (upload.key, upload.name.clone(), (words.size)(upload.size));
    let state = upload.state.clone();
    let fares = {
        let state = state.clone();
        move || {
            match state.get() {
            UploadState::Sending(percent) => view! {
                <progress class="attach__progress" max="100" value=percent aria-label=words.attached></progress>
                <span class="attach__note">{(words.sent_so_far)(percent)}</span>
            }
            .into_any(),
            UploadState::Kept(_) => view! { <span class="attach__note">{size.clone()}</span> }.into_any(),
            UploadState::Refused(why) => view! { <span class="attach__wrong" role="alert">{why}</span> }.into_any(),
        }
        }
    };
    let is_refused = {
        let state = state.clone();
        move || matches!(state.get(), UploadState::Refused(_))
    };
    let (label, word) = {
        let (name, state, other) = (name.clone(), state.clone(), state);
        let is_sending =
            move |state: &ArcRwSignal<UploadState>| matches!(state.get(), UploadState::Sending(_));
        let label = move || if is_sending(&state) { (words.cancel)(&name) } else { (words.remove)(&name) };
        (label, move || if is_sending(&other) { words.cancel_word } else { words.remove_word })
    };
    let again = (words.retry)(&name);
    view! {
        <li class="attach__file">
            <span class="attach__name"><bdi>{name}</bdi></span>
            {fares}
            <span class="attach__ways">
                {move || (is_refused() && upload.can_retry()).then(|| {
                    let (upload, again) = (upload.clone(), again.clone());
                    view! {
                        <span on:click=move |_| upload.begin()>
                            <Button kind=Kind::Quiet r#type="button">
                                <span aria-hidden="true">{words.retry_word}</span>
                                <span class="visually-hidden">{again}</span>
                            </Button>
                        </span>
                    }
                })}
                <span on:click=move |_| uploads.remove(key)>
                    <Button kind=Kind::Quiet r#type="button">
                        <span aria-hidden="true">{word}</span>
                        <span class="visually-hidden">{label}</span>
                    </Button>
                </span>
            </span>
        </li>
    }
}

/// Takes what was chosen out of an input, in which the same can be chosen again.
fn take_chosen(input: &HtmlInputElement, uploads: Uploads) {
    uploads.take_list(input.files());
    input.set_value("");
}

/// Takes what is dropped on the form or pasted into it, and holds the form back while files are on their way. What an
/// editor in the form took already is left to it. The listeners go with the form.
fn listen(form: &Element, uploads: Uploads, is_over: RwSignal<bool>, wait: &'static str) {
    let over = move |is: bool| {
        let _page_is_gone = is_over.try_set(is);
    };
    on(form, "dragover", false, move |event: DragEvent| {
        let is_files =
            |kind: JsValue| kind.as_string().is_some_and(|kind| kind.eq_ignore_ascii_case("files"));
        if event.data_transfer().is_some_and(|held| held.types().iter().any(is_files)) {
            event.prevent_default();
            over(true);
        }
    });
    on(form, "dragleave", false, move |_: DragEvent| over(false));
    on(form, "drop", false, move |event: DragEvent| {
        over(false);
        if !event.default_prevented()
            && uploads.take_list(event.data_transfer().and_then(|held| held.files()))
        {
            event.prevent_default();
        }
    });
    on(form, "paste", false, move |event: ClipboardEvent| {
        let held = event.clipboard_data().filter(|_| !event.default_prevented());
        // What an office program copies is text, and a picture of it: the text is meant.
        if let Some(held) = held.filter(|held| !is_formatted_text(held))
            && uploads.take_list(held.files())
        {
            event.prevent_default();
        }
    });
    // Before the form's own listeners: what is on its way would not be among what is sent.
    on(form, "submit", true, move |event: Event| {
        if uploads.is_sending() {
            event.prevent_default();
            event.stop_immediate_propagation();
            toast(wait);
        }
    });
}

/// Whether text is pasted, as it is and formatted. A picture of a page has its address in HTML alone, a file its name as plain
/// text alone.
fn is_formatted_text(held: &DataTransfer) -> bool {
    let says = |kind| held.get_data(kind).is_ok_and(|said| !said.is_empty());
    says("text/plain") && says("text/html")
}

fn on<E: JsCast + 'static>(form: &Element, name: &str, is_first: bool, hear: impl Fn(E) + 'static) {
    let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| hear(event.unchecked_into()));
    let callback = hear.into_js_value();
    let _known_event =
        form.add_event_listener_with_callback_and_bool(name, callback.unchecked_ref(), is_first);
}
