//! The server's half: write in the transaction, read the outbox, push to sockets.

mod announcement;
mod cache_refresher;
mod encoded_event;
mod ephemeral_signal;
mod feed_throttle;
mod frame_batch;
mod horizon;
mod hub;
mod jobs;
mod notify;
mod outbox;
mod outbox_reader;
mod socket;
mod topic_handler;

pub use announcement::{announce, announcements};
pub use cache_refresher::{CacheRefresher, refresh_cache};
pub use ephemeral_signal::{signal, signal_each};
pub use horizon::Horizon;
pub use hub::Hub;
pub use jobs::PruneOutbox;
pub use notify::CommitsElsewhere;
pub use outbox::{Entry, Fact, Invalidation, KEPT, forget, invalidate, record};
pub use outbox_reader::{OutboxReader, run};
pub use socket::{SignalLimit, SignalLimits, SocketCounts, Sockets, Upgrade, connect};
pub use topic_handler::{
    Audience, Signal, SocketAuth, SocketCredential, SubscriptionGrant, TopicHandler, TopicHandlers, id_in,
};
