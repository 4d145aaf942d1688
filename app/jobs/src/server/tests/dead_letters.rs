//! What nobody knows how to do is shown, run again, and deleted.

use base::{Role, server::Error};
use uuid::Uuid;

use super::*;

async fn wait_for_an_earlier_release(ctx: &Ctx) {
    later(ctx, &mark()).await;
    sqlx::query("update jobs set kind = 'retired'").execute(&ctx.db).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_kind_that_nobody_knows_is_shown_and_can_be_deleted(db: PgPool) {
    let ctx = test::ctx(db);
    let admin = test::actor(&ctx, Uuid::from_u128(1).into(), "Erin", Role::Admin);
    wait_for_an_earlier_release(&ctx).await;
    assert!(dead_letters(&ctx, &admin).await.unwrap().jobs.is_empty(), "a process without kinds cannot tell");
    let worker = worker_of(&ctx);
    later(&ctx, &mark()).await;
    let letters = dead_letters(&ctx, &admin).await.unwrap();
    assert_eq!((letters.jobs.len(), letters.waiting), (1, 2));
    assert!(letters.jobs[0].is_of_unknown_kind);
    assert_eq!((letters.jobs[0].kind.as_str(), letters.jobs[0].queue.as_str()), ("retired", "default"));

    assert_eq!(worker.run_due().await.unwrap(), 1, "it holds nobody up");
    retry(&ctx, &admin, letters.jobs[0].id).await.unwrap();
    assert_eq!(worker.run_due().await.unwrap(), 0, "nobody knows it all the same");
    delete(&ctx, &admin, letters.jobs[0].id).await.unwrap();
    assert_eq!(rows(&ctx).await, 0);
    assert!(matches!(delete(&ctx, &admin, letters.jobs[0].id).await, Err(Error::NotFound)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_waits_for_its_turn_is_no_dead_letter(db: PgPool) {
    let ctx = test::ctx(db);
    let admin = test::actor(&ctx, Uuid::from_u128(1).into(), "Erin", Role::Admin);
    later(&ctx, &mark()).await;
    let _worker = worker_of(&ctx);
    let waiting: Uuid = sqlx::query_scalar("select id from jobs").fetch_one(&ctx.db).await.unwrap();
    assert!(dead_letters(&ctx, &admin).await.unwrap().jobs.is_empty());
    assert!(matches!(delete(&ctx, &admin, waiting.into()).await, Err(Error::NotFound)));
    assert!(matches!(retry(&ctx, &admin, waiting.into()).await, Err(Error::NotFound)));
}
