//! Rendering articles beside the threads that answer requests, and what is refused because it would take too long anywhere.

use base::server::{Result, invalid};
use markdown::server::{LONGEST_PAGE, TooHeavy, check_article};

use super::{Rendered, render};
use crate::Refusal;

/// Renders an article beside the threads that answer requests.
///
/// # Errors
/// Invalid input for what would take longer than any article may.
pub(crate) async fn render_blocking(markdown: &str) -> Result<Rendered> {
    check_article(markdown).map_err(|heavy| invalid("content_markdown", refusal(heavy)))?;
    let markdown = markdown.to_owned();
    let rendered = markdown::server::render_blocking(move || render(&markdown)).await?;
    if rendered.html.len() > LONGEST_PAGE {
        return Err(invalid("content_markdown", Refusal::LargePage));
    }
    Ok(rendered)
}

fn refusal(heavy: TooHeavy) -> Refusal {
    match heavy {
        TooHeavy::ManyComments(most) => Refusal::ManyComments { most },
        TooHeavy::DeepQuotes(most) => Refusal::DeepQuotes { most },
        TooHeavy::ManyHtmlTags(most) => Refusal::ManyHtmlTags { most },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_would_take_for_ever_is_refused() {
        assert!(render_blocking(&"<!--".repeat(201)).await.is_err());
        assert!(render_blocking(&"- > ".repeat(101)).await.is_err());
        assert!(render_blocking(&format!("{}\n\n[^a]: b", "[^a] ".repeat(40_000))).await.is_err());
        assert!(render_blocking(&"> a\n".repeat(1_000)).await.is_ok(), "one quote of many lines");
    }
}
