//! The vectors compared by the database, where it has pgvector: then no process holds them.

use base::{
    Language,
    server::{Actor, Ctx, Result, connect_without_timeout},
    uuid::Uuid,
};
use sqlx::{AssertSqlSafe, Connection};
use tokio::sync::OnceCell;

use super::vectors::{LEAST, beside_the_best};
use crate::server::find::may_read;

/// Of how many of the nearest stretches the articles are taken: several are of one, some of another language or audience.
const STRETCHES: i64 = 400;
/// Longer vectors than this cannot be indexed by pgvector; they are all compared.
const MOST_DIMENSIONS: i32 = 2_000;

/// What this process found out about its database.
#[derive(Default)]
struct Database {
    has_vectors: OnceCell<bool>,
}

/// Whether the database has pgvector: `create extension vector` says so, before the start.
pub(super) async fn has_vectors(ctx: &Ctx) -> Result<bool> {
    let database = ctx.shared::<Database>();
    let asked = database.has_vectors.get_or_try_init(|| async {
        sqlx::query_scalar!(r#"select exists(select from pg_extension where extname = 'vector') as "has!""#)
            .fetch_one(&ctx.db)
            .await
    });
    Ok(*asked.await?)
}

/// Lets the database find the nearest without comparing all, once there are vectors. Does nothing where it can already.
pub(super) async fn prepare(ctx: &Ctx) -> Result<()> {
    let dimensions =
        sqlx::query_scalar!(r#"select cardinality(embedding) as "of!" from article_chunks limit 1"#)
            .fetch_optional(&ctx.db)
            .await?;
    let Some(dimensions) = dimensions.filter(|dimensions| *dimensions <= MOST_DIMENSIONS) else {
        return Ok(());
    };
    let name = format!("article_chunks_near_{dimensions}");
    let is_valid =
        "select i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = $1";
    let is_valid = sqlx::query_scalar::<_, bool>(is_valid).bind(&name).fetch_optional(&ctx.db).await?;
    if is_valid == Some(true) {
        return Ok(());
    }
    let mut connection = connect_without_timeout(&ctx.db).await?;
    // What was left by somebody who was stopped while building it.
    if is_valid == Some(false) {
        sqlx::query(AssertSqlSafe(format!("drop index {name}"))).execute(&mut connection).await?;
    }
    // Built beside writers. Its types are not known where queries are checked: that database need not have them.
    let index = format!(
        "create index concurrently {name} on article_chunks
         using hnsw ((embedding::vector({dimensions})) vector_cosine_ops) where cardinality(embedding) = {dimensions}",
    );
    sqlx::query(AssertSqlSafe(index)).execute(&mut connection).await?;
    connection.close().await?;
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
    let mut tx = ctx.begin().await?;
    // Left alone, the index ends its search at forty.
    sqlx::query(AssertSqlSafe(format!("set local hnsw.ef_search = {STRETCHES}"))).execute(&mut *tx).await?;
    let near: Vec<(Uuid, String, f32)> = sqlx::query_as(AssertSqlSafe(query))
        .bind(to)
        .bind(STRETCHES)
        .bind(model)
        .bind(may_read(actor))
        .bind(f64::from(LEAST))
        .fetch_all(&mut *tx)
        .await?;
    tx.rollback().await?;
    let first = Language::primaries(languages).find(|language| near.iter().any(|(_, of, _)| of == language));
    let near = near.into_iter().filter(|(_, of, _)| Some(of.as_str()) == first);
    Ok(beside_the_best(near.map(|(id, _, likeness)| (likeness, id)), most))
}
