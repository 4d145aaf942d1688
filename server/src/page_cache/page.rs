//! One page as bytes, and how it is answered.

use std::{io::Write, time::Instant};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use base::server::is_none_match;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures::{StreamExt, stream};
use http_body_util::BodyExt;
use public_pages::server::{PAGE_CACHE_HEADER, View};
use sha2::{Digest, Sha256};

use super::policy::without_nonce;
use crate::middleware::REQUEST_ID;

/// A larger page than this is not kept.
const LARGEST: usize = 2 * 1024 * 1024;

/// Headers of the answer that was drawn which belong to that one answer.
const OF_ONE_ANSWER: [HeaderName; 5] =
    [header::CONTENT_LENGTH, header::CACHE_CONTROL, header::VARY, header::TRANSFER_ENCODING, REQUEST_ID];

/// A page that many may get.
pub(super) struct Page {
    /// What is counted with everybody who gets it.
    pub on_view: Option<View>,
    pub drawn_at: Instant,
    plain: Bytes,
    packed: Option<Bytes>,
    etag: HeaderValue,
    headers: HeaderMap,
    /// What somebody is told who has the page: how it is kept. All else they have with it.
    headers_of_known: HeaderMap,
}

impl Page {
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
        let etag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(&html)[..16]));
        let etag = HeaderValue::from_str(&etag).unwrap_or(HeaderValue::from_static("\"\""));
        headers.insert(header::ETAG, etag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(
            header::VARY,
            HeaderValue::from_static("Accept-Language, Accept-Encoding, Cookie, Authorization"),
        );
        let of_known = [header::ETAG, header::CACHE_CONTROL, header::VARY];
        let headers_of_known = of_known
            .into_iter()
            .filter_map(|name| Some((name.clone(), headers.get(name)?.clone())))
            .collect();
        let on_view = kept.to_str().ok().and_then(View::parse);
        Ok(Self {
            on_view,
            drawn_at: Instant::now(),
            packed: pack(html.as_bytes()),
            plain: html.into(),
            etag,
            headers,
            headers_of_known,
        })
    }

    /// How many bytes it holds.
    pub fn size(&self) -> usize {
        self.plain.len() + self.packed.as_ref().map_or(0, Bytes::len)
    }

    /// The answer for a reader: nothing where they have it, packed where they can unpack it.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let mut response = Response::new(Body::empty());
        if is_none_match(asked, &self.etag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().clone_from(&self.headers_of_known);
            return response;
        }
        response.headers_mut().clone_from(&self.headers);
        let unpacks = asked
            .get(header::ACCEPT_ENCODING)
            .and_then(|accepted| accepted.to_str().ok())
            .is_some_and(|accepted| accepted.split(',').any(|encoding| encoding.trim() == "br"));
        let packed = self.packed.clone().filter(|_| unpacks);
        if packed.is_some() {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        *response.body_mut() = Body::from(packed.unwrap_or_else(|| self.plain.clone()));
        response
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

/// Brotli at a middle effort: once a page, read many times.
fn pack(bytes: &[u8]) -> Option<Bytes> {
    let mut packed = Vec::new();
    let mut packer = brotli::CompressorWriter::new(&mut packed, 4096, 6, 20);
    let is_packed = packer.write_all(bytes).and_then(|()| packer.flush()).is_ok();
    drop(packer);
    is_packed.then(|| packed.into())
}
