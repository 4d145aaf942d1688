//! The text and its preview. Every pause in writing is saved; nothing that was typed is lost with an error.

use std::time::Duration;

use base::Fault;
use leptos::{prelude::*, task::spawn_local};
use ui::{FaultNotice, Field, TextArea, locale};

use crate::{
    Article, ArticleId, LONGEST_CONTENT, LONGEST_TITLE, Staging,
    desk_actions::{preview, stage_article},
    desk_words::desk_words,
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
    has_changes: RwSignal<bool>,
    pause: StoredValue<Option<TimeoutHandle>>,
    is_saving: StoredValue<bool>,
}

/// The text and its preview, side by side where there is room.
#[component]
pub(crate) fn Manuscript(
    article: Article,
    staging: Option<Staging>,
    /// Set once something is staged.
    has_changes: RwSignal<bool>,
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
        version: RwSignal::new(staging.as_ref().map(|staging| staging.version)),
        saved: RwSignal::new(Saved::Nothing),
        fault: RwSignal::new(None),
        has_changes,
        pause: StoredValue::new(None),
        is_saving: StoredValue::new(false),
    };
    desk.save_at_every_pause(staging.is_some());
    let state = move || match desk.saved.get() {
        Saved::Nothing => "",
        Saved::Waiting => words.saving,
        Saved::Done => words.saved,
        Saved::Failed => words.not_saved,
    };
    let (tag, direction) = (article.locale.to_string(), article.locale.direction());
    view! {
        <FaultNotice fault=desk.fault/>
        <div class="manuscript">
            <section class="manuscript__write" lang=tag.clone() dir=direction>
                <Field name="title" label=words.title value=title typed=desk.title
                    maxlength=u32::try_from(LONGEST_TITLE).unwrap_or(u32::MAX)/>
                <TextArea name="text" label=words.text hint=words.text_hint.to_owned() value=desk.text rows=24
                    maxlength=u32::try_from(LONGEST_CONTENT).unwrap_or(u32::MAX)/>
                <p class="manuscript__state" role="status">{state}</p>
            </section>
            <section class="manuscript__preview" aria-label=words.preview>
                <h2 class="manuscript__name">{words.preview}</h2>
                <div class="prose" lang=tag dir=direction inner_html=move || desk.shown.get()></div>
            </section>
        </div>
    }
}

impl Desk {
    fn save_at_every_pause(self, show_first: bool) {
        let before = StoredValue::new(None::<(String, String)>);
        Effect::new(move || {
            let now = (self.title.get(), self.text.get());
            let is_first = before.with_value(Option::is_none);
            let is_new = before.with_value(|before| before.as_ref().is_some_and(|before| *before != now));
            before.set_value(Some(now));
            if is_new {
                self.saved.set(Saved::Waiting);
                self.wait();
            } else if is_first && show_first {
                self.show();
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
                return;
            }
            self.fault.set(staged.as_ref().err().cloned());
            match staged {
                Ok(staging) => {
                    self.version.set(Some(staging.version));
                    self.has_changes.set(true);
                    let is_newest = self.text.get_untracked() == text && self.title.get_untracked() == title;
                    self.saved.set(if is_newest { Saved::Done } else { Saved::Waiting });
                }
                Err(_) => self.saved.set(Saved::Failed),
            }
        });
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
