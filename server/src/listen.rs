//! Accepts connections and hands their requests to the house. Ours and not `axum::serve`, which waits for the head of a
//! request as long as anybody likes.

use std::{convert::Infallible, future::Future, net::SocketAddr, time::Duration};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request},
    response::Response,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::TcpListener,
    sync::{mpsc, watch},
};
use tower::Service;

/// How long the head of a request may take, and a connection that is kept may be silent.
const HEAD: Duration = Duration::from_secs(30);
/// How long nobody is accepted after that failed: usually every file descriptor is taken.
const PAUSE: Duration = Duration::from_millis(500);

/// Serves until `stop` resolves, then lets every request that runs end.
pub async fn listen<S>(listener: TcpListener, service: S, stop: impl Future<Output = ()>)
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
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
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        // A frame of a conversation is small, and must not wait until the one before it was acknowledged.
        let _gone_already = stream.set_nodelay(true);
        let service = service.clone();
        let answer = service_fn(move |request: hyper::Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            service.clone().call(request)
        });
        let connection = http.serve_connection(TokioIo::new(stream), answer).with_upgrades();
        let (mut ending, held) = (ending.clone(), held.clone());
        tokio::spawn(async move {
            let _until_it_ends = held;
            tokio::pin!(connection);
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                _ = ending.changed() => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
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
