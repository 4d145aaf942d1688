//! Chat through the real router.

mod archive;
mod bad_input;
mod chat_rows;
mod desk;
mod desk_pages;
mod desk_ways;
mod left_message;
mod pages;
mod settings_page;
mod socket;
mod staff_ids;
mod tickets;
mod visitor;
mod widget;

pub(crate) use desk::waiting_chat;

use axum::http::HeaderName;
use serde_json::{Value, json};

use crate::support::{App, Client};

/// A stranger who begins a chat: what they were answered, and they with their token.
async fn begin(app: &App, question: &str) -> (Value, Client) {
    let begun = app.anyone().post("/api/support/chat/start", json!({"question": question})).await.expect(201);
    let visitor = with_token(app, begun["session_token"].as_str().unwrap());
    (begun, visitor)
}

fn with_token(app: &App, token: &str) -> Client {
    app.anyone().with(HeaderName::from_static("x-session-token"), token)
}
