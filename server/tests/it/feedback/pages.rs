//! The pages of feedback, as a browser without script sees them.

use axum::{
    body::Body,
    http::{HeaderName, Method, header},
};
use serde_json::json;
use sqlx::PgPool;

use super::{DESK, SUBMIT, give};
use crate::{
    files::PNG,
    support::{Answer, App, Client},
};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

/// A form as a browser sends it by itself.
async fn send(client: &Client, path: &str, kind: Option<&str>, body: impl Into<Body>) -> Answer {
    client
        .with(header::REFERER, "http://127.0.0.1/feedback?context=Home")
        .with(header::ACCEPT, "text/html")
        .send_raw(Method::POST, path, kind, body.into())
        .await
}

/// The page that an answer leads to.
async fn follow(client: &Client, answer: &Answer) -> String {
    let to = answer.headers[header::LOCATION].to_str().unwrap();
    let path = to.strip_prefix("http://127.0.0.1").unwrap_or(to);
    client.with(HeaderName::from_static("sec-fetch-site"), "same-origin").get(path).await.body
}

/// The detailed form with a file in it.
async fn send_whole(client: &Client, comments: &str, file: (&str, &[u8])) -> Answer {
    let fields = [
        ("kind", "detailed"),
        ("rating", "4"),
        ("context", "Checkout"),
        ("comments", comments),
        ("tags", "card, Late"),
        ("page_url", "/help"),
        ("screenshot", ""),
    ];
    let mut body = Vec::new();
    for (name, text) in fields {
        body.extend_from_slice(
            format!("--lamp\r\nContent-Disposition: form-data; name=\"feedback[{name}]\"\r\n\r\n{text}\r\n")
                .as_bytes(),
        );
    }
    let head =
        format!("--lamp\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\r\n", file.0);
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(file.1);
    body.extend_from_slice(b"\r\n--lamp--\r\n");
    send(client, "/feedback/forms", Some("multipart/form-data; boundary=lamp"), body).await
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn one_tap_and_then_ones_own_words_without_script(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let page = app.anyone().get("/feedback?from=/help/articles/a&context=%3Cscript%3Ealert(1)").await;
    assert_eq!(page.status, 200);
    for said in [
        "action=\"/fn/submit_feedback\"",
        "name=\"feedback[rating]\" value=\"5\"",
        "action=\"/feedback/forms\"",
        "type=\"file\"",
    ] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    assert!(!page.body.contains("<script>alert"), "{}", page.body);
    assert!(!page.body.contains("feedback[is_anonymous]"), "a stranger has no name to leave out");
    assert!(cast.carol.get("/feedback").await.body.contains("feedback[is_anonymous]"));

    let tap = "feedback%5Bkind%5D=quick&feedback%5Bcontext%5D=Home&feedback%5Bpage_url%5D=%2Fhelp&feedback%5Brating%5D=4";
    let sent = send(&app.anyone(), "/fn/submit_feedback", FORM, tap).await;
    assert_eq!(sent.headers[header::LOCATION], "/feedback?sent=quick&context=Home&from=/help");
    let thanks = follow(&app.anyone(), &sent).await;
    assert!(
        thanks.contains("Thank you. It is with us.") && !thanks.contains("name=\"feedback[rating]\""),
        "{thanks}"
    );

    let sent = send_whole(&app.anyone(), "It <b>hums</b>.", ("lamp.png", PNG)).await;
    assert!(follow(&app.anyone(), &sent).await.contains("Somebody will read it."));
    let list = cast.alice.get(DESK).await.expect(200);
    let told = &list["feedback"].as_array().unwrap().iter().find(|one| one["type"] == "detailed").unwrap();
    assert_eq!(
        (&told["tags"], &told["rating"], &told["user"]),
        (&json!(["card", "late"]), &json!(4), &json!(null))
    );
    assert_eq!(told["screenshot"]["type"], "image/png");
    let picture = told["screenshot"]["url"].as_str().unwrap();
    cast.alice.get_bytes(picture).await;
    assert_eq!(cast.alice.get_bytes(picture).await.0, 200);
    assert_eq!(cast.carol.get_bytes(picture).await.0, 404);
    assert_eq!(app.anyone().get_bytes(picture).await.0, 404);
    let named = "feedback%5Bkind%5D=quick&feedback%5Bcontext%5D=Home&feedback%5Brating%5D=1&feedback%5Bis_anonymous%5D=true";
    send(&cast.carol, "/fn/submit_feedback", FORM, named).await;
    let list = cast.alice.get(&format!("{DESK}?rating=1")).await.expect(200);
    assert_eq!(list["feedback"][0]["user"], json!(null), "she left her name out");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_wrong_is_said_on_the_page_and_what_was_typed_is_kept(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let refused = send_whole(&app.anyone(), "It hums & crackles.", ("a.png", b"just a text")).await;
    let page = follow(&app.anyone(), &refused).await;
    assert!(page.contains("is no picture") && page.contains("It hums &amp; crackles."), "{page}");
    let german = app.anyone().with(header::ACCEPT_LANGUAGE, "de");
    let large = send_whole(&german, "Groß", ("a.png", &vec![0; 5_100_000])).await;
    assert_eq!(large.status, 400);
    assert!(large.body.contains("5 MB") && large.body.contains("lang=\"de\""), "{}", large.body);
    let bad = "feedback%5Bkind%5D=quick&feedback%5Bcontext%5D=Home&feedback%5Brating%5D=6";
    let refused = send(&app.anyone(), "/fn/submit_feedback", FORM, bad).await;
    assert!(follow(&app.anyone(), &refused).await.contains("from 1 to 5"));
    let elsewhere = app.anyone().with(HeaderName::from_static("sec-fetch-site"), "cross-site");
    assert_eq!(send_whole(&elsewhere, "a", ("a.png", PNG)).await.status, 403);
    let none = send(&app.anyone(), "/feedback/forms", FORM, "a=b").await;
    assert_eq!(none.status, 415);
    assert_eq!(cast.alice.get(DESK).await.expect(200)["pagination"]["total"], 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_desks_pages_show_text_as_text_and_nothing_to_anybody_else(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let hostile = give(&cast.anyone, "<script>alert('lamp')</script>").await;
    let signed = json!({"type": "quick", "rating": 5, "context": "<img src=x onerror=alert(1)>"});
    cast.carol.post(SUBMIT, signed).await.expect(201);
    let list = cast.alice.get("/agent/feedback?type=detailed").await;
    assert_eq!(list.status, 200);
    let one = cast.alice.get(&format!("/agent/feedback/{hostile}")).await;
    for page in [&list.body, &one.body] {
        assert!(
            page.contains("&lt;script&gt;alert('lamp')") || page.contains("&lt;script&gt;alert(&#x27;lamp"),
            "{page}"
        );
        assert!(!page.contains("<script>alert"), "{page}");
    }
    assert!(!list.body.contains("onerror"), "the filter holds: {}", list.body);
    let all = cast.alice.get("/agent/feedback").await.body;
    assert!(all.contains("Carol") && !all.contains("<img src=x"), "{all}");
    assert!(all.contains("href=\"/agent/feedback\""), "the desk finds the way");
    let reversed = cast.alice.get("/agent/feedback?from=2026-11-30&to=2026-11-01").await;
    assert!(reversed.body.contains("is not after the beginning"), "{}", reversed.body);
    for path in ["/agent/feedback".to_owned(), format!("/agent/feedback/{hostile}")] {
        let refused = cast.carol.get(&path).await;
        assert!(refused.status == 403 && !refused.body.contains("alert("), "{path}: {}", refused.body);
    }
    let change = format!("id={hostile}&status=done&note=Mended.&tags=lamp%2C+hum");
    let page = cast.alice.with(header::REFERER, &format!("http://127.0.0.1/agent/feedback/{hostile}"));
    let changed = page
        .with(header::ACCEPT, "text/html")
        .send_raw(Method::POST, "/fn/change_feedback", FORM, Body::from(change))
        .await;
    assert_eq!(changed.headers[header::LOCATION], *format!("/agent/feedback/{hostile}"));
    let one = cast.alice.get(&format!("/agent/feedback/{hostile}")).await.body;
    assert!(one.contains("Mended.") && one.contains("value=\"hum, lamp\""), "{one}");
    // Bob's page was opened before: what he did not touch stays as Alice wrote it.
    let stale = format!("id={hostile}&status=seen&note=&tags=&shown_status=new&shown_note=&shown_tags=");
    page.with(header::ACCEPT, "text/html")
        .send_raw(Method::POST, "/fn/change_feedback", FORM, Body::from(stale))
        .await;
    let one = cast.alice.get(&format!("/agent/feedback/{hostile}")).await.body;
    assert!(one.contains("Mended.") && one.contains("value=\"hum, lamp\""), "{one}");
    let nowhere = cast.alice.get("/agent/feedback/nothing").await;
    assert_eq!(nowhere.status, 404, "{}", nowhere.body);
}
