//! What tickets know of people: what they asked and said.

use base::{
    UserId,
    server::{Ctx, Result, Tx},
    uuid::Uuid,
};
use domain::server::{Erased, ErasedPerson, ExportReader, PersonalData};
use markdown::server::{html_to_text, plain_message, render_message};
use serde_json::Value;

use super::{
    anonymize::{empty_previews, forget_live, replace_messages, replace_subjects},
    search_words::search_vector,
};

/// Requesters, and those at the desk who answer them.
pub(super) struct Requesters;

#[async_trait::async_trait]
impl PersonalData for Requesters {
    fn section(&self) -> &'static str {
        "tickets"
    }

    /// What they asked, with what they and the desk said to it; and what they said where others of their organisation asked.
    async fn export(&self, ctx: &Ctx, person: UserId, _: ExportReader) -> Result<Value> {
        let asked = sqlx::query_scalar!(
            r#"select jsonb_build_object(
                 'asked', (select coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'subject', t.subject,
                     'status', t.status, 'created_at', t.created_at, 'closed_at', t.closed_at,
                     'messages', (select coalesce(jsonb_agg(jsonb_build_object('from', m.sender_type, 'body', m.body,
                         'files', m.attachment_count, 'created_at', m.created_at) order by m.created_at, m.id), '[]')
                         from ticket_messages m where m.ticket_id = t.id and not m.is_internal
                             and (m.sender_id = $1 or m.sender_type <> 'customer')))
                     order by t.created_at, t.id), '[]') from tickets t where t.requester_id = $1),
                 'said_elsewhere', (select coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'body', m.body,
                     'created_at', m.created_at) order by m.created_at, m.id), '[]')
                     from ticket_messages m join tickets t on t.id = m.ticket_id
                     where m.sender_id = $1 and m.sender_type = 'customer' and t.requester_id <> $1)) as "asked!""#,
            person.0,
        );
        Ok(asked.fetch_one(&ctx.db).await?)
    }

    async fn erase(&self, _: &Ctx, tx: &mut Tx, person: &ErasedPerson) -> Result<Erased> {
        let asked = hold_asked(tx, person.id).await?;
        let held = asked.iter().filter(|ticket| ticket.is_held).map(|ticket| ticket.number.clone());
        let free: Vec<Uuid> = asked.iter().filter(|ticket| !ticket.is_held).map(|ticket| ticket.id).collect();
        let said = said_by(tx, person.id).await?;
        let messages: Vec<Uuid> = said.iter().map(|message| message.id).collect();
        let mut touched: Vec<Uuid> = said.iter().map(|message| message.ticket_id).collect();
        touched.extend(&free);
        touched.sort_unstable();
        touched.dedup();
        let files = replace_messages(tx, &messages).await?;
        empty_previews(tx, &touched, &messages).await?;
        replace_subjects(tx, &free).await?;
        remove_mentions(tx, person, &free).await?;
        forget_in_logs(tx, person, &touched).await?;
        forget_live(tx, &touched).await?;
        let counted = Erased::new()
            .with("tickets", free.len() as u64)
            .with("messages", messages.len() as u64)
            .with("files", files);
        Ok(counted.held(held))
    }
}

/// A ticket that somebody asked.
struct AskedTicket {
    id: Uuid,
    number: String,
    is_held: bool,
}

async fn hold_asked(tx: &mut Tx, person: UserId) -> Result<Vec<AskedTicket>> {
    Ok(sqlx::query_as!(
        AskedTicket,
        "select id, number, is_held from tickets where requester_id = $1 order by id for update",
        person.0,
    )
    .fetch_all(&mut **tx)
    .await?)
}

/// A message in the ticket where it was said.
struct SaidMessage {
    id: Uuid,
    ticket_id: Uuid,
}

/// What somebody said as a customer, in tickets that are not held. What they said for the desk is the desk's.
async fn said_by(tx: &mut Tx, person: UserId) -> Result<Vec<SaidMessage>> {
    Ok(sqlx::query_as!(
        SaidMessage,
        "select m.id, m.ticket_id from ticket_messages m join tickets t on t.id = m.ticket_id
         where m.sender_id = $1 and m.sender_type = 'customer' and not t.is_held",
        person.0,
    )
    .fetch_all(&mut **tx)
    .await?)
}

/// Takes the name and the address out of what others said in tickets, and out of their log.
async fn remove_mentions(tx: &mut Tx, person: &ErasedPerson, tickets: &[Uuid]) -> Result<()> {
    let mentions = sqlx::query!(
        "select id, body, body_html from ticket_messages where ticket_id = any($1)
             and (position($2 in body) > 0 or position(lower($3) in lower(body)) > 0)",
        tickets,
        person.name,
        person.email,
    )
    .fetch_all(&mut **tx)
    .await?;
    for mention in mentions {
        let Some(body) = person.removed_from(&mention.body) else { continue };
        let is_plain = mention.body_html.as_deref().is_none_or(|html| html.starts_with(markdown::AS_TYPED));
        let html = if is_plain { plain_message(&body) } else { render_message(&body).await?.html };
        write_without(tx, mention.id, &body, &html).await?;
    }
    Ok(())
}

/// Writes a message anew, in the ticket and in its log.
async fn write_without(tx: &mut Tx, message: Uuid, body: &str, html: &str) -> Result<()> {
    sqlx::query!(
        "with replaced as (
             update ticket_messages set body = $2, body_html = $3, search = $4::text::tsvector where id = $1
             returning id, ticket_id)
         update ticket_events e set metadata = jsonb_set(e.metadata, '{message}', (e.metadata -> 'message')
             || jsonb_build_object('body', $2::text, 'body_html', $3::text))
         from replaced where e.ticket_id = replaced.ticket_id and e.event_type in ('replied', 'noted')
             and (e.metadata #>> '{message,id}')::uuid = replaced.id",
        message,
        body,
        html,
        search_vector(&html_to_text(html)),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Takes the name out of the logs: of tickets of theirs, of what they did, and of whom tickets were given to where they worked
/// at the desk. Held ones stay as they are.
async fn forget_in_logs(tx: &mut Tx, person: &ErasedPerson, tickets: &[Uuid]) -> Result<()> {
    sqlx::query!(
        "update ticket_events set metadata = without_person(metadata, $3, $4)
         where (ticket_id = any($1) or performed_by = $2
             or ($5 and event_type = 'assigned' and metadata::text like '%' || $2::text || '%'))
             and metadata::text like '%' || $2::text || '%'
             and not exists (select from tickets t where t.id = ticket_id and t.is_held)",
        tickets,
        person.id.0,
        person.name,
        person.email,
        person.is_staff,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
