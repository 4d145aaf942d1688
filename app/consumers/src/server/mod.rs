//! The server's half: what is final, whose turn it is, one batch in one transaction, what failed.

mod batch;
mod consumer;
mod deliveries;
mod event;
mod history;
pub mod permissions;
mod position;
pub mod rest;
mod runner;
mod set_aside;

#[cfg(test)]
mod tests;

pub use consumer::{Consumer, Start};
pub use event::DomainEvent;
pub use history::{History, Page};
pub use runner::{Consumers, run};
pub use set_aside::{retry, set_aside};
