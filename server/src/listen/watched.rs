//! How it stands with a connection, known without a clock for every request: what moves says so, and whoever looks every few
//! seconds sees what did not.

use std::{
    io::{self, IoSlice},
    pin::Pin,
    sync::{
        Arc,
        atomic::{
            AtomicBool, AtomicU8, AtomicU32,
            Ordering::{Acquire, Relaxed, Release},
        },
    },
    task::{Context, Poll},
};

use futures::task::AtomicWaker;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// How many looks the head of a request may take, and how many nothing may come or go on a connection that is kept.
const HEAD: u32 = 3;
const QUIET: u32 = 12;

/// What whoever looks leaves for a connection to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Word {
    /// Nothing.
    GoOn,
    /// It is to end with the answer that it is at.
    EndSoon,
    /// It is to end.
    End,
}

/// What moved on a connection since somebody looked.
#[derive(Default)]
pub(super) struct Progress {
    /// Whether a request is being answered.
    is_busy: AtomicBool,
    /// Looks since the head of a request began to come; none where none did.
    head: AtomicU32,
    /// Looks since anything came or went.
    quiet: AtomicU32,
    /// The word that was left for it, and whom to wake to read it.
    word: AtomicU8,
    reader: AtomicWaker,
}

impl Progress {
    /// A connection from which a head has to come now.
    pub fn begun() -> Arc<Self> {
        Arc::new(Self { head: AtomicU32::new(1), ..Self::default() })
    }

    /// A head came to its end.
    pub fn begin(&self) {
        self.is_busy.store(true, Relaxed);
        self.head.store(0, Relaxed);
    }

    /// There is an answer, which may still be on its way.
    pub fn end(&self) {
        self.is_busy.store(false, Relaxed);
    }

    fn came(&self) {
        self.quiet.store(0, Relaxed);
        if !self.is_busy.load(Relaxed) && self.head.load(Relaxed) == 0 {
            self.head.store(1, Relaxed);
        }
    }

    /// Something was written. To have tried is nothing: whoever looks wakes the writer too.
    fn went(&self, written: &Poll<io::Result<usize>>) {
        if matches!(written, Poll::Ready(Ok(1..))) {
            self.quiet.store(0, Relaxed);
        }
    }

    /// Leaves a word for the connection.
    pub fn leave(&self, word: Word) {
        self.word.fetch_max(word as u8, Release);
        self.reader.wake();
    }

    /// The word that was left; whoever asks is woken once there is another one.
    pub fn word(&self, context: &Context<'_>) -> Word {
        self.reader.register(context.waker());
        match self.word.load(Acquire) {
            0 => Word::GoOn,
            1 => Word::EndSoon,
            _ => Word::End,
        }
    }

    /// One look: whether the connection stood still for too long.
    pub fn is_stuck(&self) -> bool {
        if self.is_busy.load(Relaxed) {
            return false;
        }
        let head = self.head.load(Relaxed);
        self.head.store(if head == 0 { 0 } else { head + 1 }, Relaxed);
        head > HEAD || self.quiet.fetch_add(1, Relaxed) > QUIET
    }
}

/// A stream that says what moves on it.
pub(super) struct Watched<S> {
    pub stream: S,
    pub progress: Arc<Progress>,
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, into);
        if into.filled().len() > before {
            self.progress.came();
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.progress.went(&written);
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        // One piece is written for less than a list of one.
        let written = match pieces {
            [piece] => Pin::new(&mut self.stream).poll_write(context, piece),
            _ => Pin::new(&mut self.stream).poll_write_vectored(context, pieces),
        };
        self.progress.went(&written);
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_does_not_read_the_answer_is_let_go() {
        let (stream, _unread) = tokio::io::duplex(1);
        let progress = Progress::begun();
        progress.begin();
        progress.end();
        let mut watched = Watched { stream, progress: Arc::clone(&progress) };
        let mut looks = 0;
        while !progress.is_stuck() && looks < 100 {
            looks += 1;
            let mut context = Context::from_waker(std::task::Waker::noop());
            let _pending_soon = Pin::new(&mut watched).poll_write(&mut context, b"an answer");
        }
        assert_eq!(looks, 14, "as who is silent");
    }

    fn looks(progress: &Progress) -> usize {
        (1..100).find(|_| progress.is_stuck()).unwrap_or(100)
    }

    #[test]
    fn half_a_head_is_waited_for_and_not_for_ever() {
        let progress = Progress::begun();
        assert_eq!(looks(&progress), 4, "nothing came at all");
        let progress = Progress::begun();
        progress.begin();
        progress.end();
        progress.came();
        for _ in 0..3 {
            assert!(!progress.is_stuck());
            progress.came();
        }
        assert!(progress.is_stuck(), "a letter now and then is no head");
    }

    #[test]
    fn who_is_answered_is_never_late_and_who_is_silent_is_kept_for_a_while() {
        let progress = Progress::begun();
        progress.begin();
        assert_eq!(looks(&progress), 100);
        progress.end();
        assert_eq!(looks(&progress), 14);
    }
}
