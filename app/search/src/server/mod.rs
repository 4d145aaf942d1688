//! The engine: an inverted index a language, in the memory of this process.

mod highlight;
mod language_index;
mod query;
mod search_index;
mod text_cache;
mod typos;
mod words;

pub use highlight::Highlighter;
pub use language_index::{Document, Hit, Kind, LanguageIndex, Results, SearchSettings};
pub use query::Query;
pub use search_index::SearchIndex;
pub use text_cache::{DocumentText, TextCache};
pub use words::{likeliest_language, stop_words, words};
