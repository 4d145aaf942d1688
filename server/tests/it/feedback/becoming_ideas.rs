//! Feedback becomes an idea at the desk: over the API and by a plain form, once, and nobody learns who said it.

use axum::{
    body::Body,
    http::{Method, header},
};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::{DESK, give};
use crate::support::{Answer, App, Client};

/// The desk's form, as a browser sends it by itself.
async fn send(client: &Client, feedback: &str, form: &str) -> Answer {
    let page = client.with(header::REFERER, &format!("http://127.0.0.1/agent/feedback/{feedback}"));
    let page = page.with(header::ACCEPT, "text/html");
    let form = Body::from(format!("id={feedback}&{form}"));
    page.send_raw(Method::POST, "/fn/feedback_to_idea", Some("application/x-www-form-urlencoded"), form).await
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_desk_makes_an_idea_in_its_own_words_once_over_the_api(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let signed = give(&cast.carol, "Carol cannot sleep: the lamp is too bright.").await;
    let path = format!("{DESK}/{signed}");
    let told = json!({"idea": {"title": "Dim it further", "body": "Below **five** per cent."}});
    cast.carol.patch(&path, told.clone()).await.expect(403);
    cast.anyone.patch(&path, told.clone()).await.expect(401);
    let wrong = cast.alice.patch(&path, json!({"idea": {"title": ""}})).await.expect(400);
    assert!(wrong["details"]["title"].is_string(), "{wrong}");
    let made = cast.alice.patch(&path, told.clone()).await.expect(200);
    assert_eq!((&made["idea"]["title"], &made["status"]), (&json!("Dim it further"), &json!("seen")));
    let number = made["idea"]["number"].as_i64().unwrap();
    for again in [told, json!({"idea": true}), json!({"idea": number}), json!({"idea": false})] {
        let again = cast.alice.patch(&path, again).await.expect(200);
        assert_eq!(again["idea"]["number"], number);
    }
    assert_eq!(cast.anyone.get("/api/ideas").await.expect(200)["pagination"]["total"], 1);

    let idea = format!("/api/ideas/{number}");
    for reader in [&cast.anyone, &cast.carol] {
        let read = reader.get(&idea).await.expect(200);
        assert_eq!((&read["author"], &read["feedback_id"]), (&Value::Null, &Value::Null), "{read}");
        assert!(!read.to_string().contains("Carol"), "{read}");
    }
    let desk = cast.alice.get(&idea).await.expect(200);
    assert_eq!((&desk["author"], &desk["feedback_id"]), (&Value::Null, &json!(signed)));

    let nameless = format!("{DESK}/{}", give(&cast.anyone, "Dimmer, please.").await);
    cast.alice.patch(&nameless, json!({"idea": 4711})).await.expect(400);
    let linked = cast.alice.patch(&nameless, json!({"idea": number})).await.expect(200);
    assert_eq!((&linked["idea"]["number"], &linked["user"]), (&json!(number), &Value::Null));
    let of_idea = cast.alice.get(&format!("{DESK}?idea={number}")).await.expect(200);
    assert_eq!(of_idea["pagination"]["total"], 2);
    let other = cast.carol.post("/api/ideas", json!({"title": "Warmer light"})).await.expect(201);
    cast.alice.patch(&nameless, json!({"idea": other["number"]})).await.expect(409);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_plain_form_makes_one_and_each_page_leads_to_the_other(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let given = give(&cast.anyone, "<script>alert(1)</script>\nIt hums.").await;
    let at_desk = format!("/agent/feedback/{given}");
    let page = cast.alice.get(&at_desk).await.body;
    assert!(page.contains("action=\"/fn/feedback_to_idea\"") && page.contains("id=\"idea-title\""), "{page}");
    assert!(!page.contains("<script>alert(1)"), "what was said is text in the form too: {page}");

    let refused = send(&cast.alice, &given, "title=&body=kept").await;
    let back = refused.headers[header::LOCATION].to_str().unwrap();
    let alice = cast.alice.with(header::REFERER, "http://127.0.0.1/agent/feedback");
    let page = alice.get(back.trim_start_matches("http://127.0.0.1")).await.body;
    assert!(page.contains("id=\"idea-title-error\"") && page.contains("kept"), "{page}");

    let form = "title=Quiet+lamps&body=They+hum.%0A%3Cscript%3Ealert(2)%3C%2Fscript%3E";
    let made = send(&cast.alice, &given, form).await;
    let to = made.headers[header::LOCATION].to_str().unwrap().to_owned();
    assert!(to.starts_with("/ideas/"), "{to}");
    let again = send(&cast.alice, &given, "title=Other+words&body=").await;
    assert_eq!(again.headers[header::LOCATION], *to, "a second press gives the same idea");

    let page = cast.alice.get(&at_desk).await.body;
    assert!(page.contains(&format!("href=\"{to}\"")) && page.contains("Quiet lamps"), "{page}");
    assert!(!page.contains("action=\"/fn/feedback_to_idea\""), "{page}");
    let idea = cast.alice.get(&to).await.body;
    assert!(idea.contains(&format!("href=\"{at_desk}\"")) && !idea.contains("<script>alert"), "{idea}");
    let own = cast.alice.get("/agent/feedback?idea=1").await.body;
    assert!(own.contains(&at_desk), "{own}");
    for reader in [&cast.anyone, &cast.carol] {
        let idea = reader.get(&to).await.body;
        assert!(idea.contains("Quiet lamps") && !idea.contains("/agent/feedback/"), "{idea}");
    }
    let refused = send(&cast.carol, &given, "title=a&body=").await;
    assert!(refused.headers[header::LOCATION].to_str().unwrap().contains("__err"), "{:?}", refused.headers);
}
