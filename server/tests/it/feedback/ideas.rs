//! The board through the router: the API, and the pages as a browser without script sees them.

use axum::{
    body::Body,
    http::{Method, header},
};
use serde_json::json;
use sqlx::PgPool;

use crate::support::{Answer, App, Cast, Client};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

/// A form as a browser sends it by itself.
async fn send(browser: &Client, path: &str, form: &str) -> Answer {
    let page = browser.with(header::REFERER, "http://127.0.0.1/ideas");
    let page = page.with(header::ACCEPT, "text/html");
    page.send_raw(Method::POST, path, FORM, Body::from(form.to_owned())).await
}

/// An idea of Carol's; its number.
async fn idea(cast: &Cast, title: &str) -> i64 {
    let made = cast.carol.post("/api/ideas", json!({"title": title, "body": "So that **I** see."})).await;
    made.expect(201)["number"].as_i64().unwrap()
}

async fn vote(who: &Client, number: i64, method: Method) -> (i64, bool) {
    let idea = who.send(method, &format!("/api/ideas/{number}/vote"), None).await.expect(200);
    (idea["vote_count"].as_i64().unwrap(), idea["is_voted"].as_bool().unwrap())
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_vote_twice_or_two_at_once_count_once(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let number = idea(&cast, "Dark mode").await;
    for _ in 0..2 {
        assert_eq!(vote(&cast.charlie, number, Method::POST).await, (2, true));
    }
    assert_eq!(vote(&cast.charlie, number, Method::DELETE).await, (1, false));
    let both =
        tokio::join!(vote(&cast.charlie, number, Method::POST), vote(&cast.charlie, number, Method::POST),);
    assert_eq!(both, ((2, true), (2, true)));
    let path = format!("/api/ideas/{number}/vote");
    assert_eq!(cast.anyone.send(Method::POST, &path, None).await.status, 401);
    assert_eq!(cast.charlie.send(Method::POST, "/api/ideas/4711/vote", None).await.status, 404);
    let seen = cast.anyone.get(&format!("/api/ideas/{number}")).await.expect(200);
    assert_eq!(
        (&seen["vote_count"], &seen["is_voted"], &seen["author"]),
        (&json!(2), &json!(false), &json!(null))
    );
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_merged_has_the_votes_of_both_and_its_address_leads_on(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (into, duplicate) = (idea(&cast, "Dark mode").await, idea(&cast, "Night colours").await);
    vote(&cast.charlie, duplicate, Method::POST).await;
    let merge = format!("/api/ideas/{duplicate}/merge");
    assert_eq!(cast.carol.post(&merge, json!({"into": into})).await.status, 403);
    let whole = cast.alice.post(&merge, json!({"into": into})).await.expect(200);
    assert_eq!((whole["number"].as_i64(), whole["vote_count"].as_i64()), (Some(into), Some(2)));
    assert_eq!(cast.anyone.get(&format!("/api/ideas/{duplicate}")).await.expect(200)["number"], into);
    let browser = cast.anyone.with(header::ACCEPT, "text/html");
    let page = browser.get(&format!("/ideas/{duplicate}")).await;
    assert!(page.status.is_redirection(), "{}", page.status);
    assert_eq!(page.headers[header::LOCATION], format!("/ideas/{into}"));
    let refused =
        cast.alice.post(&format!("/api/ideas/{into}/merge"), json!({"into": into})).await.expect(400);
    assert!(refused["details"]["into"].is_string(), "{refused}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_board_is_read_by_everybody_and_what_was_typed_stays_text(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let number = idea(&cast, "<script>alert(1)</script>").await;
    let answer = json!({"status": "planned", "answer": "In **spring**."});
    cast.alice.patch(&format!("/api/ideas/{number}"), answer).await.expect(200);
    let board = cast.anyone.get("/ideas").await;
    assert_eq!(board.status, 200, "{}", board.body);
    assert!(board.body.contains("&lt;script&gt;alert(1)") && !board.body.contains("<script>alert(1)"));
    assert!(board.body.contains("Planned") && board.body.contains("Sign in to vote"), "{}", board.body);
    assert!(!board.body.contains("Carol"), "nobody's name is public");
    assert!(board.body.contains("href=\"/login?next=/ideas%3Fnew=1\""), "{}", board.body);
    let page = cast.anyone.get(&format!("/ideas/{number}")).await.body;
    assert!(page.contains("<strong>spring</strong>") && page.contains("Our answer"), "{page}");
    assert!(!page.contains("Official answer"), "that is the desk's");
    let page = cast.alice.get(&format!("/ideas/{number}")).await.body;
    assert!(page.contains("Official answer") && page.contains("Carol"), "{page}");
    let carols = cast.carol.get("/ideas").await.body;
    assert!(carols.contains("News on ideas you voted for") && carols.contains("is now: Planned"), "{carols}");
    for nowhere in ["/ideas/4711", "/ideas/nonsense", "/ideas/99999999999999999999"] {
        assert_eq!(cast.anyone.get(nowhere).await.status, 404, "{nowhere}");
    }
    assert!(
        cast.anyone
            .get("/ideas?search=zzzz&sort=newest&status=shipped")
            .await
            .body
            .contains("No idea has these words")
    );
    let arabic = cast.anyone.with(header::ACCEPT_LANGUAGE, "ar").get("/ideas").await.body;
    assert!(arabic.contains("dir=\"rtl\"") && arabic.contains("الأفكار"), "{arabic}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_idea_is_suggested_voted_for_and_managed_by_plain_forms(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let open = cast.carol.get("/ideas?new=1").await.body;
    assert!(open.contains("action=\"/fn/suggest_idea\"") && open.contains("name=\"title\""), "{open}");
    let made = send(&cast.carol, "/fn/suggest_idea", "title=Dark+mode&body=").await;
    let to = made.headers[header::LOCATION].to_str().unwrap().to_owned();
    let number: i64 = to.rsplit('/').next().unwrap().parse().unwrap();
    assert_eq!(to, format!("/ideas/{number}"));
    let board = cast.charlie.get("/ideas").await.body;
    assert!(board.contains("name=\"is_voted\"") && board.contains("action=\"/fn/vote_for_idea\""), "{board}");
    assert!(
        send(&cast.charlie, "/fn/vote_for_idea", &format!("number={number}&is_voted=true"))
            .await
            .status
            .is_redirection()
    );
    assert!(cast.charlie.get("/ideas").await.body.contains("Voted. Take back"));
    let change = format!("number={number}&status=started&answer=Soon.");
    assert!(send(&cast.alice, "/fn/change_idea", &change).await.status.is_redirection());
    assert!(cast.charlie.get(&to).await.body.contains("Soon."));
    assert!(
        send(&cast.alice, "/fn/change_idea", &format!("number={number}&is_hidden=true"))
            .await
            .status
            .is_redirection()
    );
    assert_eq!(cast.charlie.get(&to).await.status, 404);
    assert_eq!(cast.alice.get(&to).await.status, 200);
    let refused = send(&cast.carol, "/fn/suggest_idea", "title=&body=kept").await;
    let back = refused.headers[header::LOCATION].to_str().unwrap();
    // Only who comes from a page of ours is told.
    let carol = cast.carol.with(header::REFERER, "http://127.0.0.1/ideas");
    let page = carol.get(back.trim_start_matches("http://127.0.0.1")).await;
    assert!(page.body.contains("id=\"title-error\"") && page.body.contains("kept"), "{back} {page:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_same_key_suggests_once_and_what_is_wrong_is_named(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let carol = cast.carol.with(header::HeaderName::from_static("idempotency-key"), "one");
    let first = carol.post("/api/ideas", json!({"title": "Dark mode"})).await.expect(201);
    assert_eq!(carol.post("/api/ideas", json!({"title": "Dark mode"})).await.expect(201)["id"], first["id"]);
    let wrong =
        cast.carol.post("/api/ideas", json!({"title": "", "body": "a".repeat(5_001)})).await.expect(400);
    assert!(wrong["details"]["title"].is_string() && wrong["details"]["body"].is_string(), "{wrong}");
    assert_eq!(cast.carol.post("/api/ideas", json!({"title": "a", "votes": 9})).await.status, 400);
    let list = cast.anyone.get("/api/ideas?search=dark&sort=newest&limit=1").await.expect(200);
    assert_eq!(list["pagination"]["total"], 1);
    assert_eq!(cast.anyone.get("/api/ideas?sort=loudest").await.status, 400);
}
