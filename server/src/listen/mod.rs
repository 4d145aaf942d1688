//! Accepts connections and hands their requests to the house. Ours and not `axum::serve`, which waits for the head of a
//! request as long as anybody likes.

mod watched;

use std::{
    convert::Infallible,
    future::Future,
    io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset},
    net::SocketAddr,
    sync::Arc,
    time::Duration,
};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request},
    response::Response,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::TcpListener,
    sync::{mpsc, watch},
    time::{Instant, MissedTickBehavior, interval_at},
};
use tower::Service;

use self::watched::{Progress, Watched};

/// How often each connection is looked at: a few times before it is late. A clock for every request would cost more than all
/// else that is done for it here.
const LOOK: Duration = Duration::from_secs(10);
/// How long nobody is accepted after that failed: usually every file descriptor is taken.
const PAUSE: Duration = Duration::from_millis(500);

/// Serves until `stop` resolves, then lets every request that runs end.
pub async fn listen<S>(listener: TcpListener, service: S, stop: impl Future<Output = ()>)
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let http = http1::Builder::new();
    let (end, ending) = watch::channel(());
    // Held by every connection: once nobody holds it any more, all have ended.
    let (held, mut all_ended) = mpsc::channel::<Infallible>(1);
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer): (_, SocketAddr) = match accepted {
            Ok(accepted) => accepted,
            // The caller's own affair, and not the next one's.
            Err(error) if matches!(error.kind(), ConnectionAborted | ConnectionReset | ConnectionRefused) => {
                continue;
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        // A frame of a conversation is small, and must not wait until the one before it was acknowledged.
        let _gone_already = stream.set_nodelay(true);
        let service = service.clone();
        let progress = Progress::begun();
        let watched = Watched { stream, progress: Arc::clone(&progress) };
        let at = Arc::clone(&progress);
        let answer = service_fn(move |request: hyper::Request<Incoming>| {
            at.begin();
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let (answering, at) = (service.clone().call(request), Arc::clone(&at));
            async move {
                let answer = answering.await;
                at.end();
                answer
            }
        });
        let connection = http.serve_connection(TokioIo::new(watched), answer).with_upgrades();
        let (mut ending, held) = (ending.clone(), held.clone());
        tokio::spawn(async move {
            let _until_it_ends = held;
            tokio::pin!(connection);
            let mut looks = interval_at(Instant::now() + LOOK, LOOK);
            looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            let mut is_ending = false;
            let ended = loop {
                tokio::select! {
                    biased;
                    ended = connection.as_mut() => break ended,
                    _ = ending.changed(), if !is_ending => {
                        is_ending = true;
                        connection.as_mut().graceful_shutdown();
                    }
                    _ = looks.tick() => if progress.is_stuck() { return },
                }
            };
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended");
            }
        });
    }
    drop((listener, held));
    let _nobody_is_left = end.send(());
    let _never_sent = all_ended.recv().await;
}
