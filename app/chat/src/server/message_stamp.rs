//! What a message changes of its chat: how it begins in a list, who waits since when, who has read it, which words find it.

use base::{
    cut, fold,
    server::{Result, Tx},
    single_line,
};

use super::payload_answer::payload_text;
use crate::ChatMessage;

/// The longest beginning of a message in a list, in characters.
const LONGEST_PREVIEW: usize = 160;
/// The most of a message that is searched, in bytes: a `tsvector` has a limit.
const LONGEST_SEARCHED: usize = 20_000;

/// What a message changes of its chat's row; `text` is what it says without marks. Whoever speaks has read what was said
/// before.
pub(super) async fn stamp(
    tx: &mut Tx,
    message: &ChatMessage,
    text: &str,
    public_seq: Option<i64>,
) -> Result<()> {
    let text = &text_of(message, text);
    let folded = fold(start_of(text));
    let preview = cut(&single_line(text), LONGEST_PREVIEW).to_owned();
    sqlx::query!(
        "update chat_sessions set
             preview = case when $3::bigint is null or $4 = '' then preview else $4 end,
             message_count = message_count + case when $3::bigint is null then 0 else 1 end,
             last_message_at = case when $3::bigint is null then last_message_at else $5 end,
             waiting_since = case when $3::bigint is null then waiting_since when $2 = 'customer' then coalesce(waiting_since, $5)
                 when $2 = 'agent' then null else waiting_since end,
             visitor_read_seq = case when $2 = 'customer' then coalesce($3, visitor_read_seq) else visitor_read_seq end,
             agent_read_seq = case when $2 = 'agent' then coalesce($3, agent_read_seq) else agent_read_seq end,
             visitor_seen_at = case when $2 = 'customer' then $5 else visitor_seen_at end,
             search = case when length(search) < 20000 and octet_length(search::text) < 700000
                 then search || to_tsvector('simple', $6) else search end
         where id = $1",
        message.session_id.0,
        message.sender_type.as_str(),
        public_seq,
        preview,
        message.created_at,
        start_of(&folded),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

fn start_of(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_SEARCHED)]
}

/// What a message says without marks, for lists and for the search.
fn text_of(message: &ChatMessage, text: &str) -> String {
    let chosen = message.payload.as_ref().map(payload_text).unwrap_or_default();
    let files = message.attachments.iter().map(|file| file.filename.clone());
    let parts = [text.to_owned(), chosen].into_iter().chain(files).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}
