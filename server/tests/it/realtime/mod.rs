//! The socket, over real sockets.

mod ephemeral;
mod isolation;
mod limits;
mod line;
mod processes;
mod resume;
mod revocation;
mod shared;
mod topics;

pub use line::Line;
