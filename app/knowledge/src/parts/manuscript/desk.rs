//! What is written at the moment, and how it gets to the server without a word being lost on the way.

use std::time::Duration;

use base::Fault;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    Article, ArticleId, Staging,
    desk_actions::{preview, stage_article},
    parts::{Ground, Unsaved, Words},
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

/// What the manuscript holds while it is written.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    id: ArticleId,
    pub title: RwSignal<String>,
    pub text: RwSignal<String>,
    pub shown: RwSignal<String>,
    /// The version of the working copy that stands here.
    version: RwSignal<Option<i64>>,
    /// The article's revision that it was begun on.
    revision: StoredValue<i32>,
    /// What the server holds.
    held: StoredValue<Words>,
    pub saved: RwSignal<Saved>,
    pub fault: RwSignal<Option<Fault>>,
    /// What somebody else wrote over what was begun here.
    pub theirs: RwSignal<Option<Unsaved>>,
    has_changes: RwSignal<bool>,
    pause: StoredValue<Option<TimeoutHandle>>,
    is_saving: StoredValue<bool>,
}

impl Desk {
    /// What is written of `article`, on `staging` where there is one.
    pub fn new(
        article: &Article,
        staging: Option<&Staging>,
        preview: Option<String>,
        version: RwSignal<Option<i64>>,
        has_changes: RwSignal<bool>,
    ) -> Self {
        let (words, ground) = staging.map_or_else(|| published(article), staged);
        Self {
            id: article.id,
            title: RwSignal::new(words.title.clone()),
            text: RwSignal::new(words.text.clone()),
            shown: RwSignal::new(preview.unwrap_or_else(|| article.content_html.clone())),
            version,
            revision: StoredValue::new(ground.revision),
            held: StoredValue::new(words),
            saved: RwSignal::new(Saved::Nothing),
            fault: RwSignal::new(None),
            theirs: RwSignal::new(None),
            has_changes,
            pause: StoredValue::new(None),
            is_saving: StoredValue::new(false),
        }
    }

    /// What stands here.
    fn words(self) -> Words {
        Words { title: self.title.get(), text: self.text.get() }
    }

    fn ground(self) -> Ground {
        Ground { version: self.version.get_untracked(), revision: self.revision.get_value() }
    }

    /// The other text is known by now; what is saved next follows it.
    pub fn settle(self, theirs: &Unsaved) {
        self.version.set(theirs.ground.version);
        self.revision.set_value(theirs.ground.revision);
        self.held.set_value(theirs.words.clone());
        self.has_changes.update(|has| *has |= theirs.ground.version.is_some());
        self.theirs.set(None);
        self.fault.set(None);
    }

    pub fn save_at_every_pause(self) {
        let before = StoredValue::new(None::<Words>);
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
    fn take(self, now: Words) {
        if self.held.with_value(|held| *held == now) {
            Unsaved::forget(self.id);
            self.saved.set(Saved::Nothing);
            self.stop_waiting();
            return self.show();
        }
        Unsaved { words: now, ground: self.ground() }.keep(self.id);
        // Before two texts are chosen between, saving one would only collide again.
        if self.theirs.read_untracked().is_none() {
            self.saved.set(Saved::Waiting);
            self.wait();
        }
    }

    /// Brings back what was left here. It stands on what its writer had before them: where that became something else since,
    /// saving it says so, and both are shown.
    fn bring_back(self, now: &Words) {
        match Unsaved::of(self.id) {
            Some(left) if left.words == *now => Unsaved::forget(self.id),
            Some(Unsaved { words, ground }) => {
                self.version.set(ground.version);
                self.revision.set_value(ground.revision);
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
            if has_failed && self.theirs.try_get_untracked() == Some(None) {
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
        let (words, ground) = (untrack(|| self.words()), self.ground());
        spawn_local(async move {
            let saved = stage(self.id, &words, ground).await;
            if let Ok(staging) = &saved {
                Unsaved::settle(self.id, &words, staged(staging).1);
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
                Ok(staging) => {
                    self.version.set(Some(staging.version));
                    self.revision.set_value(staging.based_on);
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
                    self.theirs.set(theirs_in(&fault));
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
    let Some(Unsaved { words, ground }) = Unsaved::of(id) else { return };
    if let Ok(staging) = stage(id, &words, ground).await {
        Unsaved::settle(id, &words, staged(&staging).1);
    }
}

async fn stage(id: ArticleId, words: &Words, ground: Ground) -> Result<Staging, Fault> {
    let Words { title, text } = words.clone();
    stage_article(id, title, text, ground.version, ground.revision).await
}

/// What stands in the working copy.
fn staged(staging: &Staging) -> (Words, Ground) {
    let words = Words { title: staging.title.clone(), text: staging.content_markdown.clone() };
    (words, Ground { version: Some(staging.version), revision: staging.based_on })
}

/// What readers see, where there is no working copy.
fn published(article: &Article) -> (Words, Ground) {
    let words = Words { title: article.title.clone(), text: article.content_markdown.clone() };
    (words, Ground { version: None, revision: article.revision })
}

/// What somebody else wrote, as a refusal tells it: the working copy, or the article where that became another one.
fn theirs_in(fault: &Fault) -> Option<Unsaved> {
    let told = |name| fault.details.get(name).cloned();
    let staging = told("staging").and_then(|staging| serde_json::from_value::<Staging>(staging).ok());
    let article = told("article").and_then(|article| serde_json::from_value::<Article>(article).ok());
    let (words, ground) = staging.as_ref().map(staged).or_else(|| article.as_ref().map(published))?;
    Some(Unsaved { words, ground })
}
