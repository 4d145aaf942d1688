//! Messages in Markdown: rendered once, shown the same everywhere, found and previewed by their words.

use base::{
    PageQuery,
    server::{Actor, Error},
};
use identity::server::test::Stage;
use jobs::server::Job;
use sqlx::PgPool;

use super::{super::*, AtTheDesk};
use crate::{Event, Filter, NewMessage, NewTicket};

const SAID: &str = "**Hold** the _button_:\n\n- <script>alert(1)</script>\n- مرحبا INV-22";

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_message_is_shown_the_same_live_and_read_again(db: PgPool) {
    let stage = Stage::new(db).await;
    let draft = NewTicket::new("A lamp", "It is **dark**.\n\n```\nlet a;\n```");
    let ticket = open(&stage.ctx, &stage.carol, draft, None).await.unwrap();
    assert_eq!(ticket.preview, "It is dark. let a;");
    let said = reply(&stage.ctx, &stage.alice, &ticket.number, NewMessage::reply(SAID), None).await.unwrap();
    assert_eq!(said.body, SAID);
    assert_eq!(
        said.body_html,
        "<p dir=\"auto\"><strong>Hold</strong> the <em>button</em>:</p>\n<ul dir=\"auto\">\n\
         <li>&lt;script&gt;alert(1)&lt;/script&gt;</li>\n<li>مرحبا INV-22</li>\n</ul>\n"
    );
    let (read, _) = messages(&stage.ctx, &stage.carol, &ticket.number, &PageQuery::default()).await.unwrap();
    assert_eq!(
        read[0].body_html,
        "<p dir=\"auto\">It is <strong>dark</strong>.</p>\n<pre><code>let a;\n</code></pre>\n"
    );
    assert_eq!(read[1], said);
    let pushed: serde_json::Value =
        sqlx::query_scalar("select event from outbox where topic = $1 and event ->> 'type' = 'replied'")
            .bind(ticket.id.topic())
            .fetch_one(&stage.ctx.db)
            .await
            .unwrap();
    assert_eq!(pushed["message"]["body_html"], said.body_html.as_str());
    let held = conversation(&stage.ctx, &stage.carol, &ticket.number).await.unwrap();
    let shown: Vec<_> = held.timeline.iter().filter_map(|entry| entry.event.message()).collect();
    assert_eq!(shown[1], &said);
    let ticket = find(&stage.ctx, &stage.alice, &ticket.number).await.unwrap();
    assert_eq!(ticket.preview, "Hold the button: <script>alert(1)</script> مرحبا INV-22");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn words_are_found_without_their_marks(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = stage.ticket().await;
    let said = NewMessage::reply("fl**icker**ing [manual](https://example.com/zanzibar)");
    reply(&stage.ctx, &stage.carol, &ticket.number, said, None).await.unwrap();
    let found = async |words: &str| {
        let filter = Filter { search: Some(words.to_owned()), ..Filter::default() };
        list(&stage.ctx, &stage.alice, &filter).await.unwrap().tickets.len()
    };
    for _ in 0..2 {
        assert_eq!((found("flickering").await, found("manual").await, found("zanzibar").await), (1, 1, 0));
        // What is read again by a job is read the same.
        ReindexTicketSearch::default().run(&stage.ctx).await.unwrap();
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_message_of_before_stays_as_it_was_typed(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = stage.ticket().await;
    sqlx::query("update ticket_messages set body_html = null, body = $1")
        .bind("  2 * 3\n<b> https://example.com/a.")
        .execute(&stage.ctx.db)
        .await
        .unwrap();
    let (read, _) = messages(&stage.ctx, &stage.carol, &ticket.number, &PageQuery::default()).await.unwrap();
    assert!(read[0].is_plain());
    assert_eq!(
        read[0].body_html,
        "<p class=\"plain\" dir=\"auto\">  2 * 3<br>&lt;b&gt; <a href=\"https://example.com/a\" target=\"_blank\" \
         rel=\"noopener noreferrer nofollow ugc\">https://example.com/a</a>.</p>"
    );
    let mut old = serde_json::to_value(Event::said(read[0].clone())).unwrap();
    old["message"].as_object_mut().unwrap().remove("body_html");
    let read_again: Event = serde_json::from_value(old).unwrap();
    assert!(read_again.message().unwrap().is_plain(), "an event from before is read");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_bomb_is_a_message_like_any_other(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = stage.ticket().await;
    let table = format!("|{}\n|{}\n{}", "a|".repeat(4_000), "-|".repeat(4_000), "|\n".repeat(10_000));
    for bomb in ["> ".repeat(10_000) + "x", "[".repeat(50_000), "*a".repeat(25_000), table] {
        let said =
            reply(&stage.ctx, &stage.carol, &ticket.number, NewMessage::reply(&*bomb), None).await.unwrap();
        assert!(said.body_html.len() < 1024 * 1024, "{}", said.body_html.len());
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_preview_is_what_is_sent_and_for_who_may_send(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = stage.ticket().await;
    let said = reply(&stage.ctx, &stage.carol, &ticket.number, NewMessage::reply(SAID), None).await.unwrap();
    let preview = async |actor: &Actor, text: &str| preview_message(&stage.ctx, actor, text).await;
    assert_eq!(preview(&stage.carol, SAID).await.unwrap(), said.body_html);
    assert!(preview(&stage.carol, " \n").await.is_err());
    assert!(preview(&stage.carol, &"a".repeat(50_001)).await.is_err());
    assert!(preview(&Actor::Anonymous, SAID).await.is_err());
    let mut more = Ok(String::new());
    for _ in 0..200 {
        preview(&stage.alice, SAID).await.unwrap();
        if more.is_ok() {
            more = preview(&stage.carol, SAID).await;
        }
    }
    assert!(matches!(more, Err(Error::RateLimited { .. })), "{more:?}");
    preview(&stage.charlie, SAID).await.unwrap();
}
