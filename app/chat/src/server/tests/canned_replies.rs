//! Canned replies.

use base::server::{Error, IdempotencyKey};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::fixtures::reason;
use crate::{
    CannedReplyDraft,
    server::{
        add_canned_reply, add_canned_reply_once, canned_replies, change_canned_reply, remove_canned_reply,
    },
};

fn draft(shortcut: &str) -> CannedReplyDraft {
    CannedReplyDraft { shortcut: shortcut.to_owned(), body: "Hello! **How** can I help?".to_owned() }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_canned_reply_is_kept_once_under_its_word_changed_and_deleted(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let hello = add_canned_reply(ctx, alice, draft("/Hello")).await.unwrap();
    assert_eq!(hello.shortcut, "hello");
    let key = IdempotencyKey::new(&ctx.settings.secret, "key".to_owned(), "/canned-replies", b"bye");
    let bye = add_canned_reply_once(ctx, alice, draft("bye"), Some(&key)).await.unwrap();
    assert_eq!(add_canned_reply_once(ctx, alice, draft("bye"), Some(&key)).await.unwrap(), bye);
    for wrong in ["HELLO", "two words", ""] {
        assert_eq!(reason(add_canned_reply(ctx, alice, draft(wrong)).await), "shortcut", "{wrong}");
    }
    assert_eq!(reason(change_canned_reply(ctx, alice, bye.id, draft("hello")).await), "shortcut");
    let changed = change_canned_reply(ctx, &stage.bob, bye.id, draft("adieu")).await.unwrap();
    assert_eq!((changed.id, changed.created_at), (bye.id, bye.created_at));
    assert_eq!(canned_replies(ctx, alice).await.unwrap().canned_replies, [changed, hello.clone()]);
    remove_canned_reply(ctx, alice, hello.id).await.unwrap();
    assert!(matches!(remove_canned_reply(ctx, alice, hello.id).await, Err(Error::NotFound)));
    assert!(matches!(change_canned_reply(ctx, alice, hello.id, draft("hello")).await, Err(Error::NotFound)));
    let log: Vec<String> =
        sqlx::query_scalar("select action from audit_log order by at, id").fetch_all(&ctx.db).await.unwrap();
    let wanted = ["created", "created", "changed", "deleted"].map(|what| format!("canned_reply.{what}"));
    assert_eq!(log, wanted);
    assert!(matches!(canned_replies(ctx, &stage.carol).await, Err(Error::Forbidden)));
    assert!(matches!(add_canned_reply(ctx, &stage.carol, draft("x")).await, Err(Error::Forbidden)));
}
