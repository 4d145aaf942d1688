//! The HTTP listener: accepts connections and hands their requests to the house, by hyper. Ours and not `axum::serve`, which
//! waits for the head of a request as long as anybody likes and takes every connection that comes.

mod counted;
mod limits;
mod request_body;

use std::{
    convert::Infallible,
    future::Future,
    io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset},
    net::SocketAddr,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    http::{HeaderValue, Request, StatusCode, header},
    response::Response,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use socket2::SockRef;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time::timeout,
};

pub use self::limits::Limits;
pub(crate) use self::limits::connection_limit;
use self::{counted::Counted, limits::Slot};
use crate::PageCache;

/// How long the head of a request may take to come, and how long a connection may be silent between two requests.
const HEAD: Duration = Duration::from_secs(30);
/// How long an answer may lie unread before the kernel gives its connection up.
const UNREAD: Duration = Duration::from_secs(60);
/// How long nobody is accepted after that failed: usually every file descriptor is taken.
const PAUSE: Duration = Duration::from_millis(500);
/// The most that is read of a connection at once, in bytes, and so the longest head. Pieces of an upload that are larger travel
/// between threads for longer than the allocator gives them back.
const READ_AT_ONCE: usize = 64 * 1024;
/// How long a process that stops tells those who still ask that their connection ends.
const FAREWELL: Duration = Duration::from_secs(1);

/// Serves until `stop` resolves, then lets every request that runs end.
pub async fn listen(listener: TcpListener, pages: PageCache, limits: Limits, stop: impl Future<Output = ()>) {
    serve(listener, pages, limits, HEAD, stop).await;
}

