//! One page as bytes, and how it is answered.

use std::{str::FromStr, time::Instant};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use futures::{StreamExt, stream};
use http_body_util::BodyExt;
use public_pages::server::PAGE_CACHE_HEADER;

use super::policy::without_nonce;
use crate::{middleware::REQUEST_ID, packed::Packed};

/// A larger page than this is not kept.
const LARGEST: usize = 2 * 1024 * 1024;

/// Headers of the answer that was drawn which belong to that one answer.
const OF_ONE_ANSWER: [HeaderName; 5] =
    [header::CONTENT_LENGTH, header::CACHE_CONTROL, header::VARY, header::TRANSFER_ENCODING, REQUEST_ID];

/// A page that many may get.
pub(super) struct Page<R> {
    /// What it shows, whose readers are counted.
    pub record: Option<R>,
    pub drawn_at: Instant,
    packed: Packed,
}

impl<R: FromStr> Page<R> {
    /// Takes an answer over, if its page said that it may be kept; gives back every other.
    pub async fn of(mut response: Response) -> Result<Self, Response> {
        let kept = response.headers_mut().remove(PAGE_CACHE_HEADER);
        let is_nobodys = !response.headers().contains_key(header::SET_COOKIE);
        let Some(kept) = kept.filter(|_| is_nobodys && response.status() == StatusCode::OK) else {
            return Err(response);
        };
        let (parts, body) = response.into_parts();
        let html = match read(body).await {
            Ok(html) => html,
            Err(larger) => return Err(Response::from_parts(parts, larger)),
        };
        let mut headers = parts.headers;
        let policy = headers
            .get(header::CONTENT_SECURITY_POLICY)
            .and_then(|policy| policy.to_str().ok())
            .unwrap_or_default();
        let (html, policy) = without_nonce(&String::from_utf8_lossy(&html), policy);
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        for name in OF_ONE_ANSWER {
            headers.remove(name);
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(
            header::VARY,
            HeaderValue::from_static("Accept-Language, Accept-Encoding, Cookie, Authorization"),
        );
        let record = kept.to_str().ok().and_then(|record| record.parse().ok());
        Ok(Self { record, drawn_at: Instant::now(), packed: Packed::new(html.into(), headers) })
    }
}

impl<R> Page<R> {
    /// How many bytes it holds.
    pub fn size(&self) -> usize {
        self.packed.size()
    }

    /// The answer for a reader.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        self.packed.answer(asked)
    }
}

/// The whole of a body; one that is larger than a page that is kept, or breaks off, goes on as it came.
async fn read(mut body: Body) -> Result<Bytes, Body> {
    let mut read = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map(|frame| frame.into_data().unwrap_or_default());
        match frame {
            Ok(more) if read.len() + more.len() <= LARGEST => read.extend_from_slice(&more),
            other => {
                let before = stream::iter([Ok(Bytes::from(read)), other]);
                return Err(Body::from_stream(before.chain(body.into_data_stream())));
            }
        }
    }
    Ok(read.into())
}
