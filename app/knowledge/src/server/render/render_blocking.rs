//! Rendering beside the threads that answer requests, and what is refused because it would take too long anywhere.

use std::sync::{Arc, LazyLock};

use base::server::{Result, invalid};
use tokio::sync::Semaphore;

use super::{Rendered, render};
use crate::Refusal;

/// More beginnings of comments than this are no article: each is looked for to the end of the text.
const MOST_COMMENTS: usize = 200;

/// More quotes in each other than this are no article: reading each takes as long as reading all before it.
const MOST_QUOTES: usize = 100;

/// More beginnings of tags than this are no article: what each opens is looked for among all that are open.
const MOST_TAGS_OF_HTML: usize = 10_000;

/// A longer page than this, in bytes, is no article: nobody reads it, and every stranger would have it drawn anew.
const LONGEST_PAGE: usize = 4 * 1024 * 1024;

/// Renders an article beside the threads that answer requests, one for each that may be busy with it.
///
/// # Errors
/// Invalid input for what would take longer than any article may.
pub(crate) async fn render_blocking(markdown: &str) -> Result<Rendered> {
    static RENDER_PERMITS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(2)));
    if markdown.matches("<!--").count() > MOST_COMMENTS {
        return Err(invalid("content_markdown", Refusal::ManyComments { most: MOST_COMMENTS }));
    }
    if markdown.lines().any(|line| quotes(line) > MOST_QUOTES) {
        return Err(invalid("content_markdown", Refusal::DeepQuotes { most: MOST_QUOTES }));
    }
    if markdown.matches('<').count() > MOST_TAGS_OF_HTML {
        return Err(invalid("content_markdown", Refusal::ManyHtmlTags { most: MOST_TAGS_OF_HTML }));
    }
    let permit = Arc::clone(&RENDER_PERMITS).acquire_owned().await.map_err(anyhow::Error::from)?;
    let markdown = markdown.to_owned();
    // Who asked may be gone by the time it is done; the permit is taken until then.
    let rendering = tokio::task::spawn_blocking(move || {
        let rendered = render(&markdown);
        drop(permit);
        rendered
    });
    let rendered = rendering.await.map_err(anyhow::Error::from)?;
    if rendered.html.len() > LONGEST_PAGE {
        return Err(invalid("content_markdown", Refusal::LargePage));
    }
    Ok(rendered)
}

/// How many quotes a line begins, lists between them or not.
fn quotes(line: &str) -> usize {
    let begins = |sign: &char| matches!(sign, ' ' | '\t' | '>' | '-' | '+' | '*' | '.' | ')' | '0'..='9');
    line.chars().take_while(begins).filter(|sign| *sign == '>').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_would_take_for_ever_is_refused() {
        assert!(render_blocking(&"<!--".repeat(201)).await.is_err());
        assert!(render_blocking(&"<!-- a -->".repeat(200)).await.is_ok());
        for deep in
            [">".repeat(101), "> ".repeat(101), "- > ".repeat(101), format!("a\n\n{}", ">".repeat(101))]
        {
            assert!(render_blocking(&deep).await.is_err(), "{deep}");
        }
        assert!(render_blocking(&"> ".repeat(100)).await.is_ok());
        assert!(render_blocking(&format!("{}\n\n[^a]: b", "[^a] ".repeat(40_000))).await.is_err());
        assert!(render_blocking(&"> a\n".repeat(1_000)).await.is_ok(), "one quote of many lines");
    }
}
