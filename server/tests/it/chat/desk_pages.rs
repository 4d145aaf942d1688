//! The desk's pages of chats, drawn by the server: whoever reads without script reads them too.

use serde_json::json;
use sqlx::PgPool;

use crate::support::App;

/// A chat that waits, by its row: what this needs is only that there is one.
async fn insert_chat(db: &PgPool, name: &str, preview: &str) -> String {
    let id = sqlx::query_scalar::<_, String>(
        "insert into chat_sessions (id, token_hash, visitor_id, name, status, locale, preview, page_url, page_title, started_at,
             queued_at, last_message_at, visitor_seen_at, updated_at)
         values (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), gen_random_uuid(), $1, 'waiting', 'de', $2,
             'javascript:alert(1)', 'A page', now(), now(), now(), now(), now())
         returning id::text",
    )
    .bind(name)
    .bind(preview);
    id.fetch_one(db).await.unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_waits_is_listed_and_what_they_typed_stays_text(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let id = insert_chat(&db, "<b>Dana</b>", "<script>alert(1)</script>").await;
    let page = cast.alice.get("/agent/chats").await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains(&format!("/agent/chats/{id}")), "{}", page.body);
    assert!(page.body.contains("&lt;b&gt;Dana&lt;/b&gt;"), "{}", page.body);
    assert!(!page.body.contains("<script>alert(1)"), "{}", page.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_chat_is_read_and_answered_by_a_plain_form(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let id = insert_chat(&db, "Dana", "Hello").await;
    let page = cast.alice.get(&format!("/agent/chats/{id}")).await;
    assert_eq!(page.status, 200, "{}", page.body);
    for part in
        ["name=\"session\"", "name=\"client_id\"", "name=\"body\"", "data-key=\"accept\"", "chat-panel"]
    {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert!(page.body.contains("action=\"/files/forms/"), "files go along without script: {}", page.body);
    assert!(!page.body.contains("href=\"javascript:"), "a visitor's address runs nothing: {}", page.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_pages_are_the_desks(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let id = insert_chat(&db, "Dana", "Hello").await;
    let (one, pages) = (format!("/agent/chats/{id}"), ["/agent/chats", "/agent/canned-replies"]);
    for path in pages.into_iter().chain([&*one]) {
        assert_eq!(cast.carol.get(path).await.status, 403, "{path}");
        assert!(cast.anyone.get(path).await.status.is_redirection(), "{path}");
        assert_eq!(cast.bob.get(path).await.status, 200, "{path}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_chat_that_is_not_there_is_not_found(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    for id in ["01930000-0000-7000-8000-000000000001", "nonsense"] {
        assert_eq!(cast.alice.get(&format!("/agent/chats/{id}")).await.status, 404, "{id}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_lists_are_places(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    insert_chat(&db, "Dana", "Hello").await;
    let mine = cast.alice.get("/agent/chats?scope=mine").await;
    assert!(mine.body.contains("You have no chats"), "{}", mine.body);
    let found = cast.alice.get("/agent/chats?scope=all&search=zzzzzz").await;
    assert!(found.body.contains("Nothing found for"), "{}", found.body);
    assert!(!found.body.contains("chat-row__link"), "{}", found.body);
    let arabic = cast.alice.with(axum::http::header::ACCEPT_LANGUAGE, "ar").get("/agent/chats").await;
    assert!(arabic.body.contains("dir=\"rtl\""), "{}", arabic.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn canned_replies_stand_on_their_page_as_text(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let draft = json!({"shortcut": "/Hello", "body": "Hello <there>"});
    let kept = cast.bob.post("/api/support/agent/canned-replies", draft).await.expect(201);
    assert_eq!(kept["shortcut"], "hello");
    let page = cast.alice.get("/agent/canned-replies").await;
    assert!(page.body.contains("Hello &lt;there&gt;"), "{}", page.body);
    assert!(page.body.contains("value=\"delete\""), "{}", page.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_desk_reads_what_was_vouched_for_apart_from_a_name_that_was_typed(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let id = insert_chat(&db, "Erin of the bank", "Hello").await;
    let pages = async || {
        let list = cast.alice.get("/agent/chats").await.body;
        (list, cast.alice.get(&format!("/agent/chats/{id}")).await.body)
    };
    let (list, page) = pages().await;
    assert!(!list.contains("Verified"), "nobody vouched for anything: {list}");
    assert!(page.contains("As typed") && !page.contains("Verified"), "{page}");
    let vouch = async |what: &'static str| {
        let vouched = sqlx::AssertSqlSafe(format!("update chat_sessions set {what}"));
        sqlx::query(vouched).execute(&db).await.unwrap();
    };
    vouch("email = 'vera@example.com', is_verified = true, external_id = '42'").await;
    let (list, page) = pages().await;
    for page in [&list, &page] {
        assert!(page.contains("chat-verified__known-by\">vera@example.com"), "{page}");
    }
    // The name, then the address and what the site calls them.
    assert_eq!(
        (page.matches(">As typed").count(), page.matches(">Verified").count() > 2),
        (1, true),
        "{page}"
    );
    vouch("is_name_verified = true").await;
    let (list, page) = pages().await;
    assert!(list.contains(">Verified") && !list.contains("chat-verified__known-by"), "{list}");
    assert!(!page.contains("As typed"), "{page}");
}
