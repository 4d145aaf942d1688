//! The shell's server functions.

use base::{Fault, Locale};
use knowledge::Offspring;
use leptos::prelude::*;

use crate::{AnswerKind, KeptAnswer};

/// Keeps the language that a reader chose, and goes back to the page they chose it on, or to its translation.
#[server]
pub async fn choose_language(locale: Locale, next: Option<String>) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    base::server::keep_language(&ctx, locale);
    let translated = crate::server::page_in(&ctx, &actor, next.as_deref().unwrap_or_default(), locale).await;
    base::server::lead_to(translated.as_deref().or(next.as_deref()), "/");
    Ok(())
}

/// The articles that came from a ticket.
#[server]
pub async fn load_offspring(number: String) -> Result<Vec<Offspring>, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(knowledge::server::offspring(&ctx, &actor, &number).await?)
}

/// Begins an article or a question from a resolved ticket, and goes to it.
#[server]
pub async fn keep_answer(number: String, kind: AnswerKind) -> Result<KeptAnswer, Fault> {
    let (ctx, actor) = base::server::caller();
    let kept = crate::server::keep_answer(&ctx, &actor, &number, kind, None).await?;
    match &kept {
        KeptAnswer::Article(article) => {
            base::server::lead_to(Some(&format!("/agent/articles/{}", article.id)), "/agent/articles");
        }
        KeptAnswer::Question(_) => base::server::lead_to(Some("/agent/articles/faq"), "/agent/articles"),
    }
    Ok(kept)
}
