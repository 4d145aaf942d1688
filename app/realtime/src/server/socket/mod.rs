//! One socket: who it is, what it hears, and how far it has heard each.

mod ephemeral;
mod hear;
mod limits;
mod send;
mod signal_limits;
mod upgrade;

use std::{collections::HashMap, sync::Arc, time::Duration};

use axum::{body::Bytes, response::Response};
use base::{
    DateTime, Utc,
    server::{Actor, ClientAddress, Ctx, Error, RequestRefusal, Result, invalid},
};
use futures::{SinkExt, StreamExt};
use tokio::{
    sync::mpsc::{self, Receiver, Sender},
    time::{Instant, Interval, MissedTickBehavior, interval_at, timeout},
};
use tokio_tungstenite::tungstenite::{
    self, Message,
    protocol::{CloseFrame, WebSocketConfig, frame::coding::CloseCode},
};

pub use self::{
    limits::SocketCounts,
    signal_limits::{SignalLimit, SignalLimits},
    upgrade::Upgrade,
};
use self::{
    limits::{Allowance, FRAME, Place, SUBSCRIPTION},
    send::{refuse, send, send_frame, within_patience},
    upgrade::Line,
};
use super::{
    Hub, Signal, SocketAuth, SocketCredential, SubscriptionGrant, TopicHandlers,
    hub::{Delivery, listener_number},
};
use crate::{ClientFrame, MessageFrame, ServerFrame};

/// Held by every socket from its beginning: the default of 128 KiB is more than a gigabyte for ten thousand.
const READ_BUFFER: usize = 2 * 1024;
/// What is gathered for one line before it is written.
const WRITE_BUFFER: usize = 4 * 1024;
/// The largest frame that a client may send: the longest message, every letter of it spelt as an escape.
const LARGEST_FRAME: usize = 320 * 1024;
/// Batches of events that may wait for a slow socket before it is closed to resume: several for each of its topics.
const QUEUE_LENGTH: usize = 1_024;
/// Topics that one socket may hear.
const MOST_TOPICS: usize = 200;
/// How often a silent line is tried.
const HEARTBEAT: Duration = Duration::from_secs(25);
/// How many seconds a client is told to wait that was refused for a limit.
const REFUSED_FOR: u64 = 30;
/// How often it is asked again whether a socket may hear its topics: a ticket may have got another customer.
const REAUTHORIZE: Duration = Duration::from_secs(60);
/// How long a client may take to prove who it is, to answer a ping, or to take a frame.
const PATIENCE: Duration = Duration::from_secs(15);

/// What every socket of this process shares.
#[derive(Clone)]
pub struct Sockets {
    /// Who listens.
    pub hub: Hub,
    /// What can be heard.
    pub topic_handlers: TopicHandlers,
    /// Who may come in.
    pub auth: Arc<dyn SocketAuth>,
    /// How many there are.
    pub counts: SocketCounts,
    /// What they may signal.
    pub signals: SignalLimits,
}

/// Upgrades a request whose `Origin` was checked. An anonymous actor has to send `authenticate` first.
///
/// # Errors
/// [`Error::RateLimited`] where its person, its address or this process has too many sockets already.
pub fn connect(
    upgrade: Upgrade,
    ctx: Ctx,
    sockets: Sockets,
    credential: SocketCredential,
    address: ClientAddress,
) -> Result<Response> {
    let Some(place) = sockets.counts.take(&credential.actor, address) else {
        metrics::counter!("realtime_refused_sockets_total").increment(1);
        return Err(Error::RateLimited { retry_after: REFUSED_FOR });
    };
    let config = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_write_buffer_size(LARGEST_FRAME)
        .max_message_size(Some(LARGEST_FRAME))
        .max_frame_size(Some(LARGEST_FRAME));
    Ok(upgrade.agree(config, move |line| async move {
        metrics::gauge!("realtime_sockets").increment(1.0);
        Socket::new(ctx, sockets, credential, (place, address)).serve(line).await;
        metrics::gauge!("realtime_sockets").decrement(1.0);
    }))
}

/// How a socket hears one topic.
struct Hearing {
    grant: SubscriptionGrant,
    /// The last `seq` that was sent.
    last: i64,
    /// When the others were last told that somebody looks.
    present: Option<Instant>,
    /// How far this socket said that it has read.
    read: i64,
}

struct Socket {
    id: u64,
    /// Its name among the sockets of all processes.
    name: uuid::Uuid,
    /// When it last signalled of anything but presence and reading on: more often than [`SIGNAL_INTERVAL`] nobody needs to
    /// know.
    signalled: Option<Instant>,
    ctx: Ctx,
    sockets: Sockets,
    actor: Actor,
    /// When what let it in expires.
    expires_at: Option<DateTime<Utc>>,
    /// Its place among the open ones.
    place: Place,
    address: ClientAddress,
    /// What it may still say.
    allowance: Allowance,
    topics: HashMap<Arc<str>, Hearing>,
    /// Whether a frame that was written for many went out in part: nothing can be said in its midst.
    is_cut: bool,
    /// Dropped by its owner's hub when the socket is too slow, which ends `heard`.
    queue: Option<Sender<Delivery>>,
}

