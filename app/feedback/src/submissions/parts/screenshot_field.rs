//! A picture of what somebody sees: chosen, pasted, or taken of the screen where the browser can, with boxes over what is
//! nobody's business. Without script it is a plain file input.

use std::cell::RefCell;

use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    html,
    prelude::*,
    task::spawn_local,
};
use ui::{Button, Kind, locale};
use web_sys::{Blob, FileList, ImageBitmap, wasm_bindgen::JsValue};

use super::{
    mask::Mask,
    picture::{capture, draw, picture_of, screen_capture},
};
use crate::submissions::words::{GivingWords, giving_words};

thread_local! {
    /// What only the browser's one thread may touch: the picture under the boxes. A page has one.
    static PICTURE: RefCell<Option<ImageBitmap>> = const { RefCell::new(None) };
}

/// The pictures that are taken.
const TYPES: &str = "image/png,image/jpeg,image/webp,image/gif";

/// The picture while somebody works on it.
#[derive(Clone, Copy)]
struct Drawing {
    canvas: NodeRef<html::Canvas>,
    masks: RwSignal<Vec<Mask>>,
    /// Where a box was begun.
    begun: RwSignal<Option<(f64, f64)>>,
    /// What is sent.
    address: RwSignal<String>,
    is_unreadable: RwSignal<bool>,
}

impl Drawing {
    /// Takes a picture in the place of the former one.
    fn take(self, picture: Result<ImageBitmap, JsValue>) {
        let taken = picture.ok();
        let _page_is_gone = self.is_unreadable.try_set(taken.is_none());
        if taken.is_some() {
            PICTURE.set(taken);
            let _page_is_gone = self.masks.try_set(Vec::new());
            self.draw();
        }
    }

    fn draw(self) {
        let Some(canvas) = self.canvas.try_get_untracked().flatten() else { return };
        let masks = self.masks.try_get_untracked().unwrap_or_default();
        let address = PICTURE.with_borrow(|picture| draw(&canvas, picture.as_ref()?, &masks).ok());
        let _page_is_gone = self.address.try_set(address.unwrap_or_default());
    }

    fn take_first(self, files: Option<FileList>) -> bool {
        let file = files.and_then(|files| files.get(0)).filter(|file| file.type_().starts_with("image/"));
        let Some(file) = file else { return false };
        spawn_local(async move { self.take(picture_of(&Blob::from(file)).await) });
        true
    }

    fn remove(self) {
        PICTURE.set(None);
        self.masks.set(Vec::new());
        self.address.set(String::new());
    }

    /// Where a pointer is, in pixels of the picture.
    fn place(self, event: &PointerEvent) -> Option<(f64, f64)> {
        let canvas = self.canvas.get_untracked()?;
        let shown = canvas.get_bounding_client_rect();
        let scale = f64::from(canvas.width()) / shown.width().max(1.0);
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        Some(((x - shown.left()) * scale, (y - shown.top()) * scale))
    }

    fn end(self, event: &PointerEvent) {
        let begun = self.begun.try_update(Option::take).flatten();
        let Some((from, to)) = begun.zip(self.place(event)) else { return };
        let mask = Mask::between(from, to);
        if mask.is_drawn() {
            self.masks.update(|masks| masks.push(mask));
            self.draw();
        }
    }

    fn press(self, event: &KeyboardEvent) {
        let Some(canvas) = self.canvas.get_untracked() else { return };
        let size = (f64::from(canvas.width()), f64::from(canvas.height()));
        let mut masks = self.masks.get_untracked();
        match (&*event.key(), masks.last().copied()) {
            ("Enter", _) => masks.push(Mask::in_the_middle(size.0, size.1)),
            ("Backspace", Some(_)) => masks.truncate(masks.len() - 1),
            (key, Some(last)) => match last.after_key(key, event.shift_key(), size) {
                Some(moved) => {
                    let place = masks.len() - 1;
                    masks[place] = moved;
                }
                None => return,
            },
            _ => return,
        }
        event.prevent_default();
        self.masks.set(masks);
        self.draw();
    }
}

