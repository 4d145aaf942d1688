//! What nobody uses goes, and nothing else.

use base::chrono::TimeDelta;
use identity::server::test::Stage;
use jobs::server::Job;
use object_store::path::Path;
use sqlx::PgPool;

use super::{PNG, find, hang, know_lamps, objects, one, open, rows};
use crate::server::{
    FindStrayContents, SweepFiles,
    signature::Variant,
    storage::{Storage, content_key},
};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_file_that_hangs_on_nothing_goes_after_a_day(db: PgPool) {
    let stage = Stage::new(db).await;
    know_lamps(&stage, &stage.ctx);
    let used = one(&stage.ctx, &stage.carol, "used.png", PNG).await;
    let unused = one(&stage.ctx, &stage.carol, "unused.png", PNG).await;
    let alone = one(&stage.ctx, &stage.carol, "alone.txt", b"It hums.").await;
    hang(&stage.ctx, &stage.carol, std::slice::from_ref(&used)).await.unwrap();
    stage.ctx.clock.advance(TimeDelta::hours(23));
    SweepFiles {}.run(&stage.ctx).await.unwrap();
    assert_eq!(rows(&stage.ctx).await, (3, 2));
    stage.ctx.clock.advance(TimeDelta::hours(2));
    SweepFiles {}.run(&stage.ctx).await.unwrap();
    assert_eq!(rows(&stage.ctx).await, (1, 1));
    for gone in [unused.id, alone.id] {
        assert!(find(&stage.ctx, &stage.carol, gone).await.is_err());
    }
    let kept = open(&stage.ctx, &stage.alice, used.id, Variant::File).await.unwrap();
    assert!(!kept.bytes(&stage.ctx).await.unwrap().is_empty());
    assert_eq!(objects(&stage.ctx, 2).await, 2, "a content and its thumbnail");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_a_process_left_behind_goes_too(db: PgPool) {
    let stage = Stage::new(db).await;
    let storage = Storage::of(&stage.ctx).unwrap();
    let used = one(&stage.ctx, &stage.carol, "used.txt", b"It hums.").await;
    storage.put(&content_key(&[7; 32]), b"stray".to_vec()).await.unwrap();
    storage.put(&Path::from("uploads/left"), b"half".to_vec()).await.unwrap();
    FindStrayContents {}.run(&stage.ctx).await.unwrap();
    SweepFiles {}.run(&stage.ctx).await.unwrap();
    assert_eq!(objects(&stage.ctx, 3).await, 3, "it may be on its way");
    stage.ctx.clock.advance(TimeDelta::hours(25));
    FindStrayContents {}.run(&stage.ctx).await.unwrap();
    assert_eq!(rows(&stage.ctx).await, (1, 2));
    sqlx::query("update files set owner_type = 'lamp', owner_id = id, attached_at = now() where id = $1")
        .bind(used.id.0)
        .execute(&stage.ctx.db)
        .await
        .unwrap();
    SweepFiles {}.run(&stage.ctx).await.unwrap();
    assert_eq!(rows(&stage.ctx).await, (1, 1));
    assert_eq!(objects(&stage.ctx, 1).await, 1);
}
