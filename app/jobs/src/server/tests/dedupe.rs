//! Of one kind and key one waits.

use super::*;

/// Says its text when it runs.
#[derive(Serialize, Deserialize)]
struct Sync<const REPLACES: bool> {
    article: String,
    text: String,
}

impl<const REPLACES: bool> Job for Sync<REPLACES> {
    const KIND: &'static str = if REPLACES { "sync-replacing" } else { "sync" };
    const DUPLICATE: Duplicate = if REPLACES { Duplicate::Replaces } else { Duplicate::Ignored };

    fn dedupe_key(&self) -> Option<String> {
        Some(self.article.clone())
    }

    async fn run(self, ctx: &Ctx) -> Result<()> {
        if self.text == "fail" {
            return Err(anyhow::anyhow!("not today").into());
        }
        Mark { name: format!("mark {} ", self.text) }.run(ctx).await
    }
}

fn sync<const REPLACES: bool>(article: &str, text: &str) -> Sync<REPLACES> {
    Sync { article: article.to_owned(), text: text.to_owned() }
}

fn worker_of(ctx: &Ctx) -> Worker {
    let registry = Registry::default().with::<Sync<true>>().with::<Sync<false>>();
    Worker::new(ctx.clone(), registry, Vec::new())
}

async fn said(ctx: &Ctx) -> Vec<String> {
    let said = "select split_part(key, ' ', 2) from rate_limits where key like 'mark%' order by 1";
    sqlx::query_scalar(said).fetch_all(&ctx.db).await.unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn of_one_kind_and_key_one_waits(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &sync::<false>("a", "first")).await;
    later(&ctx, &sync::<false>("a", "second")).await;
    later(&ctx, &sync::<false>("b", "other")).await;
    later(&ctx, &sync::<true>("a", "kind")).await;
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 3);
    assert_eq!(said(&ctx).await, ["first", "kind", "other"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn one_that_replaces_takes_the_place_of_the_one_that_waits(db: PgPool) {
    let ctx = test::ctx(db);
    let mut tx = ctx.begin().await.unwrap();
    enqueue_at(&ctx, &mut tx, &sync::<true>("a", "late"), ctx.now() + TimeDelta::hours(1)).await.unwrap();
    ctx.commit(tx).await.unwrap();
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 0);
    later(&ctx, &sync::<true>("a", "now")).await;
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
    assert_eq!((said(&ctx).await, rows(&ctx).await), (vec!["now".to_owned()], 0));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn beside_one_that_runs_the_next_may_wait_and_a_failure_steps_aside_for_it(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &sync::<false>("a", "fail")).await;
    let kinds = ["sync".to_owned()];
    let free = [lease::Free { queue: Queue::DEFAULT.name, hands: 1 }];
    let running = turn(&ctx, &kinds, &free, &[]).await.unwrap().taken;
    later(&ctx, &sync::<false>("a", "next")).await;
    assert_eq!(rows(&ctx).await, 2);
    lease::failed(&ctx, &running[0], 12, "not today").await.unwrap();
    assert_eq!(rows(&ctx).await, 1, "the next does its work");
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
    assert_eq!(said(&ctx).await, ["next"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn beside_a_dead_one_the_next_may_wait_and_reviving_it_doubles_nothing(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &sync::<false>("a", "dead")).await;
    sqlx::query("update jobs set died_at = now(), attempts = 12").execute(&ctx.db).await.unwrap();
    let dead: uuid::Uuid = sqlx::query_scalar("select id from jobs").fetch_one(&ctx.db).await.unwrap();
    later(&ctx, &sync::<false>("a", "next")).await;
    assert_eq!(rows(&ctx).await, 2);
    let admin = test::actor(&ctx, uuid::Uuid::from_u128(1).into(), "Erin", base::Role::Admin);
    retry(&ctx, &admin, dead.into()).await.unwrap();
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
    assert_eq!(said(&ctx).await, ["next"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_one_that_waits_is_not_begun_before_what_the_second_changed_is_committed(db: PgPool) {
    let ctx = test::ctx(db);
    later(&ctx, &sync::<false>("a", "first")).await;
    let mut tx = ctx.begin().await.unwrap();
    enqueue(&ctx, &mut tx, &sync::<false>("a", "second")).await.unwrap();
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 0);
    ctx.commit(tx).await.unwrap();
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
}
