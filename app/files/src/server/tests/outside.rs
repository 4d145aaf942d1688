//! Against a real virus scanner and a real bucket: `bin/with-clamd bin/with-s3 bin/with-postgres cargo test -p files -- --ignored`.

use std::env;

use base::server::{Ctx, Error};
use identity::server::test::Stage;
use jobs::server::Job;
use sqlx::PgPool;

use super::{PNG, find, objects, one, open, rows, upload};
use crate::{
    FileState,
    server::{
        FindStrayContents, ScanContent, Startup, SweepFiles,
        signature::Variant,
        storage::{Storage, upload_key},
    },
};

/// The harmless file that every scanner knows, in two halves: whole, it would be found here.
const EICAR: [&str; 2] = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"];

fn with(stage: &Stage, startup: Startup) -> Ctx {
    let mut settings = (*stage.ctx.settings).clone();
    settings.sections.insert(startup);
    Ctx::new(stage.ctx.db.clone(), settings)
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
#[ignore = "asks a clamd: bin/with-clamd"]
async fn clamd_finds_what_it_knows_and_nothing_else(db: PgPool) {
    let stage = Stage::new(db).await;
    let address = env::var("CLAMD_ADDR").unwrap().parse().unwrap();
    let ctx = with(&stage, Startup { storage_url: None, clamd_addr: Some(address) });
    let large = "It hums. ".repeat(700_000);
    for (name, bytes, wanted) in [
        ("lamp.png", PNG, FileState::Clean),
        ("large.txt", large.as_bytes(), FileState::Clean),
        ("eicar.txt", EICAR.concat().as_bytes(), FileState::Infected),
    ] {
        let sent = one(&ctx, &stage.carol, name, bytes).await;
        assert_eq!(sent.state, FileState::PendingScan);
        let content = sqlx::query_scalar("select content_id from files where id = $1")
            .bind(sent.id.0)
            .fetch_one(&ctx.db)
            .await
            .unwrap();
        ScanContent { content }.run(&ctx).await.unwrap();
        let found = find(&ctx, &stage.carol, sent.id).await.unwrap();
        assert_eq!(found.state, wanted, "{name}");
        let is_named = found.signature.is_some_and(|signature| signature.contains("Eicar"));
        assert_eq!(is_named, wanted == FileState::Infected);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
#[ignore = "asks a bucket: bin/with-s3"]
async fn a_bucket_keeps_what_a_folder_keeps(db: PgPool) {
    let stage = Stage::new(db).await;
    // A prefix of its own: what others left there is not looked at.
    let url = env::var("STORAGE_URL").unwrap().replace("files?", &format!("files/{}?", stage.ctx.id()));
    let startup = Startup { storage_url: Some(url.parse().unwrap()), clamd_addr: None };
    let ctx = with(&stage, startup);
    // Parts of five million bytes, and one that is shorter.
    let large = "It hums. ".repeat(1_300_000);
    for (name, bytes) in [("lamp.png", PNG), ("large.txt", large.as_bytes()), ("again.txt", large.as_bytes())]
    {
        let sent = one(&ctx, &stage.carol, name, bytes).await;
        let opened = open(&ctx, &stage.carol, sent.id, Variant::File).await.unwrap();
        assert!(opened.bytes(&ctx).await.unwrap() == bytes, "{name}");
        let storage = Storage::of(&ctx).unwrap();
        let (size, part) = storage.get(&opened.key, Some(2..5)).await.unwrap();
        let part: Vec<_> = futures::TryStreamExt::try_collect(part).await.unwrap();
        assert_eq!((size, part.concat()), (bytes.len() as u64, bytes[2..5].to_vec()));
    }
    assert_eq!(rows(&ctx).await, (3, 2));
    assert_eq!(objects(&ctx, 3).await, 3);
    let refused = upload(&ctx, &stage.carol, &[("good.txt", b"good"), ("lamp.exe", b"bad")]).await;
    assert!(refused.is_err());
    ctx.clock.advance(base::chrono::TimeDelta::hours(25));
    Storage::of(&ctx).unwrap().put(&upload_key(ctx.id()), b"half".to_vec()).await.unwrap();
    FindStrayContents {}.run(&ctx).await.unwrap();
    SweepFiles {}.run(&ctx).await.unwrap();
    assert_eq!(rows(&ctx).await, (0, 0));
    assert_eq!(objects(&ctx, 0).await, 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_bucket_that_is_away_is_said(db: PgPool) {
    let stage = Stage::new(db).await;
    let url = "s3://files?endpoint=http://127.0.0.1:1&access_key_id=a&secret_access_key=b&region=us-east-1";
    let ctx = with(&stage, Startup { storage_url: Some(url.parse().unwrap()), clamd_addr: None });
    let away = upload(&ctx, &stage.carol, &[("a.txt", b"a")]).await;
    assert!(matches!(away, Err(Error::Away { .. })), "{away:?}");
}
