//! Backfill of the search's words: what was stored by older rules is read again, in batches.

use base::{
    server::{Ctx, Result},
    uuid::Uuid,
};
use jobs::server::{Job, enqueue};
use markdown::server::html_to_text;
use serde::{Deserialize, Serialize};

use super::search_words::search_vector;

/// Rows of a transaction, and transactions of a run: far less than a job may take, however long the messages are.
const BATCH: i64 = 200;
const BATCHES: usize = 200;

/// Writes the words of every ticket and message anew. Twice does no harm.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReindexTicketSearch {
    table: Table,
    after: Uuid,
}

#[derive(Clone, Copy, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Table {
    #[default]
    Tickets,
    Messages,
}

impl Job for ReindexTicketSearch {
    const KIND: &'static str = "reindex-ticket-search";

    async fn run(mut self, ctx: &Ctx) -> Result<()> {
        for _ in 0..BATCHES {
            match (reindex(ctx, self.table, self.after).await?, self.table) {
                (Some(last), _) => self.after = last,
                (None, Table::Tickets) => self = Self { table: Table::Messages, after: Uuid::nil() },
                (None, Table::Messages) => return Ok(()),
            }
        }
        let mut tx = ctx.begin().await?;
        enqueue(ctx, &mut tx, &self).await?;
        ctx.commit(tx).await
    }
}

/// Reads and writes the rows that follow `after`; answers the last of them. A subject that is being changed is waited for.
async fn reindex(ctx: &Ctx, table: Table, after: Uuid) -> Result<Option<Uuid>> {
    let mut tx = ctx.begin().await?;
    let (mut ids, mut vectors) = (Vec::new(), Vec::new());
    for (id, text) in match table {
        Table::Tickets => sqlx::query!(
            "select id, subject from tickets where id > $1 order by id limit $2 for no key update",
            after,
            BATCH,
        )
        .fetch_all(&mut *tx)
        .await?
        .into_iter()
        .map(|row| (row.id, row.subject))
        .collect::<Vec<_>>(),
        Table::Messages => sqlx::query!(
            "select id, body, body_html from ticket_messages where id > $1 order by id limit $2",
            after,
            BATCH,
        )
        .fetch_all(&mut *tx)
        .await?
        .into_iter()
        .map(|row| (row.id, row.body_html.map_or(row.body, |html| html_to_text(&html))))
        .collect(),
    } {
        ids.push(id);
        vectors.push(search_vector(&text));
        // Who is answered on this thread waits for no more than one text.
        tokio::task::yield_now().await;
    }
    match table {
        Table::Tickets => {
            sqlx::query!(
                "update tickets t set search = made.vector::tsvector
                 from unnest($1::uuid[], $2::text[]) as made(id, vector) where t.id = made.id",
                &ids,
                &vectors,
            )
            .execute(&mut *tx)
            .await?;
        }
        Table::Messages => {
            sqlx::query!(
                "update ticket_messages m set search = made.vector::tsvector
                 from unnest($1::uuid[], $2::text[]) as made(id, vector) where m.id = made.id",
                &ids,
                &vectors,
            )
            .execute(&mut *tx)
            .await?;
        }
    }
    ctx.commit(tx).await?;
    Ok(ids.last().copied())
}
