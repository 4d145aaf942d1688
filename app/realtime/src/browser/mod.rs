//! The browser's end of the socket: one line a tab, many topics, resumed where it broke.

mod line;
mod presence_list;
mod typing;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures::channel::mpsc::{UnboundedSender, unbounded};
use leptos::prelude::*;

pub use presence_list::PresenceList;
pub use typing::show_typing;

use crate::{ClientFrame, Event, Participant};

/// What a listener is told.
#[derive(Clone, Debug, PartialEq)]
pub enum TopicUpdate {
    /// Something happened.
    Event(Event),
    /// Somebody is writing.
    Typing(Participant),
    /// Somebody looks at it too, or no longer.
    Presence(Participant, bool),
    /// Somebody has read so far, in their own count.
    Read(Participant, i64),
    /// Its place among those that wait, with what its domain says of it.
    Queue(i64, serde_json::Value),
    /// What this page said was refused: the code and the sentence, and which message it was.
    Refused(base::Code, String, Option<uuid::Uuid>),
    /// Too much was missed: load again, and go on from this `seq`.
    Reload,
}

type Listener = Arc<dyn Fn(TopicUpdate) + Send + Sync>;

/// What the page wants to hear, and how far it has heard it.
#[derive(Default)]
struct Wanted {
    topics: HashMap<String, (Option<i64>, Listener)>,
    /// The topics at which the viewer says to be: said again on every new line.
    present: HashSet<String>,
    say: Option<UnboundedSender<ClientFrame>>,
    /// What proves a visitor who has no account.
    session_token: Option<String>,
}

type Shared = Arc<Mutex<Wanted>>;

/// Never held while a listener runs: a listener may want another topic.
fn lock(wanted: &Shared) -> MutexGuard<'_, Wanted> {
    wanted.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The tab's line, in context.
#[derive(Clone, Copy)]
struct Live {
    wanted: StoredValue<Shared>,
    is_open: RwSignal<bool>,
}

/// Puts the tab's line into context. It opens with the first topic that somebody wants.
pub fn provide_live() {
    let live = Live { wanted: StoredValue::new(Arc::default()), is_open: RwSignal::new(true) };
    provide_context(live);
}

/// Whether the tab's line stands, or has not been needed yet. Pages say so when it does not.
pub fn is_line_open() -> bool {
    use_context::<Live>().is_none_or(|live| live.is_open.get())
}

/// Says a frame that may be lost, if the line stands.
pub fn tell(frame: ClientFrame) {
    if let Some(live) = use_context::<Live>() {
        live.tell(frame);
    }
}

/// Opens the line, from its next beginning on, for the visitor whom a conversation's token names.
pub fn use_session_token(token: String) {
    if let Some(live) = use_context::<Live>() {
        let wanted = live.wanted.get_value();
        lock(&wanted).session_token = Some(token);
    }
}

/// Hears `topic` for as long as the calling component lives, from just after `since`.
/// On the server it does nothing.
pub fn use_topic(topic: String, since: Option<i64>, on_event: impl Fn(TopicUpdate) + Send + Sync + 'static) {
    let Some(live) = use_context::<Live>() else { return };
    let listener = StoredValue::new(Arc::new(on_event) as Listener);
    let name = topic.clone();
    // Effects run in the browser only.
    Effect::new(move || live.want(&name, since, listener.get_value()));
    on_cleanup(move || live.forget(&topic));
}

impl Live {
    fn want(self, topic: &str, since: Option<i64>, listener: Listener) {
        let wanted = self.wanted.get_value();
        lock(&wanted).topics.insert(topic.to_owned(), (since, listener));
        let is_first = lock(&wanted).say.is_none();
        if is_first {
            let (say, said) = unbounded();
            lock(&wanted).say = Some(say);
            leptos::task::spawn_local(line::keep(Arc::clone(&wanted), said, self.is_open));
        } else {
            lock(&wanted).say(ClientFrame::Subscribe { topic: topic.to_owned(), since });
        }
    }

    /// Says that the viewer is at `topic`, now and on every line to come until the topic is forgotten.
    fn say_here(self, topic: &str) {
        let Some(wanted) = self.wanted.try_get_value() else { return };
        let mut wanted = lock(&wanted);
        wanted.present.insert(topic.to_owned());
        wanted.say(ClientFrame::Presence { topic: Some(topic.to_owned()) });
    }

    fn tell(self, frame: ClientFrame) {
        if let Some(wanted) = self.wanted.try_get_value() {
            lock(&wanted).say(frame);
        }
    }

    fn forget(self, topic: &str) {
        // The page that hosted the line may be gone before its parts are.
        let Some(wanted) = self.wanted.try_get_value() else { return };
        lock(&wanted).topics.remove(topic);
        lock(&wanted).present.remove(topic);
        lock(&wanted).say(ClientFrame::Unsubscribe { topic: topic.to_owned() });
    }
}

impl Wanted {
    fn say(&self, frame: ClientFrame) {
        if let Some(say) = &self.say {
            let _line_is_down = say.unbounded_send(frame);
        }
    }

    /// Who listens to a topic.
    fn listener(&self, topic: &str) -> Option<Listener> {
        self.topics.get(topic).map(|(_, listener)| Arc::clone(listener))
    }

    /// Hears a topic from `seq` on, whatever was heard before.
    fn begin_again(&mut self, topic: &str, seq: i64) -> Option<Listener> {
        let (since, listener) = self.topics.get_mut(topic)?;
        *since = Some(seq);
        Some(Arc::clone(listener))
    }

    /// What every new line begins with: what the page hears, and where the viewer is.
    fn subscriptions(&self) -> Vec<ClientFrame> {
        let subscribe = |(topic, (since, _)): (&String, &(Option<i64>, Listener))| ClientFrame::Subscribe {
            topic: topic.clone(),
            since: *since,
        };
        let is_here = |topic: &String| ClientFrame::Presence { topic: Some(topic.clone()) };
        self.topics.iter().map(subscribe).chain(self.present.iter().map(is_here)).collect()
    }

    /// Notes where a topic is heard from. Answers the listener where it has no place to resume from.
    fn hear_feed_again(&mut self, topic: &str, seq: i64) -> Option<Listener> {
        let (since, listener) = self.topics.get_mut(topic)?;
        if since.is_some() {
            return None;
        }
        // A feed is a word alone, a conversation names its own: `queue`, `ticket:<id>`.
        if topic.contains(':') {
            *since = Some(seq);
        }
        Some(Arc::clone(listener))
    }

    /// Moves a topic's place ahead and names who listens. What was heard before is dropped.
    fn advance(&mut self, topic: &str, seq: i64, is_feed: bool) -> Option<Listener> {
        let (since, listener) = self.topics.get_mut(topic)?;
        if !is_feed {
            if since.is_some_and(|since| seq <= since) {
                return None;
            }
            *since = Some(seq);
        }
        Some(Arc::clone(listener))
    }
}
