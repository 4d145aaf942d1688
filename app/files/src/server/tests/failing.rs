//! Uploads that come to nothing, and storages that are gone or full: a clear error, and nothing left.

use std::{fmt, ops::Range, sync::Arc};

use axum::{
    body::{Body, Bytes},
    response::IntoResponse,
};
use base::server::Error;
use futures::stream::BoxStream;
use identity::server::test::Stage;
use object_store::{
    CopyOptions, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    PutMultipartOptions, PutOptions, PutPayload, PutResult, UploadPart, memory::InMemory, path::Path,
};
use sqlx::PgPool;

use super::{BOUNDARY, PNG, form, objects, one, pieces, refused, rows, send, upload};
use crate::server::storage::{OpenStorage, Storage};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_cut_off_leaves_nothing(db: PgPool) {
    let stage = Stage::new(db).await;
    let whole = form(&[("a.txt", "a".repeat(9_000_000).as_bytes())]);
    let half = Bytes::copy_from_slice(&whole[..whole.len() / 2]);
    let gone = std::io::Error::other("the line is lost");
    for body in
        [pieces(vec![Ok(half.clone()), Err(gone)]), Body::from(half), Body::from("--lamp\r\nContent-")]
    {
        let sentence = refused(send(&stage.ctx, &stage.carol, body).await, "file");
        assert!(sentence.contains("did not come to its end"), "{sentence}");
    }
    assert_eq!(rows(&stage.ctx).await, (0, 0));
    assert_eq!(objects(&stage.ctx, 0).await, 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn whoever_goes_away_leaves_nothing(db: PgPool) {
    let stage = Stage::new(db).await;
    let begun = Bytes::from(format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n{}",
        "a".repeat(6_000_000),
    ));
    let never = futures::stream::pending();
    let body = Body::from_stream(futures::StreamExt::chain(
        futures::stream::iter([Ok::<_, std::io::Error>(begun)]),
        never,
    ));
    let sending = tokio::spawn({
        let (ctx, carol) = (stage.ctx.clone(), stage.carol.clone());
        async move { send(&ctx, &carol, body).await }
    });
    // It has begun once a part of it is somewhere: the memory shows none before it is whole, so wait for its silence.
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    sending.abort();
    assert!(sending.await.is_err());
    assert_eq!(rows(&stage.ctx).await, (0, 0));
    assert_eq!(objects(&stage.ctx, 0).await, 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_head_without_an_end_is_not_held(db: PgPool) {
    let stage = Stage::new(db).await;
    let piece = Bytes::from("a".repeat(100_000));
    let head = Bytes::from(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\""));
    let endless = [Ok(head)].into_iter().chain((0..200).map(|_| Ok(piece.clone()))).collect();
    let sentence = refused(send(&stage.ctx, &stage.carol, pieces(endless)).await, "file");
    assert!(sentence.contains("did not come to its end"), "{sentence}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_form_without_an_end_is_not_read_to_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let part = |name: &str| format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {name}\r\n\r\n\r\n");
    let (long, unchosen) = (format!("name=\"{}\"", "a".repeat(1_000_000)), "name=\"file\"; filename=\"\"");
    for (head, count) in [(&*long, 3), (unchosen, 1_000)] {
        let parts = (0..count).map(|_| Ok(part(head).into())).collect();
        let outcome = send(&stage.ctx, &stage.carol, pieces(parts)).await;
        assert!(matches!(outcome, Err(Error::TooLarge)), "{outcome:?}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_storage_that_is_full_keeps_nothing_by_halves(db: PgPool) {
    let stage = Stage::new(db).await;
    let inner = Arc::new(InMemory::new());
    stage.ctx.shared::<OpenStorage>().set(Arc::new(Full(Arc::clone(&inner))));
    for (name, bytes) in [("a.txt", "a".repeat(12_000_000).into_bytes()), ("b.txt", b"b".to_vec())] {
        let full = upload(&stage.ctx, &stage.carol, &[(name, &bytes)]).await.unwrap_err();
        assert!(matches!(full, Error::Away { .. }), "{full:?}");
        let answer = full.into_response();
        assert_eq!(answer.status(), 503);
        assert!(answer.headers().contains_key("retry-after"));
    }
    assert_eq!(rows(&stage.ctx).await, (0, 0));
    assert_eq!(objects(&stage.ctx, 0).await, 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_folder_that_is_gone_is_said_and_comes_back(db: PgPool) {
    let stage = Stage::new(db).await;
    let folder = std::env::temp_dir().join(format!("porchlight-files-{}", stage.ctx.id()));
    let mut settings = (*stage.ctx.settings).clone();
    settings.data = Some(folder.clone());
    let ctx = base::server::Ctx::new(stage.ctx.db.clone(), settings);
    let sent = one(&ctx, &stage.carol, "lamp.png", PNG).await;
    assert_eq!(objects(&ctx, 2).await, 2);
    std::fs::remove_dir_all(&folder).unwrap();
    // A file in its place: nothing can be made below it.
    std::fs::write(&folder, "").unwrap();
    let gone = upload(&ctx, &stage.carol, &[("a.txt", b"a")]).await;
    assert!(matches!(gone, Err(Error::Away { .. })), "{gone:?}");
    let opened = super::open(&ctx, &stage.carol, sent.id, super::Variant::File).await.unwrap();
    assert!(matches!(opened.bytes(&ctx).await, Err(Error::Away { .. })));
    std::fs::remove_file(&folder).unwrap();
    one(&ctx, &stage.carol, "lamp.png", PNG).await;
    assert!(opened.bytes(&ctx).await.is_ok(), "the same bytes are there again");
    Storage::of(&ctx).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
}

/// A storage that begins everything and has room for nothing.
#[derive(Debug)]
struct Full(Arc<InMemory>);

#[derive(Debug)]
struct FullUpload(u32);

fn full() -> object_store::Error {
    object_store::Error::Generic { store: "full", source: "no space left on device".into() }
}

#[async_trait::async_trait]
impl MultipartUpload for FullUpload {
    fn put_part(&mut self, _: PutPayload) -> UploadPart {
        self.0 += 1;
        let outcome = if self.0 < 2 { Ok(()) } else { Err(full()) };
        Box::pin(std::future::ready(outcome))
    }

    async fn complete(&mut self) -> object_store::Result<PutResult> {
        Err(full())
    }

    async fn abort(&mut self) -> object_store::Result<()> {
        Ok(())
    }
}

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("full")
    }
}

#[async_trait::async_trait]
impl ObjectStore for Full {
    async fn put_opts(&self, _: &Path, _: PutPayload, _: PutOptions) -> object_store::Result<PutResult> {
        Err(full())
    }

    async fn put_multipart_opts(
        &self,
        _: &Path,
        _: PutMultipartOptions,
    ) -> object_store::Result<Box<dyn MultipartUpload>> {
        Ok(Box::new(FullUpload(0)))
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> object_store::Result<GetResult> {
        self.0.get_opts(location, options).await
    }

    async fn get_ranges(&self, location: &Path, ranges: &[Range<u64>]) -> object_store::Result<Vec<Bytes>> {
        self.0.get_ranges(location, ranges).await
    }

    fn delete_stream(
        &self,
        locations: BoxStream<'static, object_store::Result<Path>>,
    ) -> BoxStream<'static, object_store::Result<Path>> {
        self.0.delete_stream(locations)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, object_store::Result<ObjectMeta>> {
        self.0.list(prefix)
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> object_store::Result<ListResult> {
        self.0.list_with_delimiter(prefix).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> object_store::Result<()> {
        self.0.copy_opts(from, to, options).await
    }
}
