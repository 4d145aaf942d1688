//! Writes to the line; a client that takes too long is left to resume.

use std::future::Future;

use axum::extract::ws::{Message, WebSocket, close_code};
use base::{Fault, server::Error};
use futures::SinkExt;
use tokio::time::timeout;

use super::{Ended, PATIENCE};
use crate::ServerFrame;

pub(super) async fn refuse(
    line: &mut WebSocket,
    error: &Error,
    topic: Option<String>,
    client_id: Option<uuid::Uuid>,
) -> Result<(), Ended> {
    let Fault { error, code, .. } = error.told();
    send_frame(line, &ServerFrame::Error { code, error, topic, client_id }).await
}

pub(super) async fn send_frame(line: &mut WebSocket, frame: &ServerFrame) -> Result<(), Ended> {
    match serde_json::to_string(frame) {
        Ok(text) => send(line, Message::Text(text.into())).await,
        Err(_) => Err(Ended(close_code::ERROR, "")),
    }
}

pub(super) async fn send(line: &mut WebSocket, message: Message) -> Result<(), Ended> {
    within_patience(async { line.send(message).await.map_err(gone) }).await
}

/// Adds to what the next flush writes. Only ever within patience: a full buffer waits for the client.
pub(super) async fn feed(line: &mut WebSocket, message: Message) -> Result<(), Ended> {
    line.feed(message).await.map_err(gone)
}

/// Writes what was fed. Only ever within patience.
pub(super) async fn flush(line: &mut WebSocket) -> Result<(), Ended> {
    line.flush().await.map_err(gone)
}

/// One clock for all of it: a clock for every frame costs more than the frame.
pub(super) async fn within_patience(sent: impl Future<Output = Result<(), Ended>>) -> Result<(), Ended> {
    let too_slow = Err(Ended(close_code::AGAIN, "too slow; resume from what you have"));
    timeout(PATIENCE, sent).await.unwrap_or(too_slow)
}

fn gone(_: axum::Error) -> Ended {
    Ended(close_code::NORMAL, "")
}
