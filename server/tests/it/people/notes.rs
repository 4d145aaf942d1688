//! Notes about a person reach the desk alone, and a block is said to whom it keeps from writing.

use axum::http::{Method, header};
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn no_way_leads_a_customer_to_a_note_about_them(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let me = cast.carol.get("/api/auth/me").await.expect(200);
    let path = format!("/api/support/people/{}", me["id"].as_str().unwrap());
    let note = json!({"body": "Quokka fancier, see the letter of May."});
    cast.alice.post(&format!("{path}/notes"), note).await.expect(201);
    for refused in [path.clone(), format!("{path}/notes")] {
        cast.carol.get(&refused).await.expect(403);
        cast.charlie.get(&refused).await.expect(403);
        cast.anyone.get(&refused).await.expect(401);
    }
    let number = ticket["number"].as_str().unwrap();
    let cookie = format!("access={}", cast.carol.token());
    let browser = cast.anyone.with(header::COOKIE, &cookie);
    let pages = ["/account".to_owned(), "/dashboard/help".to_owned(), format!("/dashboard/help/{number}")];
    for page in pages.iter().chain([&format!("/agent/tickets/{number}")]) {
        assert!(!browser.get(page).await.body.contains("Quokka"), "{page}");
    }
    for address in [
        "/api/auth/me".to_owned(),
        "/api/support/tickets".to_owned(),
        format!("/api/support/tickets/{number}"),
        format!("/api/support/tickets/{number}/messages"),
        "/api/support/tickets?search=quokka".to_owned(),
        "/api/knowledge/search?q=quokka".to_owned(),
    ] {
        let answer = cast.carol.get(&address).await;
        assert!(!answer.body.contains("Quokka"), "{address}");
    }
    let found = cast.carol.get("/api/support/tickets?search=quokka").await.expect(200);
    assert_eq!(found["tickets"], json!([]));
    let seen = cast.bob.get(&path).await.expect(200);
    assert_eq!(seen["notes"][0]["body"], "Quokka fancier, see the letter of May.");
    let cookie = format!("access={}", cast.bob.token());
    let desk = cast.anyone.with(header::COOKIE, &cookie).get(&format!("/agent/tickets/{number}")).await;
    assert!(desk.body.contains("Quokka"), "beside the ticket");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_blocked_customer_is_told_and_reads_on(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let me = cast.carol.get("/api/auth/me").await.expect(200);
    let block = format!("/api/support/people/{}/block", me["id"].as_str().unwrap());
    cast.alice.send(Method::POST, &block, None).await.expect(204);
    // What she was handed before ends; she signs in as before.
    let enter = async || {
        let credentials = json!({"email": "customer@example.com", "password": "porchlight"});
        let signed_in = cast.anyone.post("/api/auth/login", credentials).await.expect(200);
        cast.anyone.bearing(signed_in["access_token"].as_str().unwrap())
    };
    let carol = enter().await;
    let path = format!("/api/support/tickets/{}", ticket["id"].as_str().unwrap());
    carol.get(&path).await.expect(200);
    let draft = json!({"subject": "a", "description": "b"});
    let answers: [Value; 3] = [
        carol.post("/api/support/tickets", draft.clone()).await.expect(403),
        carol.post(&format!("{path}/messages"), json!({"body": "a"})).await.expect(403),
        carol.patch(&path, json!({"status": "closed"})).await.expect(403),
    ];
    for answer in answers {
        assert_eq!(answer["code"], "forbidden");
        assert!(answer["error"].as_str().unwrap().starts_with("You can read"), "{answer}");
    }
    cast.alice.send(Method::DELETE, &block, None).await.expect(204);
    enter().await.post("/api/support/tickets", draft).await.expect(201);
}