async fn serve(
    listener: TcpListener,
    pages: PageCache,
    limits: Limits,
    head: Duration,
    stop: impl Future<Output = ()>,
) {
    // Every connection holds a receiver: once there is none any more, all have ended.
    let (ending, heard) = watch::channel(());
    let is_stopping = Arc::new(AtomicBool::new(false));
    tokio::pin!(stop);
    loop {
        let (slot, stream, peer) = match tokio::select! {
            () = &mut stop => break,
            accepted = accept(&listener, &limits) => accepted,
        } {
            Ok(Some(accepted)) => accepted,
            Ok(None) => continue,
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
        let answer = {
            let (pages, is_stopping) = (pages.clone(), Arc::clone(&is_stopping));
            service_fn(move |request| answer(pages.clone(), request, peer, Arc::clone(&is_stopping)))
        };
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(head)
            .max_buf_size(READ_AT_ONCE)
            .serve_connection(prepared(stream, slot), answer)
            .with_upgrades();
        let mut heard = heard.clone();
        tokio::spawn(async move {
            // As hyper-util's `GracefulShutdown`, which does not take connections that may become WebSockets.
            let mut connection = pin!(connection);
            let ended = tokio::select! {
                biased;
                ended = connection.as_mut() => ended,
                _ = heard.changed() => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended");
            }
        });
    }
    drop((listener, heard));
    is_stopping.store(true, Ordering::Relaxed);
    if timeout(FAREWELL, ending.closed()).await.is_err() {
        let _all_ended_by_themselves = ending.send(());
        ending.closed().await;
    }
}

/// The next connection, once one more may be open; none where its address has as many as one may have.
async fn accept(
    listener: &TcpListener,
    limits: &Limits,
) -> std::io::Result<Option<(Slot, TcpStream, SocketAddr)>> {
    let permit = limits.wait().await;
    let (stream, peer) = listener.accept().await?;
    Ok(permit.and_then(|permit| limits.admit(peer.ip(), permit)).map(|slot| (slot, stream, peer)))
}

fn prepared(stream: TcpStream, slot: Slot) -> Counted {
    // A frame of a conversation is small, and must not wait until the one before it was acknowledged.
    let _gone_already = stream.set_nodelay(true);
    // Who does not read what they asked for would hold its bytes for ever.
    let _gone_already = SockRef::from(&stream).set_tcp_user_timeout(Some(UNREAD));
    Counted { stream: TokioIo::new(stream), _slot: slot }
}

/// Answers one request. Where its connection cannot go on, the answer says so: whoever sends the next request on it would
/// not know whether it was heard.
async fn answer(
    pages: PageCache,
    request: Request<Incoming>,
    peer: SocketAddr,
    is_stopping: Arc<AtomicBool>,
) -> Result<Response, Infallible> {
    let is_held_back = request.headers().contains_key(header::EXPECT);
    let (parts, body) = request.into_parts();
    let (body, rest) = request_body::split(body);
    let mut response = pages.answer(Request::from_parts(parts, body), Some(peer)).await?;
    let is_upgrade = response.status() == StatusCode::SWITCHING_PROTOCOLS;
    if !rest.drain(is_held_back).await || (is_stopping.load(Ordering::Relaxed) && !is_upgrade) {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use axum::{Router, routing::get};
    use base::server::test;
    use public_pages::server::PublicPagesRegistry;
    use sqlx::PgPool;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        sync::Notify,
        task::JoinHandle,
    };

    use super::*;
    use crate::cached_public_pages::CachedPublicPages;

    /// A listener before routes that ask no database.
    async fn begin(router: Router, head: Duration) -> (SocketAddr, JoinHandle<()>) {
        let db = PgPool::connect_lazy("postgres://localhost/none").unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let pages =
            PageCache::before(router, test::ctx(db), CachedPublicPages(PublicPagesRegistry::new(Vec::new())));
        let serving = serve(listener, pages, Limits::new(100, Vec::new()), head, std::future::pending());
        (address, tokio::spawn(serving))
    }

    /// Reads until the other side ends the connection.
    async fn ended(stream: &mut TcpStream) -> String {
        let mut said = Vec::new();
        let _reset_is_an_end_too = stream.read_to_end(&mut said).await;
        String::from_utf8(said).unwrap()
    }

    #[tokio::test]
    async fn who_is_silent_or_slow_is_let_go_and_who_waits_for_an_answer_is_not() {
        let release = Arc::new(Notify::new());
        let released = Arc::clone(&release);
        let slow = get(move || async move {
            released.notified().await;
            "at last"
        });
        let router = Router::new().route("/slow", slow).route("/", get(|| async { "at once" }));
        let (address, serving) = begin(router, Duration::from_millis(100)).await;
        let mut waiting = TcpStream::connect(address).await.unwrap();
        waiting.write_all(b"GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.unwrap();

        let mut silent = TcpStream::connect(address).await.unwrap();
        ended(&mut silent).await;
        let mut half = TcpStream::connect(address).await.unwrap();
        half.write_all(b"GET / HTTP/1.1\r\nHost:").await.unwrap();
        ended(&mut half).await;
        let mut kept = TcpStream::connect(address).await.unwrap();
        kept.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        assert!(ended(&mut kept).await.ends_with("at once"), "answered, and let go when nothing followed");
        let mut drip = TcpStream::connect(address).await.unwrap();
        drip.write_all(b"GET / HTTP/1.1\r\nX-Letters: ").await.unwrap();
        while timeout(Duration::from_millis(5), ended(&mut drip)).await.is_err() {
            let _until_it_ends = drip.write_all(b"a").await;
        }

        release.notify_one();
        assert!(ended(&mut waiting).await.ends_with("at last"));
        serving.abort();
    }

    #[tokio::test]
    async fn an_answer_that_nobody_reads_is_given_up_by_the_kernel() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let _caller = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let limits = Limits::new(1, Vec::new());
        let (slot, stream, _) = accept(&listener, &limits).await.unwrap().unwrap();
        let counted = prepared(stream, slot);
        let socket = SockRef::from(counted.stream.inner());
        assert_eq!(socket.tcp_user_timeout().unwrap(), Some(UNREAD));
        assert!(socket.tcp_nodelay().unwrap());
    }
}
