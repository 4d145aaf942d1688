//! What the hub does not know and asks: who somebody is, what they may hear, what saying something does.

use std::sync::Arc;

use base::server::{Actor, Ctx, Error, Result};
use tokio::sync::watch;
use uuid::Uuid;

use crate::Saying;

/// A listener's view of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admission {
    /// Whether they hear only what the public may.
    pub public: bool,
    /// The last `seq` of their view.
    pub seq: i64,
    /// Whether the topic is a list that hears of many conversations: live only, no resume.
    pub is_feed: bool,
}

/// A kind of topic, handed in by the server.
#[async_trait::async_trait]
pub trait Room: Send + Sync {
    /// Whether this room keeps `topic`.
    fn keeps(&self, topic: &str) -> bool;

    /// Lets the actor listen, or answers [`Error::NotFound`].
    async fn admit(&self, ctx: &Ctx, actor: &Actor, topic: &str) -> Result<Admission>;

    /// Says something in the conversation.
    async fn say(&self, ctx: &Ctx, actor: &Actor, saying: Saying) -> Result<()>;
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
pub struct Rooms(Arc<Vec<Box<dyn Room>>>);

impl Rooms {
    /// The rooms of the house.
    pub fn new(rooms: Vec<Box<dyn Room>>) -> Self {
        Self(Arc::new(rooms))
    }

    pub(super) fn of(&self, topic: &str) -> Result<&dyn Room> {
        self.0.iter().find(|room| room.keeps(topic)).map(AsRef::as_ref).ok_or(Error::NotFound)
    }
}

/// Who may come in, and who has to leave.
#[async_trait::async_trait]
pub trait Door: Send + Sync {
    /// Reads an access token that came in a frame.
    async fn enter(&self, ctx: &Ctx, token: &str) -> Result<Actor>;

    /// Whether the actor's session still stands.
    fn is_welcome(&self, actor: &Actor) -> bool;

    /// Changes whenever somebody lost their welcome.
    fn watch(&self) -> watch::Receiver<u64>;
}
