//! From a request to a line: the server's part of the handshake, RFC 6455, 4.2. Not axum's, whose socket hides the stream
//! to which what many hear is written as it is.

use std::future::Future;

use axum::{
    body::Body,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    response::Response,
};
use base::server::{Error, RequestRefusal, invalid};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        handshake::derive_accept_key,
        protocol::{Role, WebSocketConfig},
    },
};

/// The line to one client.
pub(super) type Line = WebSocketStream<TokioIo<Upgraded>>;

/// The version of the protocol, the only one there is.
const VERSION: &str = "13";

/// A request that wants to become a line.
pub struct Upgrade {
    upgrading: OnUpgrade,
    accept: HeaderValue,
}

impl<S: Send + Sync> FromRequestParts<S> for Upgrade {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let headers = &parts.headers;
        let asks = parts.method == Method::GET
            && says(headers, &header::CONNECTION, "upgrade")
            && says(headers, &header::UPGRADE, "websocket")
            && says(headers, &header::SEC_WEBSOCKET_VERSION, VERSION);
        // Sixteen bytes in base64.
        let key = headers.get(header::SEC_WEBSOCKET_KEY).filter(|key| asks && key.len() == 24);
        let accept =
            key.map(|key| derive_accept_key(key.as_bytes())).and_then(|accept| accept.try_into().ok());
        let (Some(accept), Some(upgrading)) = (accept, parts.extensions.remove::<OnUpgrade>()) else {
            return Err(invalid("upgrade", RequestRefusal::new("has to ask for a WebSocket of version 13")));
        };
        Ok(Self { upgrading, accept })
    }
}

impl Upgrade {
    /// Agrees, and hands the line to `serve` once it stands.
    pub(super) fn agree<F: Future<Output = ()> + Send>(
        self,
        config: WebSocketConfig,
        serve: impl FnOnce(Line) -> F + Send + 'static,
    ) -> Response {
        tokio::spawn(async move {
            match self.upgrading.await {
                Ok(stream) => {
                    let line =
                        WebSocketStream::from_raw_socket(TokioIo::new(stream), Role::Server, Some(config));
                    serve(line.await).await;
                }
                Err(error) => tracing::debug!(%error, "a line never stood"),
            }
        });
        let mut answer = Response::new(Body::empty());
        *answer.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
        let headers = answer.headers_mut();
        headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
        headers.insert(header::SEC_WEBSOCKET_ACCEPT, self.accept);
        answer
    }
}

/// Whether a header has a word in its list, in any case.
fn says(headers: &HeaderMap, name: &HeaderName, word: &str) -> bool {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .any(|said| said.trim().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    async fn refusal(headers: &[(&str, &str)]) -> Option<Error> {
        let request =
            headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        Upgrade::from_request_parts(&mut parts, &()).await.err()
    }

    #[tokio::test]
    async fn what_is_no_handshake_is_refused_in_words() {
        let whole = [
            ("connection", "keep-alive, Upgrade"),
            ("upgrade", "WebSocket"),
            ("sec-websocket-version", "13"),
            ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ];
        for left_out in 0..whole.len() {
            let mut headers = whole.to_vec();
            headers.remove(left_out);
            assert!(matches!(refusal(&headers).await, Some(Error::Invalid { .. })), "{headers:?}");
        }
        // Asked rightly, but of a connection that cannot become one.
        assert!(matches!(refusal(&whole).await, Some(Error::Invalid { .. })));
    }
}
