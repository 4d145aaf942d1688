//! A request's body that comes back when nobody reads it to its end, so that the rest can be read off the connection: what
//! is left there would be taken for the next request.

use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use http_body_util::BodyExt;
use hyper::{
    Error,
    body::{Body, Bytes, Frame, Incoming, SizeHint},
};
use tokio::{sync::oneshot, time::timeout};

/// How much of a refused body is read, and for how long, before its connection is given up.
const MOST: usize = 256 * 1024;
const PATIENCE: Duration = Duration::from_millis(500);

/// The body of a request, as its handler reads it.
pub(super) struct RequestBody {
    body: Option<Incoming>,
    back: Option<oneshot::Sender<Incoming>>,
}

/// What is left of a body once its handler has answered.
pub(super) struct Rest(Option<oneshot::Receiver<Incoming>>);

/// Takes a body apart into what its handler reads and what may be left of it.
pub(super) fn split(body: Incoming) -> (RequestBody, Rest) {
    if body.is_end_stream() {
        return (RequestBody { body: Some(body), back: None }, Rest(None));
    }
    let (back, rest) = oneshot::channel();
    (RequestBody { body: Some(body), back: Some(back) }, Rest(Some(rest)))
}

impl Rest {
    /// Reads the rest of a body; whether its connection can go on. One who waits to be asked for the body is not asked.
    pub async fn drain(self, is_held_back: bool) -> bool {
        let Some(mut rest) = self.0 else { return true };
        // A handler that still has it reads on while it answers, and hyper closes after that if anything is left.
        let Ok(mut body) = rest.try_recv() else { return true };
        if body.is_end_stream() {
            return true;
        }
        if is_held_back || body.size_hint().lower() > MOST as u64 {
            return false;
        }
        let read_to_its_end = async {
            let mut read = 0;
            while let Some(frame) = body.frame().await {
                let Ok(frame) = frame else { return false };
                read += frame.data_ref().map_or(0, Bytes::len);
                if read > MOST {
                    return false;
                }
            }
            true
        };
        timeout(PATIENCE, read_to_its_end).await.unwrap_or(false)
    }
}

impl Drop for RequestBody {
    fn drop(&mut self) {
        if let (Some(body), Some(back)) = (self.body.take(), self.back.take()) {
            let _connection_is_gone = back.send(body);
        }
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        match &mut self.body {
            Some(body) => Pin::new(body).poll_frame(context),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map_or_else(SizeHint::default, Body::size_hint)
    }
}
