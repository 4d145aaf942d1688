//! Files against a real database: what is kept, what is refused, who may see it, what is left of what failed.

mod copying;
mod failing;
mod outside;
mod quarantine;
mod sweeping;

use std::sync::Arc;

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, header},
};
use base::{
    server::{Actor, ClientAddress, Ctx, Error, Result, Visitor},
    uuid::Uuid,
};
use domain::server::{FileOwner, FileOwners};
use futures::{StreamExt, stream};
use identity::server::test::Stage;
use settings::server::write;
use sqlx::PgPool;

use super::{
    attach, attachments_of, find,
    open::open,
    remove_of,
    rest::forms::{MOST, receive_all},
    signature::Variant,
    storage::Storage,
};
use crate::{Attachment, FileSettings, FileState};

const PNG: &[u8] = include_bytes!("lamp.png");
const BOUNDARY: &str = "lamp";

/// A form as a browser sends it.
fn form(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, bytes) in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

fn headers() -> HeaderMap {
    let kind = HeaderValue::from_static("multipart/form-data; boundary=lamp");
    HeaderMap::from_iter([(header::CONTENT_TYPE, kind)])
}

async fn send(ctx: &Ctx, actor: &Actor, body: Body) -> Result<Vec<Attachment>> {
    let address = ClientAddress("192.0.2.7".parse().unwrap());
    Ok(receive_all(ctx, actor, Some(address), &headers(), body, MOST).await?.files)
}

async fn upload(ctx: &Ctx, actor: &Actor, files: &[(&str, &[u8])]) -> Result<Vec<Attachment>> {
    send(ctx, actor, Body::from(form(files))).await
}

async fn one(ctx: &Ctx, actor: &Actor, name: &str, bytes: &[u8]) -> Attachment {
    upload(ctx, actor, &[(name, bytes)]).await.unwrap().remove(0)
}

/// What is in the storage, once whoever gave something up has cleaned up.
async fn objects(ctx: &Ctx, wanted: usize) -> usize {
    let storage = Storage::of(ctx).unwrap();
    let mut count = usize::MAX;
    for _ in 0..10_000 {
        count = storage.list("uploads").count().await + storage.list("contents").count().await;
        if count == wanted {
            break;
        }
        tokio::task::yield_now().await;
    }
    count
}

async fn rows(ctx: &Ctx) -> (i64, i64) {
    let count = |table: &'static str| sqlx::query_scalar(table).fetch_one(&ctx.db);
    let contents =
        count("select coalesce(sum(reference_count), 0)::bigint from file_contents").await.unwrap();
    (contents, count("select count(*) from file_contents").await.unwrap())
}

/// What Alice and Carol may see, and nobody else.
struct Lamps(Actor, Actor);

#[async_trait::async_trait]
impl FileOwner for Lamps {
    fn owner_type(&self) -> &'static str {
        "lamp"
    }

    async fn may_see(&self, _: &Ctx, actor: &Actor, _: Uuid) -> Result<bool> {
        Ok(*actor == self.0 || *actor == self.1)
    }
}

fn know_lamps(stage: &Stage, ctx: &Ctx) {
    let lamps: Arc<dyn FileOwner> = Arc::new(Lamps(stage.alice.clone(), stage.carol.clone()));
    ctx.shared::<FileOwners>().set([lamps]);
}

async fn hang(ctx: &Ctx, actor: &Actor, files: &[Attachment]) -> Result<Uuid> {
    let lamp = ctx.id();
    let ids: Vec<_> = files.iter().map(|file| file.id).collect();
    let mut tx = ctx.begin().await?;
    attach(ctx, &mut tx, actor, &ids, "lamp", lamp).await?;
    ctx.commit(tx).await?;
    Ok(lamp)
}

