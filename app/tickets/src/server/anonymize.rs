//! Takes out of tickets what was said and who said it: what is counted of them stays.

use base::{
    server::{Result, Tx},
    uuid::Uuid,
};
use domain::server::REMOVED_TEXT;
use files::server::remove_of;

use super::message_files::MESSAGE;
use crate::TicketId;

/// Replaces messages whose tickets this transaction holds: their texts, their files, and what the log and the live streams
/// hold of them. Answers how many files went.
pub(super) async fn replace_messages(tx: &mut Tx, messages: &[Uuid]) -> Result<u64> {
    let files = sqlx::query_scalar!(
        r#"select coalesce(sum(attachment_count), 0)::bigint as "files!" from ticket_messages where id = any($1)"#,
        messages,
    )
    .fetch_one(&mut **tx)
    .await?;
    remove_of(tx, MESSAGE, messages).await?;
    sqlx::query!(
        "with replaced as (
             update ticket_messages set body = $2, body_html = null, search = ''::tsvector, attachment_count = 0
             where id = any($1) returning id, ticket_id)
         update ticket_events e set metadata = jsonb_set(e.metadata, '{message}', (e.metadata -> 'message')
             || jsonb_build_object('body', $2::text, 'body_html', '', 'attachments', '[]'::jsonb))
         where e.ticket_id in (select ticket_id from replaced) and e.event_type in ('replied', 'noted')
             and (e.metadata #>> '{message,id}')::uuid in (select id from replaced)",
        messages,
        REMOVED_TEXT,
    )
    .execute(&mut **tx)
    .await?;
    Ok(u64::try_from(files).unwrap_or_default())
}

/// Takes out of the lists what was said last in tickets, where these messages said it.
pub(super) async fn empty_previews(tx: &mut Tx, tickets: &[Uuid], messages: &[Uuid]) -> Result<()> {
    sqlx::query!(
        "update tickets t set preview = '' where t.id = any($1) and (
             select m.id from ticket_messages m where m.ticket_id = t.id and not m.is_internal
             order by m.created_at desc, m.id desc limit 1) = any($2)",
        tickets,
        messages,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Replaces what tickets are called, in their rows and in their logs; of what was said last lists show nothing.
pub(super) async fn replace_subjects(tx: &mut Tx, tickets: &[Uuid]) -> Result<()> {
    sqlx::query!(
        "update tickets set subject = $2, preview = '', search = ''::tsvector, version = version + 1
         where id = any($1)",
        tickets,
        REMOVED_TEXT,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "update ticket_events set metadata = metadata || case event_type
             when 'opened' then jsonb_build_object('subject', $2::text)
             when 'subject_changed' then jsonb_build_object('from', $2::text, 'to', $2::text)
             else jsonb_build_object('reason', $2::text) end
         where ticket_id = any($1) and event_type in ('opened', 'subject_changed', 'escalated')",
        tickets,
        REMOVED_TEXT,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Forgets what is on its way to sockets and consumers, with everything that it says.
pub(super) async fn forget_live(tx: &mut Tx, tickets: &[Uuid]) -> Result<()> {
    for ticket in tickets {
        realtime::server::forget(tx, &TicketId(*ticket).topic()).await?;
    }
    Ok(())
}
