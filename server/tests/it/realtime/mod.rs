//! The socket, over real sockets.

mod ephemeral;
mod isolation;
mod line;
mod processes;
mod resume;

pub use line::Line;
