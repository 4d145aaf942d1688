//! Who listens to what in this process. Another fan-out (NATS, Redis) would feed the same `publish`.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use tokio::sync::mpsc::{self, Receiver, Sender, error::TrySendError};

use super::{encoded_event::EncodedEvent, ephemeral_signal::EphemeralSignal, frame_batch::FrameBatch};

/// What a listener is told.
#[derive(Clone)]
pub(super) enum HubMessage {
    /// What happened, in order.
    Events(Arc<FrameBatch>),
    /// Something that may be lost.
    EphemeralSignal(Arc<EphemeralSignal>),
}

/// HubMessage for one listener, and the topic that it is heard on.
pub(super) type Delivery = (Arc<str>, HubMessage);

#[derive(Clone)]
struct Listener {
    socket: u64,
    queue: Sender<Delivery>,
    is_watch: bool,
}

/// Batches of changes that may wait for a watch before it is let go.
const WATCH_LENGTH: usize = 1_024;

/// A part of this process that follows feeds, as long as it holds this.
pub(super) struct Watch {
    heard: Receiver<Delivery>,
    /// What was heard and not yet asked for, the next one last.
    waiting: Vec<Arc<EncodedEvent>>,
}

impl Watch {
    /// The topic of the next event of the feeds. None when the watch fell behind: whoever follows begins again.
    pub async fn recv(&mut self) -> Option<Arc<str>> {
        loop {
            if let Some(spoken) = self.waiting.pop() {
                return Some(Arc::clone(&spoken.entry.topic));
            }
            if let (_, HubMessage::Events(said)) = self.heard.recv().await? {
                self.waiting.extend(said.events.iter().rev().cloned());
            }
        }
    }
}

/// A number for a listener, of which there is no other in this process.
pub(super) fn listener_number() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// The listeners of this process, by topic.
#[derive(Clone, Default)]
pub struct Hub(Arc<Mutex<HashMap<Arc<str>, Vec<Listener>>>>);

impl Hub {
    /// Hands events, in order, to everybody who listens to `topic`: all of them at once. A listener whose queue is full is too
    /// slow: its queue is let go here, its socket ends, and its client resumes from what it has. Answers how many were told.
    pub(super) fn publish(&self, topic: &Arc<str>, events: Vec<Arc<EncodedEvent>>) -> usize {
        let mut topics = self.topics();
        let Some((name, listeners)) = topics.get_key_value(topic) else { return 0 };
        let (said, mut gone) = (Arc::new(FrameBatch::new(events)), Vec::new());
        for listener in listeners {
            match listener.queue.try_send((Arc::clone(name), HubMessage::Events(Arc::clone(&said)))) {
                Ok(()) => {}
                Err(TrySendError::Closed(_)) => gone.push(listener.socket),
                Err(TrySendError::Full(_)) => {
                    metrics::counter!("realtime_slow_sockets_total").increment(1);
                    gone.push(listener.socket);
                }
            }
        }
        let told = listeners.len() - gone.len();
        if !gone.is_empty() {
            forget(&mut topics, &gone);
        }
        told
    }

    /// Hands an ephemeral signal to everybody who listens to its topic. Whoever has no room for it misses it.
    pub(super) fn signal(&self, signal: &Arc<EphemeralSignal>) {
        let topics = self.topics();
        let Some((name, listeners)) = topics.get_key_value(signal.topic.as_str()) else { return };
        for listener in listeners {
            let _missed =
                listener.queue.try_send((Arc::clone(name), HubMessage::EphemeralSignal(Arc::clone(signal))));
        }
    }

    pub(super) fn listen(&self, topic: &Arc<str>, socket: u64, queue: Sender<Delivery>) {
        let mut topics = self.topics();
        let listeners = topics.entry(Arc::clone(topic)).or_default();
        listeners.retain(|listener| listener.socket != socket);
        listeners.push(Listener { socket, queue, is_watch: false });
    }

    /// Follows feeds from inside this process.
    pub(super) fn watch(&self, feeds: &[&str]) -> Watch {
        let (queue, heard) = mpsc::channel(WATCH_LENGTH);
        let listener = Listener { socket: listener_number(), queue, is_watch: true };
        let mut topics = self.topics();
        for feed in feeds {
            topics.entry((*feed).into()).or_default().push(listener.clone());
        }
        Watch { heard, waiting: Vec::new() }
    }

    pub(super) fn leave(&self, topic: &Arc<str>, socket: u64) {
        let mut topics = self.topics();
        if let Some(listeners) = topics.get_mut(topic) {
            listeners.retain(|listener| listener.socket != socket);
            if listeners.is_empty() {
                topics.remove(topic);
            }
        }
    }

    /// The feeds that this process follows, where nobody else listens; none where sockets do, who may hear anything.
    pub(super) fn only_feeds(&self) -> Option<Vec<String>> {
        let topics = self.topics();
        let has_socket = topics.values().flatten().any(|listener| !listener.is_watch);
        (!has_socket).then(|| topics.keys().map(|feed| feed.to_string()).collect())
    }

    fn topics(&self) -> MutexGuard<'_, HashMap<Arc<str>, Vec<Listener>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Drops every hold on these listeners' queues, which closes them.
fn forget(topics: &mut HashMap<Arc<str>, Vec<Listener>>, gone: &[u64]) {
    topics.retain(|_, listeners| {
        listeners.retain(|listener| !gone.contains(&listener.socket));
        !listeners.is_empty()
    });
}
