//! Connections that are looked at together. Each has a word left for it and is woken to read it: a timer and a channel in
//! each would be asked at every request.

use std::{
    future::{Future, poll_fn},
    pin::{Pin, pin},
    sync::{Arc, Weak},
    task::Poll,
};

use axum::{body::Body, response::Response};
use hyper::{Request, body::Incoming, server::conn::http1::UpgradeableConnection, service::Service};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::watched::{Progress, Watched, Word};

/// All connections of this process that have not ended.
#[derive(Default)]
pub(super) struct Attended(Vec<Weak<Progress>>);

impl Attended {
    /// Looks after another one from now on.
    pub fn add(&mut self, progress: &Arc<Progress>) {
        self.0.push(Arc::downgrade(progress));
    }

    /// Lets those go that stood still for too long, and forgets those that have ended.
    pub fn look(&mut self) {
        self.0.retain(|one| {
            let Some(progress) = one.upgrade() else { return false };
            if progress.is_stuck() {
                progress.leave(Word::End);
            }
            true
        });
    }

    /// Asks every one to end once what it is answering is answered.
    pub fn end(&self) {
        for progress in self.0.iter().filter_map(Weak::upgrade) {
            progress.leave(Word::EndSoon);
        }
    }
}

/// Runs a connection until it ends, or is told to.
///
/// # Errors
/// When the other side broke off.
pub(super) async fn attend<S>(
    connection: UpgradeableConnection<TokioIo<Watched<TcpStream>>, S>,
    progress: &Progress,
) -> hyper::Result<()>
where
    S: Service<Request<Incoming>, Response = Response<Body>>,
    S::Error: std::error::Error + Send + Sync + 'static,
    S::Future: Send + 'static,
{
    let mut connection = pin!(connection);
    let mut is_ending = false;
    poll_fn(|context| {
        match progress.word(context) {
            Word::GoOn => {}
            Word::End => return Poll::Ready(Ok(())),
            Word::EndSoon if is_ending => {}
            Word::EndSoon => {
                is_ending = true;
                Pin::as_mut(&mut connection).graceful_shutdown();
            }
        }
        connection.as_mut().poll(context)
    })
    .await
}
