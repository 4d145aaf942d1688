//! One thing's files on another thing too: each outlives the other.

use base::server::Ctx;
use identity::server::test::Stage;
use jobs::server::Job;
use sqlx::PgPool;

use super::{PNG, hang, know_lamps, open, rows, upload};
use crate::server::{SweepFiles, copy_owned, remove_of, signature::Variant};

async fn remove(ctx: &Ctx, lamp: base::uuid::Uuid) {
    let mut tx = ctx.begin().await.unwrap();
    remove_of(&mut tx, "lamp", &[lamp]).await.unwrap();
    ctx.commit(tx).await.unwrap();
    SweepFiles {}.run(ctx).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_copy_shares_the_content_and_stays_when_the_first_goes(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    know_lamps(&stage, ctx);
    let sent = upload(ctx, &stage.carol, &[("a.png", PNG), ("b.png", PNG), ("c.txt", b"It hums.")]).await;
    let sent = sent.unwrap();
    let (lamp, other) = (hang(ctx, &stage.carol, &sent).await.unwrap(), ctx.id());
    let mut tx = ctx.begin().await.unwrap();
    let copies = copy_owned(ctx, &mut tx, "lamp", lamp, "lamp", other).await.unwrap();
    assert!(copy_owned(ctx, &mut tx, "lamp", ctx.id(), "lamp", other).await.unwrap().len() == 3, "no more");
    ctx.commit(tx).await.unwrap();
    let names: Vec<_> = copies.iter().map(|file| &*file.filename).collect();
    assert_eq!(names, ["a.png", "b.png", "c.txt"]);
    assert!(copies.iter().all(|copy| sent.iter().all(|first| first.id != copy.id)));
    assert_eq!(rows(ctx).await, (6, 2));
    remove(ctx, lamp).await;
    assert_eq!(rows(ctx).await, (3, 2));
    let kept = open(ctx, &stage.alice, copies[0].id, Variant::File).await.unwrap();
    assert_eq!(kept.bytes(ctx).await.unwrap().len() as i64, copies[0].size);
    assert!(open(ctx, &stage.charlie, copies[0].id, Variant::File).await.is_err());
    remove(ctx, other).await;
    assert_eq!(rows(ctx).await, (0, 0));
}
