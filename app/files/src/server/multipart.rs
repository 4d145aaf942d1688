//! A form with files in it, read as it comes: a file's bytes are handed on and never held whole. A form that holds back its
//! line breaks, or is longer than it may be, is given up.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, BodyDataStream, Bytes},
    http::{HeaderMap, header},
};
use base::server::{Error, Result, invalid};
use futures::Stream;
use multer::{Field, Multipart};
use tokio::time::timeout;

use crate::Refusal;

/// How long nothing may come.
const SILENCE: Duration = Duration::from_secs(60);
/// The most bytes that are read before they make a whole: the head of a part, a boundary, what the network hands on at once.
const MOST_HELD: usize = 1_500_000;
/// The most bytes of all fields that are no files, with their names: the longest article, as a form spells it.
const MOST_TEXT: usize = 2_000_000;
/// The most parts: a hundred files, and as many fields beside them. Those in which no file was chosen count too.
const MOST_PARTS: usize = 200;

/// A form that is coming.
pub(super) struct Form {
    parts: Multipart<'static>,
    held: Arc<AtomicUsize>,
    text: usize,
    count: usize,
}

/// A part of it.
pub(super) enum Part {
    /// A file: its name, and its bytes.
    File(String, FileBytes),
    /// A field and what is in it.
    Text(String, String),
}

/// The bytes of a file that is coming.
pub(super) struct FileBytes {
    field: Box<Field<'static>>,
    held: Arc<AtomicUsize>,
}

impl Form {
    /// Begins to read a form.
    ///
    /// # Errors
    /// [`Error::UnsupportedType`] for what is none.
    pub fn of(headers: &HeaderMap, body: Body) -> Result<Self> {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let boundary = multer::parse_boundary(kind).map_err(|_| Error::UnsupportedType)?;
        let held = Arc::new(AtomicUsize::new(0));
        let body = Paced { body: body.into_data_stream(), held: Arc::clone(&held), has_just_given: false };
        Ok(Self { parts: Multipart::new(body, boundary), held, text: 0, count: 0 })
    }

    /// The next part; none after the last. The part before must have been read to its end.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a form that is broken or was cut off, [`Error::TooLarge`] for one without an end.
    pub async fn next(&mut self) -> Result<Option<Part>> {
        self.held.store(0, Ordering::Relaxed);
        let Some(mut field) = in_time(self.parts.next_field()).await? else { return Ok(None) };
        let name = field.name().unwrap_or_default().to_owned();
        self.count += 1;
        self.text += name.len();
        if self.count > MOST_PARTS || self.text > MOST_TEXT {
            return Err(Error::TooLarge);
        }
        if let Some(file) = field.file_name().map(str::to_owned) {
            return Ok(Some(Part::File(
                file,
                FileBytes { field: Box::new(field), held: Arc::clone(&self.held) },
            )));
        }
        let mut text = Vec::new();
        loop {
            self.held.store(0, Ordering::Relaxed);
            let Some(bytes) = in_time(field.chunk()).await? else { break };
            self.text += bytes.len();
            text.extend_from_slice(&bytes);
            if self.text > MOST_TEXT {
                return Err(Error::TooLarge);
            }
        }
        let text = String::from_utf8(text).map_err(|_| invalid("body", Refusal::NotAForm))?;
        Ok(Some(Part::Text(name, text)))
    }
}

impl FileBytes {
    /// The next bytes; none at the end of the file.
    ///
    /// # Errors
    /// [`Error::Invalid`] for one that was cut off.
    pub async fn next(&mut self) -> Result<Option<Bytes>> {
        loop {
            self.held.store(0, Ordering::Relaxed);
            match in_time(self.field.chunk()).await? {
                // A field in which nothing is has one piece all the same.
                Some(piece) if piece.is_empty() => {}
                piece => return Ok(piece),
            }
        }
    }
}

async fn in_time<T>(read: impl Future<Output = multer::Result<T>>) -> Result<T> {
    match timeout(SILENCE, read).await {
        Ok(Ok(read)) => Ok(read),
        Ok(Err(error)) => {
            tracing::debug!(%error, "a form with files could not be read to its end");
            Err(invalid("file", Refusal::Cut))
        }
        Err(_) => Err(invalid("file", Refusal::Cut)),
    }
}

/// A body that hands on one piece at a time: the reader of the form would take as many as there are before it looks at
/// one. And no more than is held at once, where it looks for an end that does not come.
struct Paced {
    body: BodyDataStream,
    held: Arc<AtomicUsize>,
    has_just_given: bool,
}

/// More than may be held.
#[derive(Debug, thiserror::Error)]
#[error("a part of a form has no end")]
struct Endless;

impl Stream for Paced {
    type Item = Result<Bytes, axum::BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::take(&mut self.has_just_given) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let Poll::Ready(piece) = Pin::new(&mut self.body).poll_next(context) else { return Poll::Pending };
        let piece = piece.map(|piece| {
            let piece = piece.map_err(axum::BoxError::from)?;
            let held = self.held.fetch_add(piece.len(), Ordering::Relaxed) + piece.len();
            // A piece alone may be as large as its sender made it.
            if held > MOST_HELD.max(piece.len()) { Err(Endless.into()) } else { Ok(piece) }
        });
        self.has_just_given = piece.is_some();
        Poll::Ready(piece)
    }
}
