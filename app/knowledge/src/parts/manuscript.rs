//! The text and its preview. Every pause in writing is saved; nothing that was typed is lost with an error, nor with a page
//! that its writer leaves in the midst of a word.

use std::time::Duration;

use base::Fault;
use leptos::{prelude::*, task::spawn_local};
use ui::{Button, FaultNotice, Field, TextArea, locale};
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, HtmlTextAreaElement, wasm_bindgen::JsCast};

use crate::{
    Article, ArticleId, LONGEST_CONTENT, LONGEST_TITLE, Staging,
    desk_actions::{preview, stage_article},
    desk_words::desk_words,
    parts::{Unsaved, take_images},
};

/// How long a pause in writing is before it is saved.
const PAUSE: Duration = Duration::from_millis(700);

/// How it stands with what was typed last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Saved {
    Nothing,
    Waiting,
    Done,
    Failed,
}

/// What the manuscript holds while it is written.
#[derive(Clone, Copy)]
struct Desk {
    id: ArticleId,
    title: RwSignal<String>,
    text: RwSignal<String>,
    shown: RwSignal<String>,
    version: RwSignal<Option<i64>>,
    saved: RwSignal<Saved>,
    fault: RwSignal<Option<Fault>>,
    /// What somebody else saved over what was begun here.
    theirs: RwSignal<Option<Staging>>,
    has_changes: RwSignal<bool>,
    pause: StoredValue<Option<TimeoutHandle>>,
    is_saving: StoredValue<bool>,
}

/// The text and its preview, side by side where there is room.
#[component]
pub(crate) fn Manuscript(
    article: Article,
    staging: Option<Staging>,
    /// The version of the working copy that stands here.
    staged: RwSignal<Option<i64>>,
    /// Set once something is staged.
    has_changes: RwSignal<bool>,
    /// Whether something was typed that is not saved yet.
    is_waiting: RwSignal<bool>,
) -> impl IntoView {
    let words = desk_words(locale());
    let (title, text) = match &staging {
        Some(staging) => (staging.title.clone(), staging.content_markdown.clone()),
        None => (article.title.clone(), article.content_markdown.clone()),
    };
    let desk = Desk {
        id: article.id,
        title: RwSignal::new(title.clone()),
        text: RwSignal::new(text),
        shown: RwSignal::new(article.content_html),
        version: staged,
        theirs: RwSignal::new(None),
        saved: RwSignal::new(Saved::Nothing),
        fault: RwSignal::new(None),
        has_changes,
        pause: StoredValue::new(None),
        is_saving: StoredValue::new(false),
    };
    desk.save_at_every_pause(staging.is_some());
    desk.save_on_leaving();
    let title_error = move || desk.title.read().trim().is_empty().then(|| words.title_needed.to_owned());
    Effect::new(move || is_waiting.set(desk.saved.get() == Saved::Waiting));
    let state = move || match desk.saved.get() {
        Saved::Nothing => "",
        Saved::Waiting => words.saving,
        Saved::Done => words.saved,
        Saved::Failed => words.not_saved,
    };
    let (tag, direction) = (article.locale.to_string(), article.locale.direction());
    view! {
        <FaultNotice fault=desk.fault/>
        {move || desk.theirs.get().map(|theirs| view! { <Choice theirs desk/> })}
        <div class="manuscript">
            <section class="manuscript__write" lang=tag.clone() dir=direction>
                <Field name="title" label=words.title value=title typed=desk.title error=Signal::derive(title_error)
                    maxlength=u32::try_from(LONGEST_TITLE).unwrap_or(u32::MAX)/>
                <TextArea name="text" label=words.text hint=words.text_hint.to_owned() value=desk.text rows=24
                    maxlength=u32::try_from(LONGEST_CONTENT).unwrap_or(u32::MAX)
                    on:paste=move |event| desk.take_pasted(&event)
                    on:dragover=|event| event.prevent_default()
                    on:drop=move |event| desk.take_dropped(&event)/>
                <p class="manuscript__state" role="status">{state}</p>
            </section>
            <section class="manuscript__preview" aria-label=words.preview>
                <h2 class="manuscript__name">{words.preview}</h2>
                <div class="prose" lang=tag dir=direction inner_html=move || desk.shown.get()></div>
            </section>
        </div>
    }
}

/// Saves what somebody left behind, on the version that they had before them or the newer one that they saved themselves.
async fn save_left(id: ArticleId, newer: Option<i64>) {
    let Some(Unsaved { title, text, version }) = Unsaved::of(id) else { return };
    if stage_article(id, title.clone(), text.clone(), newer.or(version)).await.is_ok() {
        Unsaved::forget_saved(id, &title, &text);
    }
}

/// The text that an event happened in.
fn area_of(event: &web_sys::Event) -> Option<HtmlTextAreaElement> {
    event.target()?.dyn_into().ok()
}

