//! Content that is compressed once and answered many times, with its `ETag`.

use std::io::Write;

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use base::server::is_none_match;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// Bytes, as they are and by Brotli, with the headers that they are answered with.
pub(crate) struct Packed {
    plain: Bytes,
    packed: Option<Bytes>,
    etag: HeaderValue,
    headers: HeaderMap,
    /// What somebody is told who has it: how it is kept. All else they have with it.
    headers_of_known: HeaderMap,
}

impl Packed {
    /// Packs `plain`. Of `headers` the tag is made here, and `Vary` has to name `Accept-Encoding`.
    pub fn new(plain: Bytes, mut headers: HeaderMap) -> Self {
        let etag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(&plain)[..16]));
        let etag = HeaderValue::from_str(&etag).unwrap_or(HeaderValue::from_static("\"\""));
        headers.insert(header::ETAG, etag.clone());
        let of_known = [header::ETAG, header::CACHE_CONTROL, header::VARY];
        let headers_of_known = of_known
            .into_iter()
            .filter_map(|name| Some((name.clone(), headers.get(name)?.clone())))
            .collect();
        Self { packed: pack(&plain), plain, etag, headers, headers_of_known }
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

/// Brotli at a middle effort: once, for many readers.
fn pack(bytes: &[u8]) -> Option<Bytes> {
    let mut packed = Vec::new();
    let mut packer = brotli::CompressorWriter::new(&mut packed, 4096, 6, 20);
    let is_packed = packer.write_all(bytes).and_then(|()| packer.flush()).is_ok();
    drop(packer);
    is_packed.then(|| packed.into())
}
