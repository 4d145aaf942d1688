//! Quarantine, with something in clamd's place that answers as the test says.

use base::server::{Ctx, Error};
use identity::server::test::Stage;
use jobs::server::Job;
use sqlx::PgPool;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use super::{PNG, find, hang, know_lamps, objects, one, open, refused};
use crate::{
    Attachment, FileState,
    server::{ClamdAddress, ScanContent, Startup, files_overview, signature::Variant},
};

/// A context with a scanner that reads whatever comes to its end and answers so, each time.
async fn scanned(stage: &Stage, says: &'static str) -> Ctx {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut command = [0; 10];
            stream.read_exact(&mut command).await.unwrap();
            assert_eq!(&command, b"zINSTREAM\0");
            loop {
                let length = stream.read_u32().await.unwrap() as usize;
                if length == 0 {
                    break;
                }
                stream.read_exact(&mut vec![0; length]).await.unwrap();
            }
            stream.write_all(says.as_bytes()).await.unwrap();
        }
    });
    let mut settings = (*stage.ctx.settings).clone();
    settings.sections.insert(Startup { storage_url: None, clamd_addr: Some(ClamdAddress::Tcp(address)) });
    let ctx = Ctx::new(stage.ctx.db.clone(), settings);
    know_lamps(stage, &ctx);
    ctx
}

/// Runs the scan of a file, as a worker does.
async fn scan(ctx: &Ctx, file: &Attachment) -> base::server::Result<()> {
    let content = sqlx::query_scalar("select content_id from files where id = $1")
        .bind(file.id.0)
        .fetch_one(&ctx.db)
        .await
        .unwrap();
    let wanted: i64 = sqlx::query_scalar("select count(*) from jobs where kind = 'scan-content'")
        .fetch_one(&ctx.db)
        .await
        .unwrap();
    assert_eq!(wanted, 1, "it waits in the queue");
    ScanContent { content }.run(ctx).await
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_file_is_for_its_sender_alone_until_it_is_clean(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = scanned(&stage, "stream: OK\0").await;
    let sent = one(&ctx, &stage.carol, "lamp.png", PNG).await;
    assert_eq!(sent.state, FileState::PendingScan);
    hang(&ctx, &stage.carol, std::slice::from_ref(&sent)).await.unwrap();
    let held = open(&ctx, &stage.alice, sent.id, Variant::File).await;
    assert!(matches!(held, Err(Error::Conflict { .. })), "{held:?}");
    assert!(matches!(open(&ctx, &stage.charlie, sent.id, Variant::File).await, Err(Error::NotFound)));
    open(&ctx, &stage.carol, sent.id, Variant::File).await.unwrap();
    scan(&ctx, &sent).await.unwrap();
    assert_eq!(find(&ctx, &stage.alice, sent.id).await.unwrap().state, FileState::Clean);
    open(&ctx, &stage.alice, sent.id, Variant::File).await.unwrap();
    let again = one(&ctx, &stage.alice, "again.png", PNG).await;
    assert_eq!(again.state, FileState::Clean, "the same bytes are scanned once");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_infected_is_named_and_is_nowhere(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = scanned(&stage, "stream: Lamp-Test FOUND\0").await;
    let sent = one(&ctx, &stage.carol, "lamp.png", PNG).await;
    let waiting = one(&ctx, &stage.carol, "other.png", PNG).await;
    hang(&ctx, &stage.carol, std::slice::from_ref(&sent)).await.unwrap();
    scan(&ctx, &sent).await.unwrap();
    let found = find(&ctx, &stage.alice, sent.id).await.unwrap();
    assert_eq!((found.state, found.signature.as_deref()), (FileState::Infected, Some("Lamp-Test")));
    assert_eq!(found.thumbnail_url, None);
    for actor in [&stage.alice, &stage.carol] {
        let opened = open(&ctx, actor, sent.id, Variant::File).await;
        assert!(matches!(opened, Err(Error::Conflict { .. })), "{opened:?}");
    }
    assert_eq!(objects(&ctx, 0).await, 0);
    let hung = hang(&ctx, &stage.carol, std::slice::from_ref(&waiting)).await;
    assert!(refused(hung, "attachment_ids").contains("Lamp-Test"));
    let again = one(&ctx, &stage.charlie, "again.png", PNG).await;
    assert_eq!(again.state, FileState::Infected, "it is known by its bytes");
    assert_eq!(objects(&ctx, 0).await, 0);
    let overview = files_overview(&ctx, &stage.erin).await.unwrap();
    assert!(overview.is_scanning);
    assert_eq!(overview.held_back.len(), 3);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_scanner_that_says_something_else_leaves_it_in_quarantine(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = scanned(&stage, "INSTREAM size limit exceeded. ERROR\0").await;
    let sent = one(&ctx, &stage.carol, "lamp.png", PNG).await;
    assert!(scan(&ctx, &sent).await.is_err(), "and is asked again");
    assert_eq!(find(&ctx, &stage.carol, sent.id).await.unwrap().state, FileState::PendingScan);
    let overview = files_overview(&ctx, &stage.erin).await.unwrap();
    assert_eq!(overview.waiting, 1);
    assert!(overview.scan_error.unwrap().contains("size limit exceeded"));
    // Whoever switches scanning off lets through what waits.
    scan(&stage.ctx, &sent).await.unwrap();
    assert_eq!(find(&ctx, &stage.carol, sent.id).await.unwrap().state, FileState::Clean);
}
