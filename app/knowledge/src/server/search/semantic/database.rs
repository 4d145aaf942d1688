//! The vectors compared by the database, where it has pgvector: then no process holds them.

use base::{
    Language,
    server::{Actor, Ctx, Result},
    uuid::Uuid,
};
use sqlx::AssertSqlSafe;
use tokio::sync::OnceCell;

use super::vectors::{BESIDE_THE_BEST, LEAST};
use crate::server::find::may_read;

/// Of how many of the nearest stretches the articles are taken: several are of one, some of another language or audience.
const STRETCHES: i64 = 400;

/// What this process found out about its database.
#[derive(Default)]
struct Database {
    has_vectors: OnceCell<bool>,
}

/// Whether the database has pgvector: `create extension vector` says so, before the start.
pub(super) async fn has_vectors(ctx: &Ctx) -> Result<bool> {
    let database = ctx.kept::<Database>();
    let asked = database.has_vectors.get_or_try_init(|| async {
        sqlx::query_scalar!(r#"select exists(select from pg_extension where extname = 'vector') as "has!""#)
            .fetch_one(&ctx.db)
            .await
    });
    Ok(*asked.await?)
}

/// Lets the database find the nearest without comparing all. Does nothing where it can already.
pub(super) async fn prepare(ctx: &Ctx, dimensions: usize) -> Result<()> {
    // Built beside writers; a statement of its own, which no transaction may hold. Its types are not known where queries are
    // checked, because that database need not have them.
    let index = format!(
        "create index concurrently if not exists article_chunks_near_{dimensions} on article_chunks
         using hnsw ((embedding::vector({dimensions})) vector_cosine_ops) where cardinality(embedding) = {dimensions}",
    );
    sqlx::query(AssertSqlSafe(index)).execute(&ctx.db).await?;
    Ok(())
}

/// The articles that are nearest to a vector, best first, in the first of the reader's languages that has any.
pub(super) async fn nearest(
    ctx: &Ctx,
    actor: &Actor,
    model: &str,
    to: &[f32],
    languages: &[Language],
    most: usize,
) -> Result<Vec<Uuid>> {
    let dimensions = to.len();
    let distance = format!("embedding::vector({dimensions}) <=> $1::real[]::vector({dimensions})");
    let query = format!(
        "with near as (
             select article_id, 1 - ({distance}) as likeness from article_chunks
             where cardinality(embedding) = {dimensions} order by {distance} limit $2)
         select a.id, split_part(a.locale, '-', 1), max(near.likeness)::real
         from near join articles a on a.id = near.article_id
         join article_readings r on r.article_id = a.id and r.model = $3
         where a.status = 'published' and a.visibility = any($4) and near.likeness >= $5
         group by a.id order by 3 desc, a.id",
    );
    let near: Vec<(Uuid, String, f32)> = sqlx::query_as(AssertSqlSafe(query))
        .bind(to)
        .bind(STRETCHES)
        .bind(model)
        .bind(may_read(actor))
        .bind(f64::from(LEAST))
        .fetch_all(&ctx.db)
        .await?;
    for language in languages {
        let of_language = || near.iter().filter(|(_, locale, _)| locale == language.primary());
        if let Some((_, _, best)) = of_language().next() {
            let beside = of_language().filter(|(_, _, likeness)| *likeness >= best * BESIDE_THE_BEST);
            return Ok(beside.take(most).map(|(id, _, _)| *id).collect());
        }
    }
    Ok(Vec::new())
}
