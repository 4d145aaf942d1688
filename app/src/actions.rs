//! The shell's server functions.

use base::{DateTime, Fault, Language, Locale, Utc};
use chat::ChatSessionId;
use feedback::FeedbackId;
use files::FileId;
use knowledge::ArticleFromTicket;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tickets::TicketGlance;

use crate::{AnswerKind, ChatArticle, ConvertedTicket, IndexedArea};

/// Keeps the language that a reader chose, and goes back to the page they chose it on, or to its translation.
#[server]
pub async fn choose_language(locale: Locale, next: Option<String>) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    base::server::keep_language(&ctx, locale);
    let translated = crate::server::page_in(&ctx, &actor, next.as_deref().unwrap_or_default(), locale).await;
    base::server::redirect_local(translated.as_deref().or(next.as_deref()), "/");
    Ok(())
}

/// An article to read beside a chat.
#[server]
pub async fn load_chat_article(slug: String, locale: Language) -> Result<ChatArticle, Fault> {
    let (ctx, actor) = base::server::caller();
    let article = knowledge::server::find(&ctx, &actor, &slug, &[locale]).await?;
    let url = format!("/help/articles/{}", base::escape_path(&article.slug));
    Ok(ChatArticle { title: article.title, html: article.content_html, url, locale: article.locale })
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

/// Makes the last of the files that were sent with a form the caller's picture, or takes the picture away. Answers its file.
#[server]
pub async fn save_avatar(
    attachment_ids: Option<String>,
    remove: Option<bool>,
) -> Result<Option<FileId>, Fault> {
    let (ctx, actor) = base::server::caller();
    let sent = files::attachment_ids(attachment_ids.as_deref());
    let sent = sent.map_err(|refusal| base::server::invalid("avatar", refusal))?;
    let file = sent.last().copied().filter(|_| remove != Some(true));
    let kept = crate::server::change_avatar(&ctx, &actor, file, remove == Some(true)).await?;
    base::server::redirect_form("/account", "/account");
    Ok(kept)
}

/// Makes a chat a ticket, with a note for whoever goes on, and answers its number.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn chat_to_ticket(session: ChatSessionId, note: Option<String>) -> Result<String, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::chat_to_ticket(&ctx, &actor, session, note).await?.number)
}

/// Makes a ticket of feedback, and goes to it.
#[server]
pub async fn feedback_to_ticket(id: FeedbackId) -> Result<String, Fault> {
    let (ctx, actor) = base::server::caller();
    let number = crate::server::feedback_to_ticket(&ctx, &actor, id).await?;
    base::server::redirect_local(Some(&format!("/agent/tickets/{number}")), "/agent/feedback");
    Ok(number)
}

/// What the admin's home shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AdminHome {
    /// The tickets at a glance.
    pub glance: TicketGlance,
    /// The settings by area.
    pub areas: Vec<IndexedArea>,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// The admin's home.
#[server]
pub async fn load_admin_home() -> Result<AdminHome, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::admin_home(&ctx, &actor, Locale::here()).await?)
}
