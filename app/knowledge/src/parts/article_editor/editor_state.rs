//! What is written at the moment, and how it gets to the server without a word being lost on the way.

use std::time::Duration;

use base::Fault;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    Article, ArticleId, WorkingCopy,
    desk_actions::{preview, save_working_copy},
    parts::{BaseVersion, DraftText, LocalDraft},
};

/// How long a pause in writing is before it is saved.
const PAUSE: Duration = Duration::from_millis(700);

/// How it stands with what was typed last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saved {
    Nothing,
    Waiting,
    Done,
    Failed,
}

/// What the editor holds while it is written.
#[derive(Clone, Copy)]
pub(super) struct EditorState {
    id: ArticleId,
    pub title: RwSignal<String>,
    pub text: RwSignal<String>,
    pub shown: RwSignal<String>,
    /// The version of the working copy that stands here.
    version: RwSignal<Option<i64>>,
    /// The article's revision that it was begun on.
    revision: StoredValue<i32>,
    /// What the server holds.
    held: StoredValue<DraftText>,
    pub saved: RwSignal<Saved>,
    pub fault: RwSignal<Option<Fault>>,
    /// What somebody else wrote over what was begun here.
    pub conflicting_version: RwSignal<Option<LocalDraft>>,
    has_changes: RwSignal<bool>,
    pause: StoredValue<Option<TimeoutHandle>>,
    is_saving: StoredValue<bool>,
}

impl EditorState {
    /// What is written of `article`, on `working_copy` where there is one.
    pub fn new(
        article: &Article,
        working_copy: Option<&WorkingCopy>,
        preview: Option<String>,
        version: RwSignal<Option<i64>>,
        has_changes: RwSignal<bool>,
    ) -> Self {
        let (words, base) = working_copy.map_or_else(|| of_article(article), of_working_copy);
        Self {
            id: article.id,
            title: RwSignal::new(words.title.clone()),
            text: RwSignal::new(words.text.clone()),
            shown: RwSignal::new(preview.unwrap_or_else(|| article.content_html.clone())),
            version,
            revision: StoredValue::new(base.revision),
            held: StoredValue::new(words),
            saved: RwSignal::new(Saved::Nothing),
            fault: RwSignal::new(None),
            conflicting_version: RwSignal::new(None),
            has_changes,
            pause: StoredValue::new(None),
            is_saving: StoredValue::new(false),
        }
    }

    /// What stands here.
    fn words(self) -> DraftText {
        DraftText { title: self.title.get(), text: self.text.get() }
    }

    fn base(self) -> BaseVersion {
        BaseVersion { version: self.version.get_untracked(), revision: self.revision.get_value() }
    }

    /// The other text is known by now; what is saved next follows it.
    pub fn settle(self, theirs: &LocalDraft) {
        self.version.set(theirs.base.version);
        self.revision.set_value(theirs.base.revision);
        self.held.set_value(theirs.words.clone());
        self.has_changes.update(|has| *has |= theirs.base.version.is_some());
        self.conflicting_version.set(None);
        self.fault.set(None);
    }

    pub fn save_at_every_pause(self) {
        let before = StoredValue::new(None::<DraftText>);
        Effect::new(move || {
            let now = self.words();
            let was = before.try_update_value(|before| before.replace(now.clone())).flatten();
            match was {
                Some(was) if was != now => self.take(now),
                Some(_) => {}
                None => self.bring_back(&now),
            }
        });
    }

    /// Takes what was typed: it is kept here at once, and saved when typing pauses.
    fn take(self, now: DraftText) {
        if self.held.with_value(|held| *held == now) {
            LocalDraft::forget(self.id);
            self.saved.set(Saved::Nothing);
            self.stop_waiting();
            return self.show();
        }
        LocalDraft { words: now, base: self.base() }.keep(self.id);
        // Before two texts are chosen between, saving one would only collide again.
        if self.conflicting_version.read_untracked().is_none() {
            self.saved.set(Saved::Waiting);
            self.wait();
        }
    }

    /// Brings back what was left here. It stands on what its writer had before them: where that became something else since,
    /// saving it says so, and both are shown.
    fn bring_back(self, now: &DraftText) {
        match LocalDraft::of(self.id) {
            Some(left) if left.words == *now => LocalDraft::forget(self.id),
            Some(LocalDraft { words, base }) => {
                self.version.set(base.version);
                self.revision.set_value(base.revision);
                self.title.set(words.title);
                self.text.set(words.text);
            }
            None => {}
        }
    }

