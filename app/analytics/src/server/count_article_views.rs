//! Counts by day how often articles are read: their running totals are looked at every hour, and what came to them since is
//! that day's.

use base::server::{Ctx, Result};
use jobs::server::Job;
use serde::{Deserialize, Serialize};

/// Adds what was read since the last look to today.
#[derive(Serialize, Deserialize)]
pub struct CountArticleViews {}

impl Job for CountArticleViews {
    const KIND: &'static str = "count-article-views";

    fn dedupe_key(&self) -> Option<String> {
        Some(String::new())
    }

    async fn run(self, ctx: &Ctx) -> Result<()> {
        count_article_views(ctx).await
    }
}

async fn count_article_views(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.begin().await?;
    // Two at once would count the same readers twice.
    sqlx::query!("select pg_advisory_xact_lock(hashtext('daily_counts'))").execute(&mut *tx).await?;
    sqlx::query!(
        "with grown as (
             select c.article_id::text as dimension, c.views, c.views - coalesce(m.total, 0) as n
             from article_counts c
             left join daily_count_marks m on m.metric = 'article_views' and m.dimension = c.article_id::text
             where c.views <> coalesce(m.total, 0)
         ), counted as (
             insert into daily_counts as held (metric, day, dimension, n)
             select 'article_views', $1, dimension, n from grown where n > 0
             on conflict (metric, day, dimension) do update set n = held.n + excluded.n
         )
         insert into daily_count_marks (metric, dimension, total)
         select 'article_views', dimension, views from grown
         on conflict (metric, dimension) do update set total = excluded.total",
        ctx.now().date_naive(),
    )
    .execute(&mut *tx)
    .await?;
    ctx.commit(tx).await
}

#[cfg(test)]
mod tests {
    use base::server::test;
    use sqlx::PgPool;

    use super::*;

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn what_was_read_since_the_last_look_is_counted_once(db: PgPool) {
        let ctx = test::ctx(db);
        let counted = || async {
            let asked = "select coalesce(sum(n), 0)::bigint from daily_counts where metric = 'article_views'";
            sqlx::query_scalar::<_, i64>(asked).fetch_one(&ctx.db).await.unwrap()
        };
        sqlx::raw_sql(
            "set session_replication_role = replica;
             insert into article_counts (article_id, views) values (gen_random_uuid(), 7), (gen_random_uuid(), 2);
             set session_replication_role = origin",
        )
        .execute(&ctx.db)
        .await
        .unwrap();
        for _ in 0..2 {
            count_article_views(&ctx).await.unwrap();
            assert_eq!(counted().await, 9);
        }
        sqlx::raw_sql("update article_counts set views = views + 1").execute(&ctx.db).await.unwrap();
        count_article_views(&ctx).await.unwrap();
        assert_eq!(counted().await, 11);
    }
}