/// Two texts, and the choice between them: nothing is lost before it is made.
#[component]
fn Choice(theirs: Staging, desk: Desk) -> impl IntoView {
    let words = desk_words(locale());
    let text = theirs.content_markdown.clone();
    let theirs = StoredValue::new(theirs);
    let keep_mine = move |_| {
        desk.settle(theirs.with_value(|theirs| theirs.version));
        desk.save();
    };
    let take_theirs = move |_| {
        let Staging { title, content_markdown, version, .. } = theirs.get_value();
        desk.settle(version);
        desk.title.set(title);
        desk.text.set(content_markdown);
    };
    view! {
        <details class="card conflict" open=true>
            <summary>{words.their_text}</summary>
            <pre class="conflict__text" tabindex="0">{text}</pre>
            <div class="editor__hands">
                <Button r#type="button" on:click=keep_mine>{words.keep_mine}</Button>
                <Button r#type="button" on:click=take_theirs>{words.take_theirs}</Button>
            </div>
        </details>
    }
}

impl Desk {
    /// The other text is known by now; what is saved next follows it.
    fn settle(self, version: i64) {
        self.version.set(Some(version));
        self.theirs.set(None);
        self.fault.set(None);
    }

    fn save_at_every_pause(self, show_first: bool) {
        let before = StoredValue::new(None::<(String, String)>);
        Effect::new(move || {
            let now = (self.title.get(), self.text.get());
            let is_first = before.with_value(Option::is_none);
            let is_new = before.with_value(|before| before.as_ref().is_some_and(|before| *before != now));
            if is_new {
                let (title, text) = now.clone();
                Unsaved { title, text, version: self.version.get_untracked() }.keep(self.id);
                self.saved.set(Saved::Waiting);
                self.wait();
            } else if is_first && show_first {
                self.show();
            }
            let left = if is_first { Unsaved::of(self.id) } else { None };
            if let Some(left) = left.filter(|left| (&left.title, &left.text) != (&now.0, &now.1)) {
                // It follows what its writer had before them: where somebody else saved since, both are shown.
                self.version.set(left.version);
                self.title.set(left.title);
                self.text.set(left.text);
            }
            before.set_value(Some(now));
        });
    }

    /// Whoever looks away, or goes, has paused.
    fn save_on_leaving(self) {
        let looks_away = window_event_listener_untyped("visibilitychange", move |_| {
            if self.saved.try_get_untracked() == Some(Saved::Waiting) {
                self.save();
            }
        });
        on_cleanup(move || {
            looks_away.remove();
            // A save that is on its way does the rest when it is back.
            let (is_waiting, is_saving) = (self.saved.try_get_untracked(), self.is_saving.try_get_value());
            if (is_waiting, is_saving) == (Some(Saved::Waiting), Some(false)) {
                spawn_local(save_left(self.id, None));
            }
        });
    }

    fn wait(self) {
        if let Some(Some(waiting)) = self.pause.try_get_value() {
            waiting.clear();
        }
        self.pause.set_value(set_timeout_with_handle(move || self.save(), PAUSE).ok());
    }

    /// One save at a time: what is typed meanwhile is saved after it, on its version.
    fn save(self) {
        match self.is_saving.try_get_value() {
            Some(false) => self.is_saving.set_value(true),
            Some(true) => return self.wait(),
            None => return,
        }
        self.show();
        let (title, text) = (self.title.get_untracked(), self.text.get_untracked());
        spawn_local(async move {
            let staged =
                stage_article(self.id, title.clone(), text.clone(), self.version.get_untracked()).await;
            // The page may be gone by now, and with it everything here.
            if self.is_saving.try_set_value(false).is_some() {
                if let Ok(staging) = staged {
                    Unsaved::forget_saved(self.id, &title, &text);
                    save_left(self.id, Some(staging.version)).await;
                }
                return;
            }
            self.fault.set(staged.as_ref().err().cloned());
            match staged {
                Ok(staging) => {
                    self.version.set(Some(staging.version));
                    self.has_changes.set(true);
                    Unsaved::forget_saved(self.id, &title, &text);
                    let is_newest = self.text.get_untracked() == text && self.title.get_untracked() == title;
                    self.saved.set(if is_newest { Saved::Done } else { Saved::Waiting });
                }
                Err(fault) => {
                    let theirs = fault.details.get("staging").cloned();
                    self.theirs.set(theirs.and_then(|theirs| serde_json::from_value(theirs).ok()));
                    self.saved.set(Saved::Failed);
                }
            }
        });
    }

    fn take_pasted(self, event: &ClipboardEvent) {
        // A table from elsewhere comes as text and as a picture of it: the text is meant.
        let has_text = |data: &DataTransfer| data.get_data("text/plain").is_ok_and(|text| !text.is_empty());
        let files = event.clipboard_data().filter(|data| !has_text(data)).and_then(|data| data.files());
        if let Some(area) = area_of(event)
            && take_images(files, &area, self.text, self.fault)
        {
            event.prevent_default();
        }
    }

    fn take_dropped(self, event: &DragEvent) {
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(area) = area_of(event)
            && take_images(files, &area, self.text, self.fault)
        {
            event.prevent_default();
        }
    }

    fn show(self) {
        let text = self.text.get_untracked();
        spawn_local(async move {
            let Ok(html) = preview(text.clone()).await else { return };
            // Only the newest text's preview is shown.
            if self.text.try_get_untracked() == Some(text) {
                self.shown.set(html);
            }
        });
    }
}
