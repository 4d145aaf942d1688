//! The socket, over real sockets.

mod isolation;
mod line;
mod processes;
mod resume;
mod whispers;

pub use line::Line;
