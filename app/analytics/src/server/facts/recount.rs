//! Counts the facts of every ticket anew, in batches: what was there before anybody counted, and all of it once the working
//! hours are others.

use base::{
    server::{Ctx, Result},
    uuid::Uuid,
};
use jobs::server::{Job, enqueue};
use serde::{Deserialize, Serialize};

use super::keep::refresh;
use crate::server::report_hours::business_hours;

/// Tickets of a transaction, and transactions of a run.
const BATCH: i64 = 200;
const BATCHES: usize = 100;

/// Counts anew from `after` on. Twice does no harm.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RecountTicketFacts {
    after: Uuid,
}

impl Job for RecountTicketFacts {
    const KIND: &'static str = "recount-ticket-facts";

    fn dedupe_key(&self) -> Option<String> {
        Some(self.after.to_string())
    }

    async fn run(mut self, ctx: &Ctx) -> Result<()> {
        for _ in 0..BATCHES {
            match recount(ctx, self.after).await? {
                Some(last) => self.after = last,
                None => return forget_gone(ctx).await,
            }
        }
        let mut tx = ctx.begin().await?;
        enqueue(ctx, &mut tx, &self).await?;
        ctx.commit(tx).await
    }
}

/// Counts the tickets that follow `after`; answers the last of them.
async fn recount(ctx: &Ctx, after: Uuid) -> Result<Option<Uuid>> {
    let hours = business_hours(ctx).await?;
    let mut tx = ctx.begin().await?;
    let ids = sqlx::query_scalar!("select id from tickets where id > $1 order by id limit $2", after, BATCH)
        .fetch_all(&mut *tx)
        .await?;
    if !ids.is_empty() {
        refresh(&mut tx, &hours, &ids).await?;
    }
    ctx.commit(tx).await?;
    Ok(ids.last().copied())
}

/// Drops what is known of tickets that went without a word.
async fn forget_gone(ctx: &Ctx) -> Result<()> {
    sqlx::query!(
        "with gone as (
             delete from ticket_facts f where not exists (select from tickets t where t.id = f.ticket_id)
         )
         delete from response_facts r where not exists (select from tickets t where t.id = r.ticket_id)",
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}
