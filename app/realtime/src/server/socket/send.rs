//! Writes to the line; a client that takes too long is left to resume.

use std::future::Future;

use axum::body::Bytes;
use base::{Fault, server::Error};
use futures::SinkExt;
use tokio::{io::AsyncWriteExt, time::timeout};
use tokio_tungstenite::tungstenite::{self, Message, protocol::frame::coding::CloseCode};

use super::{Ended, PATIENCE, upgrade::Line};
use crate::ServerFrame;

pub(super) async fn refuse(
    line: &mut Line,
    error: &Error,
    topic: Option<String>,
    client_id: Option<uuid::Uuid>,
) -> Result<(), Ended> {
    let Fault { error, code, .. } = error.to_fault_logged();
    send_frame(line, &ServerFrame::Error { code, error, topic, client_id }).await
}

pub(super) async fn send_frame(line: &mut Line, frame: &ServerFrame) -> Result<(), Ended> {
    match serde_json::to_string(frame) {
        Ok(text) => send(line, Message::Text(text.into())).await,
        Err(_) => Err(Ended(CloseCode::Error, "")),
    }
}

pub(super) async fn send(line: &mut Line, message: Message) -> Result<(), Ended> {
    within_patience(async { line.send(message).await.map_err(gone) }).await
}

/// Adds to what the next flush writes. Only ever within patience: a full buffer waits for the client.
pub(super) async fn feed(line: &mut Line, message: Message) -> Result<(), Ended> {
    line.feed(message).await.map_err(gone)
}

/// Writes what was fed. Only ever within patience.
pub(super) async fn flush(line: &mut Line) -> Result<(), Ended> {
    line.flush().await.map_err(gone)
}

/// Writes frames that were written for many, past what gathers frames for this line alone. Only ever within patience.
pub(super) async fn pass_on(line: &mut Line, frames: &Bytes) -> Result<(), Ended> {
    // What was fed before comes before; nothing of it may lie between two halves.
    flush(line).await?;
    line.get_mut().write_all(frames).await.map_err(|error| gone(error.into()))
}

/// One clock for all of it: a clock for every frame costs more than the frame.
pub(super) async fn within_patience(sent: impl Future<Output = Result<(), Ended>>) -> Result<(), Ended> {
    let too_slow = Err(Ended(CloseCode::Again, "too slow; resume from what you have"));
    timeout(PATIENCE, sent).await.unwrap_or(too_slow)
}

fn gone(_: tungstenite::Error) -> Ended {
    Ended(CloseCode::Normal, "")
}
