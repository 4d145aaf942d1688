//! The help center over HTTP.

mod archive;
mod bad_input;
mod faq;
mod images;
mod page_cache;
mod reading;
mod search;
mod vote;

use serde_json::{Value, json};

use crate::support::Cast;

/// A published article.
pub async fn publish(cast: &Cast, title: &str, content: &str) -> Value {
    let draft =
        json!({"title": title, "content": content, "category": "getting-started", "status": "published"});
    cast.alice.post("/api/knowledge/articles", draft).await.expect(201)
}
