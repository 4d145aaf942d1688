//! What is unread, for whom, and until when.

use base::server::Error;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::{AtTheDesk, status};
use crate::{
    NewMessage, Status,
    server::{change, find, mark_read, read_conversation, reply, unread},
};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_came_since_somebody_opened_a_ticket_is_unread_to_them_alone(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, carol, .. } = &stage;
    let ticket = stage.ticket().await;
    let is_unread = async |reader| !unread(ctx, reader, &[ticket.id]).await.unwrap().is_empty();
    assert!(is_unread(alice).await && is_unread(bob).await, "nobody has opened it");
    let first = read_conversation(ctx, alice, &ticket.number).await.unwrap();
    assert_eq!(first.read_until, None);
    assert!(!is_unread(alice).await && is_unread(bob).await, "a reader is one person");

    reply(ctx, bob, &ticket.number, NewMessage::note("Coil?"), None).await.unwrap();
    assert!(!is_unread(alice).await, "a note is nobody's wait");
    reply(ctx, carol, &ticket.number, NewMessage::reply("And?"), None).await.unwrap();
    assert!(is_unread(alice).await);
    let again = read_conversation(ctx, alice, &ticket.number).await.unwrap();
    let begins = again.news_begin(alice.id()).unwrap();
    let news: Vec<_> = again.timeline[begins..].iter().map(|entry| entry.event.kind()).collect();
    assert_eq!(news, ["noted", "replied"], "since she was there before");
    assert!(!is_unread(alice).await);

    // What is over calls nobody, and what a customer opens again calls everybody.
    change(ctx, bob, &ticket.number, status(Status::Resolved)).await.unwrap();
    assert!(!is_unread(alice).await);
    reply(ctx, carol, &ticket.number, NewMessage::reply("Not yet"), None).await.unwrap();
    assert!(is_unread(alice).await && is_unread(bob).await);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_somebody_did_themselves_they_have_read(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, carol, .. } = &stage;
    let ticket = stage.ticket().await;
    let is_unread = async |reader| !unread(ctx, reader, &[ticket.id]).await.unwrap().is_empty();
    for reader in [alice, bob] {
        read_conversation(ctx, reader, &ticket.number).await.unwrap();
    }
    reply(ctx, alice, &ticket.number, NewMessage::reply("Try the other bulb"), None).await.unwrap();
    assert!(!is_unread(alice).await && is_unread(bob).await);
    // Not what came before it and she has not seen.
    reply(ctx, carol, &ticket.number, NewMessage::reply("Which?"), None).await.unwrap();
    reply(ctx, alice, &ticket.number, NewMessage::reply("Anyway"), None).await.unwrap();
    assert!(is_unread(alice).await);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_mark_goes_no_further_than_what_was_seen_and_never_back(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, carol, .. } = &stage;
    let ticket = stage.ticket().await;
    let is_unread = async || !unread(ctx, alice, &[ticket.id]).await.unwrap().is_empty();
    reply(ctx, carol, &ticket.number, NewMessage::reply("And?"), None).await.unwrap();
    mark_read(ctx, alice, &ticket.number, 1).await.unwrap();
    assert!(is_unread().await, "the second was not seen");
    read_conversation(ctx, alice, &ticket.number).await.unwrap();
    assert!(!is_unread().await, "whoever opens it has read it, also after a page that marked less");
    let now = find(ctx, alice, &ticket.number).await.unwrap().seq;
    mark_read(ctx, alice, &ticket.number, now).await.unwrap();
    assert!(!is_unread().await);
    mark_read(ctx, alice, &ticket.number, 1).await.unwrap();
    assert!(!is_unread().await, "what was read stays read");
    mark_read(ctx, alice, &ticket.number, i64::MAX).await.unwrap();
    reply(ctx, bob, &ticket.number, NewMessage::reply("Yes"), None).await.unwrap();
    assert!(is_unread().await, "what is to come cannot be read ahead");
    mark_read(ctx, alice, &ticket.number, -7).await.unwrap();
    for stranger in [carol, &stage.charlie] {
        assert!(matches!(mark_read(ctx, stranger, &ticket.number, 1).await, Err(Error::Forbidden)));
        assert!(matches!(read_conversation(ctx, stranger, &ticket.number).await, Err(Error::Forbidden)));
        assert!(matches!(unread(ctx, stranger, &[ticket.id]).await, Err(Error::Forbidden)));
    }
}
