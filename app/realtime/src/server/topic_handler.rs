//! What the hub does not know and asks: who somebody is, what they may hear, what saying something does.

use std::sync::Arc;

use base::{
    DateTime, Utc,
    server::{Actor, Ctx, Error, Result},
};
use serde_json::Value;
use tokio::sync::watch;
use uuid::Uuid;

use crate::MessageFrame;

/// A listener's view of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SubscriptionGrant {
    /// Whether they hear only what the public may.
    pub public: bool,
    /// The last `seq` of their view.
    pub seq: i64,
    /// Whether the topic is a list that hears of many conversations: live only, no resume.
    pub is_feed: bool,
}

/// A kind of topic, handed in by the server.
#[async_trait::async_trait]
pub trait TopicHandler: Send + Sync {
    /// Whether this handler is of `topic`.
    fn handles(&self, topic: &str) -> bool;

    /// Lets the actor listen, or answers [`Error::NotFound`].
    async fn authorize(&self, ctx: &Ctx, actor: &Actor, topic: &str) -> Result<SubscriptionGrant>;

    /// Says something in the conversation.
    async fn say(&self, ctx: &Ctx, actor: &Actor, message: MessageFrame) -> Result<()>;

    /// Notes what a listener lets the others know, and answers who hears of it. That somebody of the desk looks or reads is
    /// the desk's own affair, unless a domain says otherwise; that they write an answer is good news. On a feed nobody hears
    /// of it, whatever the answer.
    async fn signalled(&self, _ctx: &Ctx, actor: &Actor, _topic: &str, signal: Signal) -> Result<Audience> {
        let is_staff = actor.person().is_ok_and(|person| person.role.is_staff());
        Ok(if !is_staff || signal == Signal::Typing { Audience::Everybody } else { Audience::Desk })
    }

    /// An event as the public hears it. As it is, unless a domain keeps some of it to the desk.
    fn public_event(&self, event: Value) -> Value {
        event
    }
}

/// Who of those that hear a topic is told of a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody.
    Everybody,
    /// The desk.
    Desk,
    /// Nobody: it was for the domain alone, or the domain tells it itself.
    Nobody,
}

/// What a listener lets the others know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// They write.
    Typing,
    /// They look.
    Present,
    /// They look no longer.
    Gone,
    /// They have read so far, in their own count.
    Read(i64),
}

/// The id in a topic like `ticket:<id>`. It has one spelling, the one that events go to: another would be a second name
/// of the same stream, on which nothing is ever heard.
///
/// # Errors
/// [`Error::NotFound`] for every other topic.
pub fn id_in<'a>(topic: &'a str, kind: &str) -> Result<&'a str> {
    let id = topic.strip_prefix(kind).and_then(|rest| rest.strip_prefix(':')).ok_or(Error::NotFound)?;
    if id.parse::<Uuid>().is_ok_and(|parsed| parsed.to_string() == id) {
        Ok(id)
    } else {
        Err(Error::NotFound)
    }
}

/// All rooms.
#[derive(Clone, Default)]
pub struct TopicHandlers(Arc<Vec<Box<dyn TopicHandler>>>);

impl TopicHandlers {
    /// The rooms of the house.
    pub fn new(topic_handlers: Vec<Box<dyn TopicHandler>>) -> Self {
        Self(Arc::new(topic_handlers))
    }

    pub(super) fn of(&self, topic: &str) -> Result<&dyn TopicHandler> {
        self.0.iter().find(|room| room.handles(topic)).map(AsRef::as_ref).ok_or(Error::NotFound)
    }

    /// An event of a topic as the public hears it; of a topic that nobody handles they hear nothing.
    pub(super) fn public_event(&self, topic: &str, event: Value) -> Value {
        self.of(topic).map_or(Value::Null, |handler| handler.public_event(event))
    }
}

/// Whom a socket was opened for, and how long what proved it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocketCredential {
    /// Who.
    pub actor: Actor,
    /// When it expires by itself: an access token with its minutes, a cookie with its session.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Who may come in, and who has to leave.
#[async_trait::async_trait]
pub trait SocketAuth: Send + Sync {
    /// Reads an access token that came in a frame.
    async fn verify_token(&self, ctx: &Ctx, token: &str) -> Result<SocketCredential>;

    /// Whether the actor's session still stands, and nothing of what they may do changed since it was looked at.
    fn is_session_valid(&self, actor: &Actor) -> bool;

    /// Changes whenever a session ended or somebody may do something else.
    fn watch(&self) -> watch::Receiver<u64>;
}
