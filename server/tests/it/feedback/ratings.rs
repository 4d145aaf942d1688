//! The desk's page of ratings, as a browser without script sees it.

use axum::{
    body::Body,
    http::{Method, header},
};
use serde_json::json;
use sqlx::PgPool;

use super::satisfaction::{resolved, status_of};
use crate::support::{Answer, App, Client};

const PAGE: &str = "/agent/satisfaction";

async fn reopen(client: &Client, number: &str) -> Answer {
    let page = client.with(header::REFERER, "http://127.0.0.1/agent/satisfaction");
    let page = page.with(header::ACCEPT, "text/html");
    let form = Body::from(format!("number={number}"));
    page.send_raw(Method::POST, "/fn/reopen_rated", Some("application/x-www-form-urlencoded"), form).await
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn agents_read_their_own_ratings_admins_all_and_open_what_was_low_again(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let empty = cast.alice.get(PAGE).await;
    assert!(empty.status == 200 && empty.body.contains("No ratings yet"), "{}", empty.body);
    let ((_, low), (_, high)) = (resolved(&app, &cast).await, resolved(&app, &cast).await);
    for (number, rating, comment) in [(&low, 2, "<b>Still dark</b>"), (&high, 5, "")] {
        let path = format!("/api/support/tickets/{number}/rating");
        cast.carol.post(&path, json!({"score": rating, "comment": comment})).await.expect(200);
    }
    let own = cast.alice.get(PAGE).await.body;
    for said in ["2 ratings, 3.5 of 5 on the average", "&lt;b&gt;Still dark", "Without words", "2 of 5"] {
        assert!(own.contains(said), "{said}: {own}");
    }
    for number in [&low, &high] {
        assert!(own.contains(&format!("href=\"/agent/tickets/{number}\"")), "{own}");
    }
    assert!(!own.contains("<b>Still dark") && !own.contains("name=\"agent\""), "{own}");
    assert_eq!(own.matches("action=\"/fn/reopen_rated\"").count(), 1, "who was content has no reason: {own}");
    assert!(own.contains("href=\"/agent/satisfaction\""), "the desk finds the way");
    assert!(cast.bob.get(PAGE).await.body.contains("No ratings yet"), "it was not Bob's work");

    let all = cast.erin.get(PAGE).await.body;
    assert!(all.contains(&low) && all.contains("name=\"agent\"") && all.contains("Bob"), "{all}");
    let agents = cast.erin.get("/api/support/agents").await.expect(200);
    let bob = agents["agents"].as_array().unwrap().iter().find(|agent| agent["name"] == "Bob").unwrap();
    let of_bob = format!("agent={}", bob["id"].as_str().unwrap());
    for (query, has_low, has_high) in [
        ("rating=2", true, false),
        ("has_comment=true", true, false),
        ("from=2020-01-01&to=2999-12-31&rating=", true, true),
        ("to=2020-01-01", false, false),
        (&*of_bob, false, false),
        ("colour=red", true, true),
    ] {
        let page = cast.erin.get(&format!("{PAGE}?{query}")).await.body;
        assert_eq!((page.contains(&low), page.contains(&high)), (has_low, has_high), "{query}: {page}");
    }
    let refused = cast.alice.get(&format!("{PAGE}?{of_bob}")).await;
    assert!(refused.status == 403 && !refused.body.contains("Still dark"), "{}", refused.body);
    for stranger in [&cast.carol, &cast.charlie] {
        let refused = stranger.get(PAGE).await;
        assert!(refused.status == 403 && !refused.body.contains("Still dark"), "{}", refused.body);
    }

    for other in [&cast.bob, &cast.carol] {
        let refused = reopen(other, &low).await;
        assert!(
            refused.headers[header::LOCATION].to_str().unwrap().contains("__err"),
            "{:?}",
            refused.headers
        );
    }
    assert_eq!(status_of(&cast, &low).await, "resolved");
    for _ in 0..2 {
        let opened = reopen(&cast.alice, &low).await;
        assert_eq!(opened.headers[header::LOCATION], *format!("/agent/tickets/{low}"));
        assert_eq!(status_of(&cast, &low).await, "open");
    }
    assert!(!cast.alice.get(PAGE).await.body.contains("action=\"/fn/reopen_rated\""), "it is open");
    let arabic = cast.alice.with(header::ACCEPT_LANGUAGE, "ar").get(PAGE).await.body;
    assert!(arabic.contains("dir=\"rtl\"") && arabic.contains("عدد التقييمات: 2"), "{arabic}");
}