/// The field.
#[component]
pub(super) fn ScreenshotField(
    /// What is wrong with it.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let words = giving_words(locale());
    let drawing = Drawing {
        canvas: NodeRef::new(),
        masks: RwSignal::new(Vec::new()),
        begun: RwSignal::new(None),
        address: RwSignal::new(String::new()),
        is_unreadable: RwSignal::new(false),
    };
    let (is_alive, can_capture) = (RwSignal::new(false), RwSignal::new(false));
    let input = NodeRef::<html::Input>::new();
    Effect::new(move || {
        PICTURE.set(None);
        can_capture.set(screen_capture().is_some());
        // Before its name goes with what was chosen before this was alive.
        if let Some(input) = input.get_untracked() {
            drawing.take_first(input.files());
        }
        is_alive.set(true);
        let pasted = window_event_listener(leptos::ev::paste, move |event| {
            let files = event.clipboard_data().and_then(|pasted| pasted.files());
            if drawing.take_first(files) {
                event.prevent_default();
            }
        });
        on_cleanup(move || pasted.remove());
    });
    let has_picture = Memo::new(move |_| !drawing.address.read().is_empty());
    let is_wrong = move || error.get().is_some() || drawing.is_unreadable.get();
    let said = move || {
        let unreadable = drawing.is_unreadable.get().then(|| words.unreadable.to_owned());
        unreadable.or_else(|| error.get())
    };
    view! {
        <div class="field screenshot">
            <label class="field__label" for="feedback-screenshot">{words.screenshot}</label>
            <p class="field__hint" id="feedback-screenshot-hint">{words.screenshot_hint}</p>
            <div class="screenshot__ways">
                <input class="screenshot__input" id="feedback-screenshot" type="file" accept=TYPES node_ref=input
                    name=move || (!is_alive.get()).then_some("file") aria-describedby="feedback-screenshot-hint"
                    aria-invalid=move || is_wrong().then_some("true")
                    on:change=move |event| {
                        drawing.take_first(event_target::<web_sys::HtmlInputElement>(&event).files());
                    }/>
                {move || can_capture.get().then(|| view! { <Capture drawing words/> })}
            </div>
            {move || said().map(|said| view! { <p class="field__error">{said}</p> })}
            <input type="hidden" name="feedback[screenshot]" value="" prop:value=move || drawing.address.get()/>
            <div class="screenshot__drawing" hidden=move || !has_picture.get()>
                <p class="field__hint" id="feedback-mask-hint">{words.mask_hint}</p>
                <canvas class="screenshot__canvas" node_ref=drawing.canvas tabindex="0" role="img" aria-label=words.screenshot
                    aria-describedby="feedback-mask-hint"
                    on:pointerdown=move |event| drawing.begun.set(drawing.place(&event))
                    on:pointerup=move |event| drawing.end(&event)
                    on:pointercancel=move |_| drawing.begun.set(None)
                    on:keydown=move |event| drawing.press(&event)></canvas>
                <div class="screenshot__ways">
                    <Button r#type="button" kind=Kind::Quiet on:click=move |_| {
                        drawing.masks.update(|masks| {
                            masks.pop();
                        });
                        drawing.draw();
                    }>{words.undo_mask}</Button>
                    <Button r#type="button" kind=Kind::Quiet on:click=move |_| {
                        drawing.remove();
                        if let Some(input) = input.get_untracked() {
                            input.set_value("");
                        }
                    }>{words.remove_screenshot}</Button>
                </div>
                <p class="visually-hidden" role="status">{move || (words.masks)(drawing.masks.read().len())}</p>
            </div>
        </div>
    }
}

/// Takes a picture of the screen.
#[component]
fn Capture(drawing: Drawing, words: &'static GivingWords) -> impl IntoView {
    let take = move |_| {
        let Some(ask) = screen_capture() else { return };
        spawn_local(async move {
            // Whoever shows nothing has changed their mind, and is told nothing.
            if let Ok(picture) = capture(&ask).await {
                drawing.take(Ok(picture));
            }
        });
    };
    view! { <Button r#type="button" on:click=take>{words.capture}</Button> }
}
