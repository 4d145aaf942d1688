//! Accepts connections and hands their requests to the house. Ours and not `axum::serve`, which waits for the head of a
//! request as long as anybody likes.

mod attended;
mod watched;

use std::{
    convert::Infallible,
    future::Future,
    io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset},
    net::SocketAddr,
    sync::Arc,
    time::Duration,
};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc,
    time::{Instant, MissedTickBehavior, interval_at},
};

use self::{
    attended::{Attended, attend},
    watched::{Progress, Watched},
};
use crate::PageCache;

/// How often the connections are looked at: a few times before one is late. A clock for every request would cost more than
/// all else that is done for it here.
const LOOK: Duration = Duration::from_secs(10);
/// How long nobody is accepted after that failed: usually every file descriptor is taken.
const PAUSE: Duration = Duration::from_millis(500);

/// Serves until `stop` resolves, then lets every request that runs end.
pub async fn listen(listener: TcpListener, pages: PageCache, stop: impl Future<Output = ()>) {
    let mut attended = Attended::default();
    // Held by every connection: once nobody holds it any more, all have ended.
    let (held, mut all_ended) = mpsc::channel::<Infallible>(1);
    let mut looks = interval_at(Instant::now() + LOOK, LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            _ = looks.tick() => {
                attended.look();
                continue;
            }
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let progress = Progress::begun();
                attended.add(&progress);
                let (serving, held) = (serve(stream, peer, pages.clone(), progress), held.clone());
                tokio::spawn(async {
                    let _until_it_ends = held;
                    serving.await;
                });
            }
            // The caller's own affair, and not the next one's.
            Err(error) if matches!(error.kind(), ConnectionAborted | ConnectionReset | ConnectionRefused) => {
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop((listener, held));
    attended.end();
    let _never_sent = all_ended.recv().await;
}

/// Answers what comes on a connection, until it ends.
async fn serve(stream: TcpStream, peer: SocketAddr, pages: PageCache, progress: Arc<Progress>) {
    // A frame of a conversation is small, and must not wait until the one before it was acknowledged.
    let _gone_already = stream.set_nodelay(true);
    let watched = Watched { stream, progress: Arc::clone(&progress) };
    let at = Arc::clone(&progress);
    let answer = service_fn(move |request| {
        at.begin();
        let (answering, at) = (pages.answer(request, Some(peer)), Arc::clone(&at));
        async move {
            let answer = answering.await;
            at.end();
            answer
        }
    });
    let connection = http1::Builder::new().serve_connection(TokioIo::new(watched), answer).with_upgrades();
    if let Err(error) = attend(connection, &progress).await {
        tracing::debug!(%error, "a connection ended");
    }
}
