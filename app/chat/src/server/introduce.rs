//! What a visitor says of themselves, and where they are.

use base::{
    chrono::TimeDelta,
    server::{Actor, Ctx, Error, RequestRefusal, Result, Tx, invalid},
};

use super::{
    find::{View, lock},
    page_address::{page_address, page_title},
    record::record,
    say::check_about,
};
use crate::{ChatContact, ChatSession, ChatSessionId, Event, PageView, Refusal};

/// How often the desk is told of another page, and how often in one chat: where they are is kept all the same.
const PAGES_APART: TimeDelta = TimeDelta::seconds(2);
const MOST_PAGES: i64 = 200;

/// Keeps a name and an address that a visitor gives later. Whom somebody vouched for keeps what was vouched for.
///
/// # Errors
/// [`Error::NotFound`] for a chat that is not the actor's own, [`Error::Invalid`] for a field, [`Error::Conflict`] where the
/// chat is over.
#[tracing::instrument(name = "chat.introduce", skip_all, fields(chat.id = %id))]
pub async fn introduce(ctx: &Ctx, actor: &Actor, id: ChatSessionId, contact: ChatContact) -> Result<()> {
    let said = contact.check().map_err(Error::Invalid)?;
    check_about(ctx, actor).await?;
    let mut tx = ctx.begin().await?;
    let chat = lock_own(ctx, &mut tx, actor, id).await?;
    if !chat.status.is_open() {
        return Err(Error::conflict(Refusal::Ended));
    }
    let known = &chat.visitor;
    let name = if known.is_name_verified { known.name.clone() } else { said.name.or(known.name.clone()) };
    let vouched = known.vouched_email().map(str::to_owned);
    let email = vouched.or(said.email).or(known.email.clone());
    if name == known.name && email == known.email {
        return Ok(());
    }
    // An address that was typed is nobody's word but the visitor's own.
    let is_verified = known.is_verified && email == known.email;
    sqlx::query!(
        "update chat_sessions set name = $2, email = $3::text::citext, is_verified = $4 where id = $1",
        id.0,
        name,
        email,
        is_verified,
    )
    .execute(&mut *tx)
    .await?;
    record(ctx, &mut tx, actor, id, Event::Introduced { name, email }).await?;
    ctx.commit(tx).await
}

/// Keeps the page that a visitor went to.
///
/// # Errors
/// [`Error::NotFound`] for a chat that is not the actor's own, [`Error::Invalid`] for what is no address of a page.
#[tracing::instrument(name = "chat.view_page", skip_all, fields(chat.id = %id))]
pub async fn view_page(ctx: &Ctx, actor: &Actor, id: ChatSessionId, page: PageView) -> Result<()> {
    let Some(url) = page_address(&page.url) else {
        return Err(invalid(
            "url",
            RequestRefusal::new("is no address of a page like https://shop.example.com/lamp"),
        ));
    };
    let title = page_title(&page.title);
    check_about(ctx, actor).await?;
    let mut tx = ctx.begin().await?;
    let chat = lock_own(ctx, &mut tx, actor, id).await?;
    let is_there = chat.page_url.as_deref() == Some(&url) && chat.page_title.as_deref() == Some(&title);
    if !chat.status.is_open() || is_there {
        return Ok(());
    }
    sqlx::query!("update chat_sessions set page_url = $2, page_title = $3 where id = $1", id.0, url, title)
        .execute(&mut *tx)
        .await?;
    if is_worth_telling(ctx, &mut tx, id).await? {
        record(ctx, &mut tx, actor, id, Event::PageViewed { url, title }).await?;
    }
    ctx.commit(tx).await
}

/// The chat, held, where the actor is its visitor.
pub(super) async fn lock_own(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    id: ChatSessionId,
) -> Result<ChatSession> {
    match lock(ctx, tx, actor, id).await? {
        (chat, View::Visitor) => Ok(chat),
        (_, View::Desk) => Err(Error::NotFound),
    }
}

async fn is_worth_telling(ctx: &Ctx, tx: &mut Tx, id: ChatSessionId) -> Result<bool> {
    let told = sqlx::query!(
        r#"select count(*) as "count!", max(created_at) as last from chat_events
         where session_id = $1 and event_type = 'page_viewed'"#,
        id.0
    )
    .fetch_one(&mut **tx)
    .await?;
    let is_late = told.last.is_none_or(|last| ctx.now() - last >= PAGES_APART);
    Ok(told.count < MOST_PAGES && is_late)
}
