//! Hands a file out: `/files/{id}`, and the same at a signed address. Only pictures are shown in a page; everything is in a
//! sandbox of its own, in which nothing runs.

use std::ops::Range;

use axum::{
    Extension, Router,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base::{
    escape_value,
    server::{Actor, Ctx, Path, Query, Result, is_none_match},
};
use serde::Deserialize;

use super::{
    media_type::served_type,
    open::{Stored, open, open_signed},
    rest::forms,
    signature::{SignedQuery, Variant},
    storage::Storage,
};
use crate::FileId;

/// Kept by its reader, and asked for again each time: what somebody may see changes.
const ASKED_AGAIN: &str = "private, no-cache";

/// The addresses of files that are no REST operations.
pub(super) fn routes() -> Router<Ctx> {
    Router::new()
        .route("/files/{id}", get(show))
        .route("/files/{id}/{name}", get(show_signed))
        .route("/files/uploads", post(forms::upload))
        .route("/files/forms/{form}", post(forms::send))
}

/// Which of its pictures.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    size: Variant,
}

async fn show(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<FileId>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    respond(&ctx, open(&ctx, &actor, id, asked.size).await?, &headers, ASKED_AGAIN).await
}

async fn show_signed(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path((id, _)): Path<(FileId, String)>,
    Query(query): Query<SignedQuery>,
    headers: HeaderMap,
) -> Result<Response> {
    respond(&ctx, open_signed(&ctx, &actor, id, &query).await?, &headers, ASKED_AGAIN).await
}

/// Answers with a file, or the range of it that is asked for.
///
/// # Errors
/// [`Away`](base::server::Error::Away) where the storage is.
pub async fn respond(
    ctx: &Ctx,
    stored: Stored,
    headers: &HeaderMap,
    cache: &'static str,
) -> Result<Response> {
    let etag = HeaderValue::from_str(&stored.etag).map_err(anyhow::Error::from)?;
    let known = [(header::ETAG, etag.clone()), (header::CACHE_CONTROL, HeaderValue::from_static(cache))];
    if is_none_match(headers, &etag) {
        return Ok((StatusCode::NOT_MODIFIED, known).into_response());
    }
    let storage = Storage::of(ctx)?;
    // A part of another version is no part of this one.
    let is_same = headers.get(header::IF_RANGE).is_none_or(|version| version == etag);
    let asked = headers.get(header::RANGE).filter(|_| is_same).and_then(|range| range.to_str().ok());
    let described = described(&stored)?;
    let Some(asked) = asked.and_then(read_range) else {
        let (size, bytes) = storage.get(&stored.key, None).await?;
        let length = [(header::CONTENT_LENGTH, HeaderValue::from(size))];
        return Ok((known, described, length, Body::from_stream(bytes)).into_response());
    };
    let size = storage.size(&stored.key).await?;
    let Some(range) = asked.within(size) else {
        let whole = HeaderValue::from_str(&format!("bytes */{size}")).map_err(anyhow::Error::from)?;
        return Ok((StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, whole)]).into_response());
    };
    let (_, bytes) = storage.get(&stored.key, Some(range.clone())).await?;
    let place = format!("bytes {}-{}/{size}", range.start, range.end - 1);
    let part = [
        (header::CONTENT_RANGE, HeaderValue::from_str(&place).map_err(anyhow::Error::from)?),
        (header::CONTENT_LENGTH, HeaderValue::from(range.end - range.start)),
    ];
    Ok((StatusCode::PARTIAL_CONTENT, known, described, part, Body::from_stream(bytes)).into_response())
}

/// What a browser is told of a file, so that it neither guesses nor runs anything.
fn described(stored: &Stored) -> Result<[(HeaderName, HeaderValue); 6]> {
    let how = if stored.is_shown { "inline" } else { "attachment" };
    let plain: String = stored
        .name
        .chars()
        .map(|letter| if letter.is_ascii_graphic() && !"\"\\%".contains(letter) { letter } else { '_' })
        .collect();
    let name = escape_value(&stored.name).replace(['/', ':'], "_");
    let disposition = format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{name}");
    let disposition = HeaderValue::from_str(&disposition).map_err(anyhow::Error::from)?;
    let kind = if stored.is_shown { &stored.media_type } else { served_type(&stored.media_type) };
    let kind = HeaderValue::from_str(kind).map_err(anyhow::Error::from)?;
    let fixed = HeaderValue::from_static;
    Ok([
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, disposition),
        (header::ACCEPT_RANGES, fixed("bytes")),
        (header::X_CONTENT_TYPE_OPTIONS, fixed("nosniff")),
        (header::CONTENT_SECURITY_POLICY, fixed("sandbox; default-src 'none'")),
        (HeaderName::from_static("cross-origin-resource-policy"), fixed("same-origin")),
    ])
}

/// A range as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AskedRange {
    /// From here, to there where that is said.
    From(u64, Option<u64>),
    /// So many at the end.
    Last(u64),
}

impl AskedRange {
    /// The bytes of it that a file has; none where it has none of them.
    fn within(self, size: u64) -> Option<Range<u64>> {
        let range = match self {
            Self::From(from, to) => from..to.map_or(size, |to| to.saturating_add(1).min(size)),
            Self::Last(count) => size.saturating_sub(count)..size,
        };
        (range.start < range.end).then_some(range)
    }
}

/// Reads one range of bytes. Several at once are answered with the whole, as a server may (RFC 9110, 14.2).
fn read_range(text: &str) -> Option<AskedRange> {
    let (from, to) = text.strip_prefix("bytes=")?.split_once('-')?;
    match (from.trim(), to.trim()) {
        ("", count) => count.parse().ok().map(AskedRange::Last),
        (from, "") => Some(AskedRange::From(from.parse().ok()?, None)),
        (from, to) => {
            let (from, to) = (from.parse().ok()?, to.parse().ok()?);
            (from <= to).then_some(AskedRange::From(from, Some(to)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_read_and_all_else_is_the_whole() {
        for (text, range) in [
            ("bytes=0-4", Some(0..5)),
            ("bytes=5-", Some(5..10)),
            ("bytes=-3", Some(7..10)),
            ("bytes=-30", Some(0..10)),
            ("bytes=8-99", Some(8..10)),
            ("bytes=10-", None),
            ("bytes=-0", None),
        ] {
            assert_eq!(read_range(text).unwrap().within(10), range, "{text}");
        }
        for whole in ["bytes=0-1,3-4", "bytes=4-1", "lines=0-4", "bytes=", "bytes=a-b"] {
            assert_eq!(read_range(whole), None, "{whole}");
        }
    }

    #[test]
    fn a_name_says_nothing_to_the_header_that_carries_it() {
        let stored = Stored {
            name: "a\"; x=\u{e4}\r\n.html".to_owned(),
            media_type: "text/html".to_owned(),
            is_shown: false,
            etag: "\"a\"".to_owned(),
            key: object_store::path::Path::from("a"),
        };
        let described = described(&stored).unwrap();
        assert_eq!(described[0].1, "application/octet-stream");
        let disposition = described[1].1.to_str().unwrap();
        assert!(
            disposition.starts_with("attachment; filename=\"a_;_x=___.html\"; filename*=UTF-8''a%22"),
            "{disposition}"
        );
    }
}
