//! People: who they are, how they sign in, what their role is.

mod actions;
mod email;
mod pages;
mod parts;
mod password;
mod refusal;
mod routes;
mod time_zone;
mod user;
mod words;

pub use actions::load_colleagues;
pub use email::{EmailAddress, visible_address};
pub use parts::{AccountMenu, Draft, Viewer, provide_viewer, viewer};
pub use password::{LONGEST_PASSWORD, SHORTEST_PASSWORD, check_password};
pub use refusal::Refusal;
pub use routes::IdentityRoutes;
pub use time_zone::TimeZoneName;
pub use user::{AgentStatus, Colleague, SignedIn, User};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
