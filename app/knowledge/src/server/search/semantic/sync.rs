//! The job that keeps the vectors in step with the articles: only what changed is embedded, once for all processes.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use base::{
    server::{Ctx, Result},
    uuid::Uuid,
};
use domain::server::AiProvider;
use jobs::server::Job;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::Connection;

use super::{
    FEED,
    chunks::chunks,
    database,
    provider::{BATCH, Refused, embed},
};
use crate::server::{
    record::{invalidate_on, topic},
    startup::embeddings,
};

/// How long one run goes on before it leaves the rest to the next.
const RUN: Duration = Duration::from_secs(180);
/// How long a batch may take: with the longest article, a run still ends within a job's time.
const PATIENCE: Duration = Duration::from_secs(20);
/// After how many failures in a row a run leaves the provider alone.
const MOST_FAILURES: u32 = 3;

/// Embeds what changed in published articles.
#[derive(Serialize, Deserialize)]
pub struct SyncEmbeddings {}

impl Job for SyncEmbeddings {
    const KIND: &'static str = "knowledge-embedding-sync";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        let Some(provider) = embeddings(ctx) else { return Ok(()) };
        // One run at a time in the house: a run may take longer than the time between two. The lock goes with the connection.
        let mut lock = ctx.db.acquire().await?.detach();
        let is_alone =
            sqlx::query_scalar!(r#"select pg_try_advisory_lock(hashtext($1)) as "alone!""#, Self::KIND)
                .fetch_one(&mut lock)
                .await?;
        if is_alone {
            read_stale(ctx, &provider).await?;
            if database::has_vectors(ctx).await?
                && let Err(error) = database::prepare(ctx).await
            {
                tracing::warn!(%error, "the vectors could not be indexed; all of them are compared");
            }
        }
        lock.close().await?;
        Ok(())
    }
}

/// Reads what is stale, for as long as a run may take. A provider that fails again and again is left alone until the next
/// run: a dead letter a minute would tell an admin nothing more.
async fn read_stale(ctx: &Ctx, provider: &AiProvider) -> Result<()> {
    let begun = Instant::now();
    let (mut after, mut failures) = (Uuid::nil(), 0);
    while begun.elapsed() < RUN
        && failures < MOST_FAILURES
        && let Some(stale) = next_stale(ctx, &provider.model, after).await?
    {
        after = stale.id;
        failures = match read(ctx, provider, &stale).await? {
            Ok(()) => 0,
            Err(refused @ Refused::Text(_)) => {
                tracing::warn!(article.id = %stale.id, "{refused}; it is found by its words alone");
                write(ctx, &provider.model, &stale, &[], &HashMap::new()).await?;
                0
            }
            Err(refused @ Refused::Provider(_)) => {
                tracing::warn!(article.id = %stale.id, "{refused}");
                failures + 1
            }
        };
    }
    Ok(())
}

/// A published article that the model has not read as it is.
struct Stale {
    id: Uuid,
    version: i64,
    title: String,
    html: String,
}

async fn next_stale(ctx: &Ctx, model: &str, after: Uuid) -> Result<Option<Stale>> {
    let stale = sqlx::query_as!(
        Stale,
        "select a.id, a.version, a.title, a.content_html as html from articles a
         where a.status = 'published' and a.id > $2 and not exists (
             select from article_readings r where r.article_id = a.id and r.version = a.version and r.model = $1)
         order by a.id limit 1",
        model,
        after,
    );
    Ok(stale.fetch_optional(&ctx.db).await?)
}

async fn read(ctx: &Ctx, provider: &AiProvider, stale: &Stale) -> Result<Result<(), Refused>> {
    let texts = chunks(&stale.title, &stale.html);
    let fingerprints: Vec<Vec<u8>> = texts.iter().map(|text| fingerprint(&provider.model, text)).collect();
    let mut known: HashMap<Vec<u8>, Vec<f32>> =
        sqlx::query!("select fingerprint, embedding from article_chunks where article_id = $1", stale.id)
            .fetch_all(&ctx.db)
            .await?
            .into_iter()
            .map(|row| (row.fingerprint, row.embedding))
            .collect();
    let mut wanted: Vec<(Vec<u8>, String)> = Vec::new();
    for (fingerprint, text) in fingerprints.iter().zip(texts) {
        if !known.contains_key(fingerprint) && !wanted.iter().any(|(other, _)| other == fingerprint) {
            wanted.push((fingerprint.clone(), text));
        }
    }
    for batch in wanted.chunks(BATCH) {
        let texts: Vec<String> = batch.iter().map(|(_, text)| text.clone()).collect();
        let vectors = match embed(provider, &texts, PATIENCE).await {
            Ok(vectors) => vectors,
            Err(refused) => return Ok(Err(refused)),
        };
        metrics::counter!("knowledge_chunks_embedded_total").increment(batch.len() as u64);
        // What was kept of another provider's under the same name cannot be compared with these.
        let length = vectors.first().map_or(0, Vec::len);
        known.retain(|_, vector| vector.len() == length);
        known.extend(batch.iter().map(|(fingerprint, _)| fingerprint.clone()).zip(vectors));
    }
    write(ctx, &provider.model, stale, &fingerprints, &known).await.map(Ok)
}

/// One statement writes all of an article's vectors: numbers of one length lie in one array, which is cut here.
async fn write(
    ctx: &Ctx,
    model: &str,
    stale: &Stale,
    fingerprints: &[Vec<u8>],
    known: &HashMap<Vec<u8>, Vec<f32>>,
) -> Result<()> {
    let fingerprints: Vec<Vec<u8>> =
        fingerprints.iter().filter(|print| known.contains_key(*print)).cloned().collect();
    let vectors: Vec<&[f32]> =
        fingerprints.iter().filter_map(|print| known.get(print).map(Vec::as_slice)).collect();
    let dimensions =
        i64::try_from(vectors.first().map_or(0, |vector| vector.len())).map_err(anyhow::Error::from)?;
    let mut tx = ctx.begin().await?;
    // Of two that read the same article, one after the other writes all of it. It may have been deleted meanwhile.
    let held = sqlx::query_scalar!("select id from articles where id = $1 for share", stale.id);
    if held.fetch_optional(&mut *tx).await?.is_none() {
        return Ok(());
    }
    sqlx::query!(
        "insert into article_readings (article_id, version, model, read_at) values ($1, $2, $3, $4)
         on conflict (article_id) do update set version = excluded.version, model = excluded.model, read_at = excluded.read_at",
        stale.id,
        stale.version,
        model,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("delete from article_chunks where article_id = $1", stale.id).execute(&mut *tx).await?;
    sqlx::query!(
        "insert into article_chunks (article_id, place, fingerprint, embedding)
         select $1, place - 1, fingerprint, ($3::real[])[(place - 1) * $4 + 1 : place * $4]
         from unnest($2::bytea[]) with ordinality as row (fingerprint, place)",
        stale.id,
        &fingerprints,
        &vectors.concat(),
        dimensions,
    )
    .execute(&mut *tx)
    .await?;
    // An article is read again by another model: each reading is a topic of its own.
    invalidate_on(FEED, ctx, &mut tx, &topic(stale.id.into())).await?;
    ctx.commit(tx).await
}

fn fingerprint(model: &str, text: &str) -> Vec<u8> {
    Sha256::new().chain_update(model).chain_update([0]).chain_update(text).finalize().to_vec()
}
