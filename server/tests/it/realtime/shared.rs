//! A ticket that an organisation shares is heard by its members, and by nobody who left.

use axum::http::Method;
use serde_json::json;
use sqlx::PgPool;

use super::Line;
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_leaves_an_organization_hears_nothing_more_of_its_tickets(db: PgPool) {
    let (one, other) = (App::new(db.clone()), App::new(db));
    let (cast, anyone) = (one.cast().await, one.anyone());
    let ticket = cast.ticket().await["id"].as_str().unwrap().to_owned();
    let lumen = json!({"name": "Lumen", "is_shared": true});
    let lumen = cast.alice.post("/api/support/organizations", lumen).await.expect(201);
    let mut members = Vec::new();
    for member in [&cast.carol, &cast.charlie] {
        let me = member.get("/api/auth/me").await.expect(200);
        let organization = lumen["id"].as_str().unwrap();
        members.push(format!(
            "/api/support/organizations/{organization}/members/{}",
            me["id"].as_str().unwrap()
        ));
    }
    for path in &members {
        cast.alice.send(Method::PUT, path, None).await.expect(204);
    }
    let credentials = json!({"email": "customer2@example.com", "password": "porchlight"});
    let charlie = anyone.post("/api/auth/login", credentials).await.expect(200);
    let charlie = charlie["access_token"].as_str().unwrap();
    let (one, other) = (one.serve().await, other.serve().await);
    let mut near = Line::open(one.address, charlie).await;
    let mut far = Line::open(other.address, charlie).await;
    let topic = format!("ticket:{ticket}");
    near.subscribe(&topic, None).await;
    far.subscribe(&topic, None).await;
    let path = format!("/api/support/tickets/{ticket}/messages");
    cast.alice.post(&path, json!({"body": "Not yet for him.", "is_internal": true})).await.expect(201);
    cast.alice.post(&path, json!({"body": "For both."})).await.expect(201);
    assert_eq!(near.event().await["event"]["message"]["body"], "For both.");
    cast.alice.send(Method::DELETE, &members[1], None).await.expect(204);
    cast.alice.post(&path, json!({"body": "For her."})).await.expect(201);
    let heard = near.rest().await;
    assert!(heard.0.iter().all(|frame| !frame.to_string().contains("For her.")), "{heard:?}");
    assert_eq!((heard.1, far.closed().await), (1008, 1008));
}
