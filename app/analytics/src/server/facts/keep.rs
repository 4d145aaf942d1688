//! Writes facts.

use base::{
    server::{Result, Tx},
    uuid::Uuid,
};
use serde::Serialize;
use serde_json::Value;

use super::{
    reckon::{ResponseFacts, TicketFacts, reckon},
    story::stories,
};
use crate::server::business_time::BusinessHours;

/// Reckons the facts of these tickets and keeps them; those of tickets that are gone, go.
pub(super) async fn refresh(tx: &mut Tx, hours: &BusinessHours, tickets: &[Uuid]) -> Result<()> {
    // In a statement of its own: the next one sees what whoever had it before has written.
    sqlx::query!("select pg_advisory_xact_lock(hashtext('ticket_facts'))").execute(&mut **tx).await?;
    let reckoned = stories(tx, tickets).await?.into_iter().map(|story| reckon(story, hours));
    let (facts, responses): (Vec<TicketFacts>, Vec<Vec<ResponseFacts>>) = reckoned.unzip();
    let responses: Vec<_> = responses.into_iter().flatten().collect();
    write_tickets(tx, tickets, &json(&facts)?).await?;
    write_responses(tx, tickets, &json(&responses)?).await
}

fn json(rows: &impl Serialize) -> Result<Value> {
    Ok(serde_json::to_value(rows).map_err(anyhow::Error::from)?)
}

/// In one way to the database: what goes is of tickets that are gone, what is written of others.
async fn write_tickets(tx: &mut Tx, tickets: &[Uuid], rows: &Value) -> Result<()> {
    sqlx::query!(
        "with gone as (
             delete from ticket_facts f where f.ticket_id = any($2)
                 and not exists (select from tickets t where t.id = f.ticket_id)
         )
         insert into ticket_facts (ticket_id, seq, category, priority, channel, tags, status, assignee_id, created_at,
             first_response_at, first_responder_id, first_response_seconds, first_response_business_seconds,
             agent_replies, customer_messages, resolved_at, first_resolved_at, solved_by, reopen_count, is_one_touch,
             resolution_seconds, resolution_business_seconds)
         select ticket_id, seq, category, priority, channel, tags, status, assignee_id, created_at,
             first_response_at, first_responder_id, first_response_seconds, first_response_business_seconds,
             agent_replies, customer_messages, resolved_at, first_resolved_at, solved_by, reopen_count, is_one_touch,
             resolution_seconds, resolution_business_seconds
         from jsonb_populate_recordset(null::ticket_facts, $1)
         on conflict (ticket_id) do update set seq = excluded.seq, category = excluded.category,
             priority = excluded.priority, channel = excluded.channel, tags = excluded.tags, status = excluded.status,
             assignee_id = excluded.assignee_id, created_at = excluded.created_at,
             first_response_at = excluded.first_response_at, first_responder_id = excluded.first_responder_id,
             first_response_seconds = excluded.first_response_seconds,
             first_response_business_seconds = excluded.first_response_business_seconds,
             agent_replies = excluded.agent_replies, customer_messages = excluded.customer_messages,
             resolved_at = excluded.resolved_at, first_resolved_at = excluded.first_resolved_at,
             solved_by = excluded.solved_by, reopen_count = excluded.reopen_count,
             is_one_touch = excluded.is_one_touch, resolution_seconds = excluded.resolution_seconds,
             resolution_business_seconds = excluded.resolution_business_seconds",
        rows,
        tickets,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Answers are seldom taken back, so that what is there mostly stays as it is.
async fn write_responses(tx: &mut Tx, tickets: &[Uuid], rows: &Value) -> Result<()> {
    sqlx::query!(
        "with gone as (
             delete from response_facts r where r.ticket_id = any($2) and not exists (
                 select from jsonb_populate_recordset(null::response_facts, $1) kept
                 where kept.ticket_id = r.ticket_id and kept.ordinal = r.ordinal)
         )
         insert into response_facts as held (ticket_id, ordinal, waited_from, answered_at, seconds, business_seconds,
             agent_id)
         select ticket_id, ordinal, waited_from, answered_at, seconds, business_seconds, agent_id
         from jsonb_populate_recordset(null::response_facts, $1)
         on conflict (ticket_id, ordinal) do update set waited_from = excluded.waited_from,
             answered_at = excluded.answered_at, seconds = excluded.seconds,
             business_seconds = excluded.business_seconds, agent_id = excluded.agent_id
         where held is distinct from excluded",
        rows,
        tickets,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
