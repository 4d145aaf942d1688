//! The server's half: write in the transaction, read the tail, push to sockets.

mod feeds;
mod follow;
mod hub;
mod jobs;
mod notify;
mod outbox;
mod room;
mod said;
mod socket;
mod spoken;
mod tail;
mod whisper;

pub use follow::{Follower, follow};
pub use hub::Hub;
pub use jobs::PruneOutbox;
pub use notify::CommitsElsewhere;
pub use outbox::{Entry, Fact, Invalidation, KEPT, forget, invalidate, record};
pub use room::{Admission, Door, Room, Rooms, id_in};
pub use socket::{Sockets, Upgrade, connect};
pub use tail::{Tail, run};
