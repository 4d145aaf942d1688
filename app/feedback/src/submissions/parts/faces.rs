//! Five faces, each with its word: a face alone says nothing to somebody who cannot see it.

/// From 1 to 5.
pub(super) const FACES: [&str; 5] = ["☹", "🙁", "😐", "🙂", "😀"];

/// The faces with the words of a language and what a form sends for each.
pub(super) fn faces(words: [&'static str; 5]) -> impl Iterator<Item = (usize, &'static str, &'static str)> {
    FACES.into_iter().zip(words).enumerate().map(|(place, (face, word))| (place + 1, face, word))
}
