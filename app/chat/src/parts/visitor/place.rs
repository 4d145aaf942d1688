//! Where a chat box stands.

/// On a page of ours, or in a frame of another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChatPlace {
    /// A page of its own.
    Page,
    /// A frame in the page at this origin, which it speaks with; with nobody where there is none.
    Frame(Option<String>),
}
