//! Takes out of chats what was said and who said it: what is counted of them stays.

use base::{
    server::{Result, Tx},
    uuid::Uuid,
};
use domain::server::REMOVED_TEXT;
use files::server::remove_of;

use super::message_files::CHAT_MESSAGE;
use crate::ChatSessionId;

/// What stands for a text that is gone, as it is shown.
const REMOVED_HTML: &str = "<p>[removed]</p>";

/// Replaces messages whose chats this transaction holds: their texts, their files, and what was chosen or filled in.
pub(super) async fn replace_messages(tx: &mut Tx, messages: &[Uuid]) -> Result<u64> {
    let files = sqlx::query_scalar!(
        r#"select coalesce(sum(attachment_count), 0)::bigint as "files!" from chat_messages where id = any($1)"#,
        messages,
    )
    .fetch_one(&mut **tx)
    .await?;
    remove_of(tx, CHAT_MESSAGE, messages).await?;
    sqlx::query!(
        "update chat_messages set body = $2, body_html = $3, payload = null, attachment_count = 0,
             sender_name = case when sender_type = 'customer' then null else sender_name end,
             sender_id = case when sender_type = 'customer' then null else sender_id end
         where id = any($1)",
        messages,
        REMOVED_TEXT,
        REMOVED_HTML,
    )
    .execute(&mut **tx)
    .await?;
    Ok(u64::try_from(files).unwrap_or_default())
}

/// Forgets who chatted: what they are called, where they came from and what they read, what they said of it, and the same in
/// the logs. How they found it is counted on.
pub(super) async fn forget_visitors(tx: &mut Tx, chats: &[Uuid]) -> Result<()> {
    sqlx::query!(
        "update chat_events e set
             performed_by = case when e.performed_role in ('customer', 'visitor') then null else e.performed_by end,
             performer_name = case when e.performed_role in ('customer', 'visitor') then null
                 else e.performer_name end,
             metadata = e.metadata || case e.event_type
                 when 'introduced' then '{\"name\": null, \"email\": null}'::jsonb
                 when 'page_viewed' then '{\"url\": \"\", \"title\": \"\"}'::jsonb
                 when 'rated' then '{\"comment\": null}'::jsonb
                 else '{}'::jsonb end
         where e.session_id = any($1)",
        chats,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "update chat_sessions set name = null, email = null, external_id = null, customer_id = null, origin = null,
             page_url = null, page_title = null, address = null, preview = '', rating_comment = null,
             visitor_id = gen_random_uuid(), search = ''::tsvector
         where id = any($1)",
        chats,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!("delete from chat_identity_tokens where session_id = any($1)", chats)
        .execute(&mut **tx)
        .await?;
    for chat in chats {
        realtime::server::forget(tx, &ChatSessionId::from(*chat).topic()).await?;
    }
    Ok(())
}
