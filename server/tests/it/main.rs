//! The real router over a real database: one binary, a file a story.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by ending")]

mod access;
mod admin;
mod analytics;
mod bad_input;
mod chat;
mod feedback;
mod files;
mod house;
mod identity;
mod knowledge;
mod listener;
mod operations;
mod people;
mod policies;
mod process;
mod realtime;
mod support;
mod tickets;
mod words;
