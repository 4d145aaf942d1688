//! The tags of a ticket, and a combobox for one more: what others use is offered while somebody types. Without script the
//! browser's own list offers what is used most.

use std::time::Duration;

use leptos::{ev::KeyboardEvent, html, leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use ui::locale;

use super::AskForm;
use crate::{Tag, Ticket, actions::suggest_tags, draft::tidy_tag, words::words};

/// How long somebody pauses before they are offered anything.
const PAUSE: Duration = Duration::from_millis(150);
/// The most that are offered.
const OFFERED: usize = 8;

/// The tags with the field for one more.
#[component]
pub(crate) fn TagField(
    ticket: Memo<Ticket>,
    /// What is used most.
    common: Vec<String>,
) -> impl IntoView {
    let tags = Memo::new(move |_| ticket.read().tags.clone());
    let number = ticket.read_untracked().number.clone();
    view! {
        <div class="tag-field">
            <ul class="tag-field__tags" aria-label=words(locale()).tags>
                {
                    let number = number.clone();
                    move || tags.get().into_iter().map(|tag| view! { <Held number=number.clone() tag/> }).collect_view()
                }
            </ul>
            <Adding number tags common/>
        </div>
    }
}

/// A tag with the way to take it off.
#[component]
fn Held(number: String, tag: String) -> impl IntoView {
    let label = (words(locale()).remove_tag)(&tag);
    view! {
        <li class="tag">
            <bdi class="tag__name">{tag.clone()}</bdi>
            <AskForm number>
                <button class="tag__remove" name="remove_tag" value=tag title=label.clone() aria-label=label>"×"</button>
            </AskForm>
        </li>
    }
}

/// What is offered, and where the keyboard stands in it.
#[derive(Clone, Copy)]
struct Offer {
    tags: RwSignal<Vec<Tag>>,
    at: RwSignal<Option<usize>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// Grows with every question: an answer that was overtaken is not shown.
    asked: StoredValue<u32>,
}

impl Offer {
    fn new() -> Self {
        Self {
            tags: RwSignal::default(),
            at: RwSignal::new(None),
            timer: StoredValue::new(None),
            asked: StoredValue::new(0),
        }
    }

    /// Looks for tags with these letters once nobody types any more.
    fn look(self, letters: String, held: Vec<String>) {
        self.stop();
        self.timer.set_value(
            set_timeout_with_handle(
                move || {
                    // The page may be gone by now, and with it what it stored.
                    let Some(asked) = self.asked.try_get_value() else { return };
                    spawn_local(async move {
                        let found = suggest_tags(letters).await.unwrap_or_default();
                        if self.asked.try_get_value() == Some(asked) {
                            let new = found.into_iter().filter(|tag| !held.contains(&tag.name));
                            self.tags.set(new.take(OFFERED).collect());
                            self.at.set(None);
                        }
                    });
                },
                PAUSE,
            )
            .ok(),
        );
    }

    fn stop(self) {
        self.asked.update_value(|asked| *asked = asked.wrapping_add(1));
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn close(self) {
        self.stop();
        self.tags.set(Vec::new());
        self.at.set(None);
    }

    /// The next one, there or back; from the last to none, and from none to the first.
    fn step(self, is_back: bool) {
        let count = self.tags.read_untracked().len();
        self.at.update(|at| {
            *at = match (*at, is_back) {
                (None, false) => Some(0),
                (None, true) => count.checked_sub(1),
                (Some(place), false) => Some(place + 1),
                (Some(place), true) => place.checked_sub(1),
            }
            .filter(|place| *place < count);
        });
    }

    fn chosen(self) -> Option<String> {
        let at = self.at.get_untracked()?;
        self.tags.read_untracked().get(at).map(|tag| tag.name.clone())
    }
}

#[component]
fn Adding(number: String, tags: Memo<Vec<String>>, common: Vec<String>) -> impl IntoView {
    let words = words(locale());
    let input = NodeRef::<html::Input>::new();
    let offer = Offer::new();
    // The browser's own list is for browsers without script: two lists would cover each other.
    let is_alive = RwSignal::new(false);
    Effect::new(move || is_alive.set(true));
    // What the ticket has is not in the box any more.
    Effect::new(move || {
        let held = tags.get();
        if let Some(input) = input.get_untracked()
            && held.contains(&tidy_tag(&input.value()))
        {
            input.set_value("");
            offer.close();
        }
    });
    let look = move || {
        if let Some(input) = input.get_untracked() {
            offer.look(input.value(), tags.get_untracked());
        }
    };
    let take = move |tag: String| {
        let Some(input) = input.get_untracked() else { return };
        input.set_value(&tag);
        offer.close();
        if let Some(form) = input.form() {
            let _refused_by_the_form = form.request_submit();
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowDown" | "ArrowUp" => {
            event.prevent_default();
            if offer.tags.read_untracked().is_empty() {
                look();
            } else {
                offer.step(event.key() == "ArrowUp");
            }
        }
        "Enter" => {
            if let Some(tag) = offer.chosen() {
                event.prevent_default();
                take(tag);
            }
        }
        "Escape" if !offer.tags.read_untracked().is_empty() => {
            // It closes the list, and not what the list is in.
            event.prevent_default();
            event.stop_propagation();
            offer.close();
        }
        _ => {}
    };
    let is_open = move || !offer.tags.read().is_empty();
    let options = move || {
        let all = offer.tags.get().into_iter().enumerate().map(|(place, tag)| {
            let name = tag.name.clone();
            // Pressed, not clicked: a click comes after the box has lost its focus and closed the list.
            let pressed = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                take(name.clone());
            };
            view! {
                <li class="tag-field__option" role="option" id=option_id(place) on:mousedown=pressed
                    aria-selected=move || if offer.at.get() == Some(place) { "true" } else { "false" }>
                    <bdi>{tag.name}</bdi>
                </li>
            }
        });
        all.collect_view()
    };
    view! {
        <AskForm number>
            <div class="tag-field__add">
                <label class="visually-hidden" for="tag-input">{words.add_tag}</label>
                <input class="tag-field__input" id="tag-input" name="add_tag" type="text" required=true maxlength=40 dir="auto"
                    autocomplete="off" placeholder=words.add_tag node_ref=input
                    list=move || (!is_alive.get()).then_some("common-tags")
                    role="combobox" aria-autocomplete="list" aria-controls="tag-options"
                    aria-expanded=move || if is_open() { "true" } else { "false" }
                    aria-activedescendant=move || offer.at.get().map(option_id)
                    on:focus=move |_| look() on:input=move |_| look() on:blur=move |_| offer.close() on:keydown=on_key/>
                <button class="tag-field__button button button--quiet">{words.add}</button>
                <ul class="tag-field__options" id="tag-options" role="listbox" aria-label=words.tags hidden=move || !is_open()>
                    {options}
                </ul>
            </div>
            <datalist id="common-tags">
                {common.into_iter().map(|tag| view! { <option value=tag></option> }).collect_view()}
            </datalist>
        </AskForm>
    }
}

fn option_id(place: usize) -> String {
    format!("tag-option-{place}")
}
