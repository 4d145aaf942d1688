//! A named queue: jobs that wait for the same hands.

/// Jobs of one queue wait for each other and for nobody else. A domain whose jobs are slow, or must never wait behind
/// slow ones, gives them a queue of their own: `Queue::new("mail", 4)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queue {
    pub(super) name: &'static str,
    pub(super) at_once: usize,
}

impl Queue {
    /// Where every job waits that names no other.
    pub const DEFAULT: Self = Self::new("default", 4);

    /// A queue of which each process runs at most `at_once` jobs at a time.
    ///
    /// # Panics
    /// While it is compiled, when nothing could ever run.
    pub const fn new(name: &'static str, at_once: usize) -> Self {
        assert!(at_once > 0, "a queue without hands would wait for ever");
        Self { name, at_once }
    }
}
