//! The chat's server functions: each translates and calls one verb. Visitors bring their token along: in a frame of another
//! site no cookie comes with them.

use base::{Fault, Locale};
use files::{Attachment, FileId};
use leptos::prelude::*;

use crate::{
    CannedReply, ChatContact, ChatHistory, ChatMessage, ChatRating, ChatSession, ChatSessionId, NewChat,
    NewChatMessage, PageView, StartedChat, Transfer, Visit,
};

/// What a visitor's page begins with. The language is said: a frame has one of its own, which no cookie tells.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_visit(
    token: Option<String>,
    session: Option<ChatSessionId>,
    locale: Locale,
) -> Result<Visit, Fault> {
    let (ctx, actor) = base::server::caller();
    let actor = crate::server::chat_caller(&ctx, actor, token.as_deref()).await?;
    Ok(crate::server::visit(&ctx, &actor, locale, session).await?)
}

/// Begins a chat.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn start_chat(draft: NewChat, token: Option<String>) -> Result<StartedChat, Fault> {
    let (ctx, actor) = base::server::caller();
    let actor = crate::server::chat_caller(&ctx, actor, token.as_deref()).await?;
    // Whoever has an account is known by it, and leaves nothing in a browser that others use too.
    let is_kept = draft.origin.is_none() && actor.person().is_err();
    let started = crate::server::start(&ctx, &actor, base::server::caller_address(), draft).await?;
    if is_kept {
        crate::server::keep_chat_cookie(&ctx, &started.session_token);
    }
    Ok(started)
}

/// Begins a chat with a form that the browser sends by itself; the cookie knows it again.
#[server]
pub async fn start_chat_form(
    name: Option<String>,
    email: Option<String>,
    question: Option<String>,
    topic: Option<String>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let actor = crate::server::chat_caller(&ctx, actor, None).await?;
    let draft = NewChat::typed(name, email, question, topic);
    let typed =
        [("name", draft.name.clone()), ("email", draft.email.clone()), ("question", draft.question.clone())];
    let started = match crate::server::start(&ctx, &actor, base::server::caller_address(), draft).await {
        Ok(started) => started,
        Err(error) => {
            let typed = typed.iter().filter_map(|(field, text)| Some((*field, text.as_deref()?)));
            return Err(Fault::from(error).with_typed(typed));
        }
    };
    if actor.person().is_err() {
        crate::server::keep_chat_cookie(&ctx, &started.session_token);
    }
    base::server::redirect_form("/chat", "/chat");
    Ok(())
}

/// Says something with a form that the browser sends by itself.
#[server]
pub async fn say_in_chat_form(
    session: ChatSessionId,
    body: String,
    client_id: Option<base::uuid::Uuid>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let actor = crate::server::chat_caller(&ctx, actor, None).await?;
    let draft = NewChatMessage { client_id, ..NewChatMessage::new(session, body.clone()) };
    if let Err(error) = crate::server::say(&ctx, &actor, draft).await {
        return Err(Fault::from(error).with_typed([("body", &*body)]));
    }
    base::server::redirect_form(&format!("/chat?session={session}"), "/chat");
    Ok(())
}

/// Leaves an address instead of waiting.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn leave_message_in_chat(
    session: ChatSessionId,
    contact: ChatContact,
    token: Option<String>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let actor = crate::server::chat_caller(&ctx, actor, token.as_deref()).await?;
    Ok(crate::server::leave_message(&ctx, &actor, session, contact).await?)
}

/// Files of a chat, where their reader can open them.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_chat_files(ids: Vec<FileId>, token: Option<String>) -> Result<Vec<Attachment>, Fault> {
    let (ctx, actor) = base::server::caller();
    let actor = crate::server::chat_caller(&ctx, actor, token.as_deref()).await?;
    Ok(crate::server::chat_files(&ctx, &actor, &ids).await?)
}

/// A chat with its newest entries, or those before a place in it.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_chat(
    session: ChatSessionId,
    token: Option<String>,
    before: Option<i64>,
) -> Result<ChatHistory, Fault> {
    let (ctx, actor) = base::server::caller();
    let actor = crate::server::chat_caller(&ctx, actor, token.as_deref()).await?;
    Ok(crate::server::history(&ctx, &actor, session, None, before).await?)
}

/// Says something.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn say_in_chat(draft: NewChatMessage, token: Option<String>) -> Result<ChatMessage, Fault> {
    let (ctx, actor) = base::server::caller();
    let actor = crate::server::chat_caller(&ctx, actor, token.as_deref()).await?;
    Ok(crate::server::say(&ctx, &actor, draft).await?)
}

/// Says on which page one is.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn view_page_in_chat(
    session: ChatSessionId,
    page: PageView,
    token: Option<String>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let actor = crate::server::chat_caller(&ctx, actor, token.as_deref()).await?;
    Ok(crate::server::view_page(&ctx, &actor, session, page).await?)
}

/// Ends a chat.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn end_chat(session: ChatSessionId, token: Option<String>) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let actor = crate::server::chat_caller(&ctx, actor, token.as_deref()).await?;
    Ok(crate::server::end(&ctx, &actor, session).await?)
}

/// Says how it was.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn rate_chat(
    session: ChatSessionId,
    rating: ChatRating,
    token: Option<String>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let actor = crate::server::chat_caller(&ctx, actor, token.as_deref()).await?;
    Ok(crate::server::rate(&ctx, &actor, session, rating).await?)
}

/// Hands a chat to an agent or a team.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn transfer_chat(session: ChatSessionId, transfer: Transfer) -> Result<ChatSession, Fault> {
    let (ctx, actor) = base::server::caller();
    let target = transfer.target().map_err(|refusal| base::server::invalid("to", refusal))?;
    Ok(crate::server::transfer(&ctx, &actor, session, target, transfer.note).await?)
}

/// Ends a chat and blocks where it came from.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn block_chat(session: ChatSessionId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::block_visitor(&ctx, &actor, session).await?)
}

/// Answers that are sent often.
#[server]
pub async fn load_canned_replies() -> Result<Vec<CannedReply>, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::canned_replies(&ctx, &actor).await?.canned_replies)
}
