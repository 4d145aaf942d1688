//! The shell's server functions.

use base::{Fault, Locale};
use knowledge::ArticleFromTicket;
use leptos::prelude::*;

use crate::{AnswerKind, ConvertedTicket};

/// Keeps the language that a reader chose, and goes back to the page they chose it on, or to its translation.
#[server]
pub async fn choose_language(locale: Locale, next: Option<String>) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    base::server::keep_language(&ctx, locale);
    let translated = crate::server::page_in(&ctx, &actor, next.as_deref().unwrap_or_default(), locale).await;
    base::server::redirect_local(translated.as_deref().or(next.as_deref()), "/");
    Ok(())
}

/// The articles that came from a ticket.
#[server]
pub async fn load_offspring(number: String) -> Result<Vec<ArticleFromTicket>, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(knowledge::server::offspring(&ctx, &actor, &number).await?)
}

/// Begins an article or a question from a resolved ticket, and goes to it.
#[server]
pub async fn convert_ticket_to_article(number: String, kind: AnswerKind) -> Result<ConvertedTicket, Fault> {
    let (ctx, actor) = base::server::caller();
    let kept = crate::server::convert_ticket_to_article(&ctx, &actor, &number, kind, None).await?;
    match &kept {
        ConvertedTicket::Article(article) => {
            base::server::redirect_local(Some(&format!("/agent/articles/{}", article.id)), "/agent/articles");
        }
        ConvertedTicket::Question(_) => {
            base::server::redirect_local(Some("/agent/articles/faq"), "/agent/articles")
        }
    }
    Ok(kept)
}