fn refused(outcome: Result<impl std::fmt::Debug>, field: &str) -> String {
    match outcome {
        Err(error @ Error::Invalid(_)) => {
            let fault = error.api_fault();
            fault.of_field(field).unwrap_or_else(|| panic!("{fault:?}")).to_owned()
        }
        other => panic!("{other:?}"),
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_same_bytes_are_kept_once_and_told_by_what_is_in_them(db: PgPool) {
    let stage = Stage::new(db).await;
    let sent = upload(&stage.ctx, &stage.carol, &[("../../lamp.jpg", PNG), ("notes.txt", b"It hums.")]).await;
    let sent = sent.unwrap();
    assert_eq!((sent[0].filename.as_str(), sent[0].media_type.as_str()), ("lamp.jpg", "image/png"));
    assert_eq!((sent[0].width, sent[0].state), (Some(600), FileState::Clean));
    assert!(sent[0].thumbnail_url.is_some() && sent[1].thumbnail_url.is_none());
    let again = one(&stage.ctx, &stage.charlie, "again.png", PNG).await;
    assert_ne!(again.id, sent[0].id);
    assert_eq!(rows(&stage.ctx).await, (3, 2));
    assert_eq!(objects(&stage.ctx, 3).await, 3, "two contents and a thumbnail");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_not_taken_is_named_and_takes_what_is_beside_it_along(db: PgPool) {
    let stage = Stage::new(db).await;
    let long = "a".repeat(300) + ".png";
    for (name, bytes, said) in [
        (
            "lamp.png",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".as_slice(),
            "image/svg+xml",
        ),
        ("lamp.png", b"<!doctype html><script>alert(1)</script>", "text/html"),
        ("lamp.txt", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", "executable"),
        ("lamp.html", b"It hums.", "is not what its name says"),
        ("lamp\u{202e}gnp.exe", b"It hums.", "lampgnp.exe"),
        (&long, b"It hums.", "is not what its name says"),
        ("lamp.txt", b"", "is empty"),
    ] {
        let outcome = upload(&stage.ctx, &stage.carol, &[("good.png", PNG), (name, bytes)]).await;
        let sentence = refused(outcome, "file");
        assert!(sentence.contains(said), "{name:?}: {sentence}");
    }
    assert_eq!(rows(&stage.ctx).await, (0, 0));
    assert_eq!(objects(&stage.ctx, 0).await, 0);
    assert!(matches!(
        upload(&stage.ctx, &Actor::Anonymous, &[("a.png", PNG)]).await,
        Err(Error::Unauthenticated)
    ));
    let none = upload(&stage.ctx, &stage.carol, &[("", b"")]).await.unwrap();
    assert!(none.is_empty(), "an input in which nothing was chosen");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_file_is_as_large_and_a_message_has_as_many_as_an_admin_says(db: PgPool) {
    let stage = Stage::new(db).await;
    let settings = FileSettings { largest_bytes: 100_000, most_per_message: 2, ..FileSettings::default() };
    write(&stage.ctx, &stage.erin, &settings).await.unwrap();
    let text = |bytes| "a".repeat(bytes).into_bytes();
    let large = upload(&stage.ctx, &stage.carol, &[("a.txt", &text(100_001))]).await;
    assert!(matches!(large, Err(Error::TooLarge)), "{large:?}");
    one(&stage.ctx, &stage.carol, "b.txt", &text(100_000)).await;
    let many = [("a.txt", b"a".as_slice()), ("b.txt", b"b"), ("c.txt", b"c")];
    assert!(refused(upload(&stage.ctx, &stage.carol, &many).await, "file").contains("more than 2"));
    let mut sent = upload(&stage.ctx, &stage.carol, &many[..2]).await.unwrap();
    sent.push(one(&stage.ctx, &stage.carol, "c.txt", b"c").await);
    assert!(refused(hang(&stage.ctx, &stage.carol, &sent).await, "attachment_ids").contains("more than 2"));
    hang(&stage.ctx, &stage.carol, &sent[1..]).await.unwrap();
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_file_is_its_senders_until_it_hangs_on_something(db: PgPool) {
    let stage = Stage::new(db).await;
    know_lamps(&stage, &stage.ctx);
    let sent = one(&stage.ctx, &stage.carol, "lamp.png", PNG).await;
    let sees = async |actor: &Actor| find(&stage.ctx, actor, sent.id).await.is_ok();
    assert!(sees(&stage.carol).await);
    assert!(!sees(&stage.alice).await && !sees(&stage.charlie).await && !sees(&Actor::Anonymous).await);
    let theirs = hang(&stage.ctx, &stage.charlie, std::slice::from_ref(&sent)).await;
    assert!(refused(theirs, "attachment_ids").contains("not yours"));
    let lamp = hang(&stage.ctx, &stage.carol, std::slice::from_ref(&sent)).await.unwrap();
    assert!(sees(&stage.carol).await && sees(&stage.alice).await && !sees(&stage.charlie).await);
    assert!(hang(&stage.ctx, &stage.carol, std::slice::from_ref(&sent)).await.is_err(), "it hangs already");
    let mut tx = stage.ctx.begin().await.unwrap();
    let hung = attachments_of(&mut tx, "lamp", &[lamp, stage.ctx.id()]).await.unwrap();
    assert_eq!(hung[&lamp], std::slice::from_ref(&sent));
    remove_of(&mut tx, "lamp", &[lamp]).await.unwrap();
    stage.ctx.commit(tx).await.unwrap();
    assert!(!sees(&stage.carol).await);
    assert_eq!(rows(&stage.ctx).await, (0, 1), "its content goes with the next sweep");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_visitor_has_a_day_and_a_conversation_of_their_own(db: PgPool) {
    let stage = Stage::new(db).await;
    let settings = FileSettings { daily_bytes_per_address: 10, ..FileSettings::default() };
    write(&stage.ctx, &stage.erin, &settings).await.unwrap();
    let visitor = || Actor::Visitor(Visitor { session: stage.ctx.id().into(), name: None, email: None });
    let (one_visitor, other) = (visitor(), visitor());
    let sent = one(&stage.ctx, &one_visitor, "a.txt", b"12345").await;
    assert!(find(&stage.ctx, &one_visitor, sent.id).await.is_ok());
    assert!(find(&stage.ctx, &other, sent.id).await.is_err());
    let more = upload(&stage.ctx, &other, &[("b.txt", b"123456")]).await;
    assert!(matches!(more, Err(Error::TooLarge)), "{more:?}");
    one(&stage.ctx, &other, "b.txt", b"67890").await;
    let used_up = upload(&stage.ctx, &other, &[("c.txt", b"1")]).await;
    assert!(matches!(used_up, Err(Error::RateLimited { .. })), "{used_up:?}");
    stage.ctx.clock.advance(base::chrono::TimeDelta::days(1));
    one(&stage.ctx, &other, "c.txt", b"1").await;
    one(&stage.ctx, &stage.carol, "d.txt", b"whoever is signed in is not counted").await;
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn only_what_could_be_opened_here_is_shown_in_a_page(db: PgPool) {
    let stage = Stage::new(db).await;
    let opened = async |name: &str, bytes: &[u8], variant| {
        let sent = one(&stage.ctx, &stage.carol, name, bytes).await;
        open(&stage.ctx, &stage.carol, sent.id, variant).await
    };
    assert!(opened("a.png", PNG, Variant::File).await.unwrap().is_shown);
    assert_eq!(opened("a.png", PNG, Variant::Thumbnail).await.unwrap().media_type, "image/jpeg");
    let bomb = b"GIF89a\xff\xff\xff\xff\x00\x00\x00,\0\0\0\0\xff\xff\xff\xff\0\x02\x02L\x01\0;";
    assert!(!opened("bomb.gif", bomb, Variant::File).await.unwrap().is_shown);
    assert!(matches!(opened("bomb.gif", bomb, Variant::Thumbnail).await, Err(Error::NotFound)));
    assert!(!opened("a.pdf", b"%PDF-1.7\nlamp", Variant::File).await.unwrap().is_shown);
}

/// A body that comes in pieces.
fn pieces(bytes: Vec<Result<Bytes, std::io::Error>>) -> Body {
    Body::from_stream(stream::iter(bytes))
}
