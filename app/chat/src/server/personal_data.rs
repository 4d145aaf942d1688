//! What chats know of people: what was said in them, and where those who asked came from.

use base::{
    UserId,
    server::{Actor, Ctx, Result, Tx},
    uuid::Uuid,
};
use domain::server::{DELETED_PERSON, Erased, ErasedPerson, ExportReader, PersonalData};
use serde_json::Value;

use super::{
    anonymize::{forget_visitors, replace_messages},
    move_customer::hold_chats_of,
    record::record,
    say::render,
};
use crate::{ChatSessionId, EndReason, Event};

/// Visitors with an account, and those at the desk who answer them.
pub(super) struct Visitors;

#[async_trait::async_trait]
impl PersonalData for Visitors {
    fn section(&self) -> &'static str {
        "chats"
    }

    async fn hold(&self, tx: &mut Tx, person: UserId) -> Result<()> {
        hold_chats_of(tx, person).await
    }

    async fn export(&self, ctx: &Ctx, person: UserId, _: ExportReader) -> Result<Value> {
        let chats = sqlx::query_scalar!(
            r#"select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'email', s.email, 'page', s.page_url,
                 'status', s.status, 'started_at', s.started_at, 'ended_at', s.ended_at, 'rating', s.rating,
                 'rating_comment', s.rating_comment,
                 'messages', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('from', m.sender_type,
                     'body', m.body, 'answer', case when m.sender_type = 'customer' then m.payload end,
                     'files', m.attachment_count, 'created_at', m.created_at)) order by m.seq), '[]')
                     from chat_messages m where m.session_id = s.id and not m.is_internal))
                 order by s.started_at, s.id), '[]') as "chats!"
             from chat_sessions s where s.customer_id = $1"#,
            person.0,
        );
        Ok(chats.fetch_one(&ctx.db).await?)
    }

    async fn erase(&self, ctx: &Ctx, tx: &mut Tx, person: &ErasedPerson) -> Result<Erased> {
        let chats = sqlx::query_scalar!(
            "select s.id from chat_sessions s where s.customer_id = $1
                 and not exists (select from tickets t where t.id = s.ticket_id and t.is_held)
             order by s.id for update",
            person.id.0,
        )
        .fetch_all(&mut **tx)
        .await?;
        let said = sqlx::query_scalar!(
            "select id from chat_messages where session_id = any($1) and sender_type = 'customer'",
            &chats,
        )
        .fetch_all(&mut **tx)
        .await?;
        let files = replace_messages(tx, &said).await?;
        remove_mentions(tx, person, &chats).await?;
        forget_visitors(tx, &chats).await?;
        end_open(ctx, tx, &chats).await?;
        forget_address(tx, person).await?;
        forget_at_the_desk(tx, person).await?;
        let counted = Erased::new()
            .with("chats", chats.len() as u64)
            .with("messages", said.len() as u64)
            .with("files", files);
        Ok(counted)
    }
}

/// Nobody is there any more in those that go on.
async fn end_open(ctx: &Ctx, tx: &mut Tx, chats: &[Uuid]) -> Result<()> {
    let open = sqlx::query_scalar!(
        "update chat_sessions set status = 'ended', ended_at = $2, waiting_since = null, returned_at = null
         where id = any($1) and status <> 'ended' returning id",
        chats,
        ctx.now(),
    )
    .fetch_all(&mut **tx)
    .await?;
    for chat in open {
        let ended = Event::Ended { reason: EndReason::Visitor };
        record(ctx, tx, &Actor::System, ChatSessionId::from(chat), ended).await?;
    }
    Ok(())
}

/// Takes the name and the address out of what others said in their chats.
async fn remove_mentions(tx: &mut Tx, person: &ErasedPerson, chats: &[Uuid]) -> Result<()> {
    let mentions = sqlx::query!(
        "select id, body from chat_messages where session_id = any($1)
             and (position($2 in body) > 0 or position(lower($3) in lower(body)) > 0)",
        chats,
        person.name,
        person.email,
    )
    .fetch_all(&mut **tx)
    .await?;
    for mention in mentions {
        let Some(body) = person.removed_from(&mention.body) else { continue };
        let html = render(&body).await?.html;
        sqlx::query!(
            "update chat_messages set body = $2, body_html = $3 where id = $1",
            mention.id,
            body,
            html,
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// Their address in chats that they began without being signed in: whoever they were there, it is theirs.
async fn forget_address(tx: &mut Tx, person: &ErasedPerson) -> Result<()> {
    sqlx::query!(
        "with forgotten as (
             update chat_sessions s set email = null where s.email = $1::text::citext
                 and not exists (select from tickets t where t.id = s.ticket_id and t.is_held)
             returning s.id)
         update chat_events e set metadata = e.metadata || '{\"email\": null}'::jsonb
         from forgotten where e.session_id = forgotten.id and e.event_type = 'introduced'",
        person.email,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Their name where they answered for the desk: what they said there is the desk's.
async fn forget_at_the_desk(tx: &mut Tx, person: &ErasedPerson) -> Result<()> {
    sqlx::query!(
        "update chat_messages set sender_name = $2 where sender_id = $1 and sender_name is not null",
        person.id.0,
        DELETED_PERSON,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "update chat_events set
             performer_name = case when performed_by = $1 and performer_name is not null then $5 else performer_name end,
             metadata = without_person(metadata, $2, $3)
         where performed_by = $1
             or ($4 and event_type in ('accepted', 'transferred') and metadata::text like '%' || $1::text || '%')",
        person.id.0,
        person.name,
        person.email,
        person.is_staff,
        DELETED_PERSON,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
