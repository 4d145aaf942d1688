//! Text in which what was searched for is marked.

use leptos::prelude::*;

use search::Piece;

/// Text with its hits marked.
pub fn marked(pieces: Vec<Piece>) -> Vec<AnyView> {
    let piece = |Piece { text, is_hit }: Piece| {
        if is_hit { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    };
    pieces.into_iter().map(piece).collect()
}