    /// Whoever looks away, or goes, has paused; and what failed on a broken line is tried again once it is back.
    pub fn save_on_leaving(self) {
        let looks_away = window_event_listener_untyped("visibilitychange", move |_| {
            if self.saved.try_get_untracked() == Some(Saved::Waiting) {
                self.save();
            }
        });
        let is_back = window_event_listener_untyped("online", move |_| {
            let has_failed = self.saved.try_get_untracked() == Some(Saved::Failed);
            if has_failed && self.conflicting_version.try_get_untracked() == Some(None) {
                self.save();
            }
        });
        on_cleanup(move || {
            looks_away.remove();
            is_back.remove();
            self.stop_waiting();
            // A save that is on its way does the rest when it is back.
            let (is_waiting, is_saving) = (self.saved.try_get_untracked(), self.is_saving.try_get_value());
            if (is_waiting, is_saving) == (Some(Saved::Waiting), Some(false)) {
                spawn_local(save_left(self.id));
            }
        });
    }

    fn wait(self) {
        self.stop_waiting();
        self.pause.set_value(set_timeout_with_handle(move || self.save(), PAUSE).ok());
    }

    fn stop_waiting(self) {
        if let Some(Some(waiting)) = self.pause.try_get_value() {
            waiting.clear();
        }
    }

    /// One save at a time: what is typed meanwhile is saved after it, on its version.
    pub fn save(self) {
        match self.is_saving.try_get_value() {
            Some(false) => self.is_saving.set_value(true),
            Some(true) => return self.wait(),
            None => return,
        }
        self.show();
        let (words, base) = (untrack(|| self.words()), self.base());
        spawn_local(async move {
            let saved = save_text(self.id, &words, base).await;
            if let Ok(working_copy) = &saved {
                LocalDraft::settle(self.id, &words, of_working_copy(working_copy).1);
            }
            // The page may be gone by now, and with it everything here.
            if self.is_saving.try_set_value(false).is_some() {
                if saved.is_ok() {
                    save_left(self.id).await;
                }
                return;
            }
            self.fault.set(saved.as_ref().err().cloned());
            match saved {
                Ok(working_copy) => {
                    self.version.set(Some(working_copy.version));
                    self.revision.set_value(working_copy.based_on);
                    self.has_changes.set(true);
                    let now = untrack(|| self.words());
                    let is_newest = now == words;
                    self.held.set_value(words);
                    if is_newest {
                        self.saved.set(Saved::Done);
                    } else {
                        self.take(now);
                    }
                }
                Err(fault) => {
                    self.conflicting_version.set(conflicting_version_in(&fault));
                    self.saved.set(Saved::Failed);
                }
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

/// Saves what somebody left behind. What collides waits for them where it is kept.
async fn save_left(id: ArticleId) {
    let Some(LocalDraft { words, base }) = LocalDraft::of(id) else { return };
    if let Ok(working_copy) = save_text(id, &words, base).await {
        LocalDraft::settle(id, &words, of_working_copy(&working_copy).1);
    }
}

async fn save_text(id: ArticleId, words: &DraftText, base: BaseVersion) -> Result<WorkingCopy, Fault> {
    let DraftText { title, text } = words.clone();
    save_working_copy(id, title, text, base.version, base.revision).await
}

/// What stands in the working copy.
fn of_working_copy(working_copy: &WorkingCopy) -> (DraftText, BaseVersion) {
    let words = DraftText { title: working_copy.title.clone(), text: working_copy.content_markdown.clone() };
    (words, BaseVersion { version: Some(working_copy.version), revision: working_copy.based_on })
}

/// What readers see, where there is no working copy.
fn of_article(article: &Article) -> (DraftText, BaseVersion) {
    let words = DraftText { title: article.title.clone(), text: article.content_markdown.clone() };
    (words, BaseVersion { version: None, revision: article.revision })
}

/// What somebody else wrote, as a refusal tells it: the working copy, or the article where that became another one.
fn conflicting_version_in(fault: &Fault) -> Option<LocalDraft> {
    let told = |name| fault.details.get(name).cloned();
    let working_copy =
        told("staging").and_then(|working_copy| serde_json::from_value::<WorkingCopy>(working_copy).ok());
    let article = told("article").and_then(|article| serde_json::from_value::<Article>(article).ok());
    let (words, base) =
        working_copy.as_ref().map(of_working_copy).or_else(|| article.as_ref().map(of_article))?;
    Some(LocalDraft { words, base })
}