/// What a socket does next.
enum Next {
    /// The client said something, or went away.
    Said(Option<tungstenite::Result<Message>>),
    /// The hub told something.
    Heard(Delivery),
    /// Only the credential is to be looked at.
    Nothing,
    /// The line is to be tried.
    Beat,
    /// The topics are to be authorized again.
    Review,
}

fn every(period: Duration) -> Interval {
    let mut ticks = interval_at(Instant::now() + period, period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

/// Ends when nothing is left of a time; never where it has no end.
async fn expiry(left: Option<Duration>) {
    match left {
        Some(left) => tokio::time::sleep(left).await,
        None => std::future::pending().await,
    }
}

/// Why a socket ends.
struct Ended(CloseCode, &'static str);

impl Socket {
    fn new(
        ctx: Ctx,
        sockets: Sockets,
        credential: SocketCredential,
        (place, address): (Place, ClientAddress),
    ) -> Self {
        let SocketCredential { actor, expires_at } = credential;
        let id = listener_number();
        let name = ctx.id();
        Self {
            id,
            name,
            signalled: None,
            ctx,
            sockets,
            actor,
            expires_at,
            place,
            address,
            allowance: Allowance::full(),
            topics: HashMap::new(),
            is_cut: false,
            queue: None,
        }
    }

    async fn serve(mut self, mut line: Line) {
        let (queue, heard) = mpsc::channel(QUEUE_LENGTH);
        self.queue = Some(queue);
        let Ended(code, reason) = self.converse(&mut line, heard).await;
        for (topic, hearing) in std::mem::take(&mut self.topics) {
            self.leave(&topic, &hearing).await;
        }
        if self.is_cut {
            return;
        }
        let farewell = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
        let _gone_already = timeout(PATIENCE, line.send(farewell)).await;
    }

    async fn converse(&mut self, line: &mut Line, mut heard: Receiver<Delivery>) -> Ended {
        let mut revocations = self.sockets.auth.watch();
        let (mut beat, mut review) = (every(HEARTBEAT), every(REAUTHORIZE));
        let mut is_alive = true;
        let must_prove = tokio::time::sleep(PATIENCE);
        tokio::pin!(must_prove);
        loop {
            let is_anonymous = self.actor == Actor::Anonymous;
            let next = tokio::select! {
                message = line.next() => Next::Said(message),
                Some(first) = heard.recv() => Next::Heard(first),
                _ = revocations.changed() => Next::Nothing,
                () = expiry(self.time_left()) => Next::Nothing,
                () = &mut must_prove, if is_anonymous => return Ended(CloseCode::Policy, "nobody signed in"),
                _ = beat.tick() => Next::Beat,
                _ = review.tick() => Next::Review,
            };
            // Before anything is said or heard: not one event more reaches somebody who may not hear it any longer.
            if let Err(ended) = self.check_credential() {
                return ended;
            }
            let went_on = match next {
                Next::Said(message) => {
                    is_alive = true;
                    self.answer(line, message).await
                }
                Next::Heard(first) => within_patience(self.hear_all(line, first, &mut heard)).await,
                Next::Nothing => Ok(()),
                Next::Beat if std::mem::take(&mut is_alive) => send(line, Message::Ping(Bytes::new())).await,
                Next::Beat => Err(Ended(CloseCode::Away, "no answer")),
                Next::Review => self.reauthorize(line).await,
            };
            if let Err(ended) = went_on {
                return ended;
            }
            if self.was_too_slow(&heard) {
                return Ended(CloseCode::Again, "too slow; resume from what you have");
            }
        }
    }

    /// Whether what let the socket in still holds.
    fn check_credential(&self) -> Result<(), Ended> {
        if self.time_left().is_some_and(|left| left.is_zero()) {
            return Err(Ended(CloseCode::Policy, "the token expired"));
        }
        if !self.sockets.auth.is_session_valid(&self.actor) {
            return Err(Ended(CloseCode::Policy, "the session ended"));
        }
        Ok(())
    }

    fn time_left(&self) -> Option<Duration> {
        self.expires_at.map(|at| (at - self.ctx.now()).to_std().unwrap_or_default())
    }

    async fn answer(
        &mut self,
        line: &mut Line,
        message: Option<tungstenite::Result<Message>>,
    ) -> Result<(), Ended> {
        match message {
            Some(Ok(Message::Text(text))) => self.take(line, &text).await,
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Ok(()),
            Some(Ok(Message::Binary(_))) => Err(Ended(CloseCode::Unsupported, "text frames only")),
            Some(Err(tungstenite::Error::Capacity(_))) => Err(Ended(CloseCode::Size, "too large")),
            Some(Err(tungstenite::Error::Protocol(_))) => Err(Ended(CloseCode::Protocol, "")),
            Some(Err(tungstenite::Error::Utf8(_))) => Err(Ended(CloseCode::Invalid, "")),
            Some(Ok(Message::Close(_)) | Err(_)) | None => Err(Ended(CloseCode::Normal, "")),
        }
    }

    /// The hub lets go of a queue that is full; then only this socket's own hold on it is left.
    fn was_too_slow(&self, heard: &Receiver<Delivery>) -> bool {
        !self.topics.is_empty() && heard.sender_strong_count() <= 1
    }

    async fn take(&mut self, line: &mut Line, text: &str) -> Result<(), Ended> {
        let frame = match serde_json::from_str::<ClientFrame>(text) {
            Ok(frame) => frame,
            Err(error) => {
                if !self.allowance.take(FRAME) {
                    return Err(Ended(CloseCode::Policy, "too many frames"));
                }
                let refused = invalid("frame", RequestRefusal::naming(format!("cannot be read: {error}")));
                return refuse(line, &refused, None, None).await;
            }
        };
        let price = if matches!(frame, ClientFrame::Subscribe { .. }) { SUBSCRIPTION } else { FRAME };
        if !self.allowance.take(price) {
            refuse(line, &Error::RateLimited { retry_after: REFUSED_FOR }, None, None).await?;
            return Err(Ended(CloseCode::Policy, "too many frames"));
        }
        match frame {
            ClientFrame::Authenticate { token } => self.authenticate(line, &token).await,
            ClientFrame::Subscribe { topic, since } => {
                let outcome = self.subscribe(line, topic.as_str().into(), since).await?;
                match outcome {
                    Ok(()) => Ok(()),
                    Err(error) => refuse(line, &error, Some(topic), None).await,
                }
            }
            ClientFrame::Unsubscribe { topic } => {
                let topic = Arc::from(topic);
                if let Some(hearing) = self.topics.remove(&topic) {
                    self.leave(&topic, &hearing).await;
                }
                Ok(())
            }
            ClientFrame::Message(message) => {
                let (topic, client_id) = (message.topic.clone(), message.client_id);
                match self.say(message).await {
                    Ok(()) => Ok(()),
                    Err(error) => refuse(line, &error, Some(topic), client_id).await,
                }
            }
            ClientFrame::Typing { topic } => {
                let frame = |topic, who| ServerFrame::Typing { topic, who };
                self.signal(line, topic, Signal::Typing, frame).await
            }
            ClientFrame::Presence { topic } => {
                let here = |topic, who| ServerFrame::Presence { topic, who, is_here: true };
                self.signal(line, topic, Signal::Present, here).await
            }
            ClientFrame::Read { topic, seq } => {
                let frame = |topic, who| ServerFrame::Read { topic, who, seq };
                self.signal(line, topic, Signal::Read(seq), frame).await
            }
            ClientFrame::Ping => send_frame(line, &ServerFrame::Pong).await,
        }
    }

    async fn say(&self, message: MessageFrame) -> Result<()> {
        self.sockets.topic_handlers.of(&message.topic)?.say(&self.ctx, &self.actor, message).await
    }

    /// Takes a proof of who this is: the first one, or a fresh one of the same person before the last expires. What a socket
    /// hears was authorized for one person; another one opens another socket.
    async fn authenticate(&mut self, line: &mut Line, token: &str) -> Result<(), Ended> {
        let SocketCredential { actor, expires_at } =
            match self.sockets.auth.verify_token(&self.ctx, token).await {
                Ok(credential) => credential,
                Err(error) => return refuse(line, &error, None, None).await,
            };
        if self.actor != Actor::Anonymous && !is_same(&self.actor, &actor) {
            return refuse(
                line,
                &Error::conflict(RequestRefusal::new("This socket has its person already.")),
                None,
                None,
            )
            .await;
        }
        if self.actor == Actor::Anonymous && !self.place.belong_to(&actor, self.address) {
            refuse(line, &Error::RateLimited { retry_after: REFUSED_FOR }, None, None).await?;
            return Err(Ended(CloseCode::Policy, "too many sockets"));
        }
        (self.actor, self.expires_at) = (actor, expires_at);
        self.reauthorize(line).await
    }
}

/// Whether two actors are one person, or one visitor.
fn is_same(one: &Actor, other: &Actor) -> bool {
    match (one, other) {
        (Actor::Person(one), Actor::Person(other)) => one.id == other.id,
        (Actor::Visitor(one), Actor::Visitor(other)) => one.session == other.session,
        _ => false,
    }
}
