//! Organisations over HTTP: what is refused is said, and tickets are shared as far as they are.

use axum::http::Method;
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::{App, Cast, Client};

const PATH: &str = "/api/support/organizations";

async fn enter(cast: &Cast, email: &str) -> Client {
    let credentials = json!({"email": email, "password": "porchlight"});
    let signed_in = cast.anyone.post("/api/auth/login", credentials).await.expect(200);
    cast.anyone.bearing(signed_in["access_token"].as_str().unwrap())
}

async fn join(cast: &Cast, organization: &Value, member: &Client) -> String {
    let me = member.get("/api/auth/me").await.expect(200);
    let path =
        format!("{PATH}/{}/members/{}", organization["id"].as_str().unwrap(), me["id"].as_str().unwrap());
    cast.alice.send(Method::PUT, &path, None).await.expect(204);
    path
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_wrong_with_an_organization_is_said(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let lumen = json!({"name": "Lumen", "domains": ["müller.example"], "is_shared": true});
    let lumen = cast.alice.post(PATH, lumen).await.expect(201);
    assert_eq!(lumen["domains"], json!(["xn--mller-kva.example"]));
    for (body, wanted, field) in [
        (json!({"name": ""}), 400, "name"),
        (json!({"name": "A", "domains": ["gmail.com"]}), 400, "domains"),
        (json!({"name": "A", "domains": ["not a domain"]}), 400, "domains"),
        (json!({"name": "A", "domains": [7]}), 400, "domains"),
        (json!({"name": "A", "colour": "red"}), 400, "colour"),
        (json!({"name": "lumen"}), 409, ""),
        (json!({"name": "A", "domains": ["xn--mller-kva.example"]}), 409, ""),
    ] {
        let answer = cast.alice.post(PATH, body.clone()).await.expect(wanted);
        assert!(field.is_empty() || answer["details"][field].is_string(), "{body}: {answer}");
    }
    let all = cast.alice.get(&format!("{PATH}?search=lum&limit=1")).await.expect(200);
    assert_eq!((&all["pagination"]["total"], &all["organizations"][0]["id"]), (&json!(1), &lumen["id"]));
    for odd in ["not-an-id", &app.ctx.id().to_string()] {
        cast.alice.get(&format!("{PATH}/{odd}")).await.expect(404);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_colleague_reads_and_answers_until_they_leave(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = cast.ticket().await;
    let path = format!("/api/support/tickets/{}", ticket["number"].as_str().unwrap());
    let lumen = cast.alice.post(PATH, json!({"name": "Lumen", "isShared": true})).await.expect(201);
    let (_, member) = (join(&cast, &lumen, &cast.carol).await, join(&cast, &lumen, &cast.charlie).await);
    let charlie = enter(&cast, "customer2@example.com").await;
    let listed = charlie.get("/api/support/tickets").await.expect(200);
    assert_eq!(listed["tickets"][0]["id"], ticket["id"]);
    let said = charlie.post(&format!("{path}/messages"), json!({"body": "Me too."})).await.expect(201);
    assert_eq!(said["sender_type"], "customer");
    charlie.patch(&path, json!({"status": "closed"})).await.expect(403);
    charlie.get(&format!("{path}/events")).await.expect(403);
    cast.alice.send(Method::DELETE, &member, None).await.expect(204);
    charlie.get(&path).await.expect(401);
    let charlie = enter(&cast, "customer2@example.com").await;
    charlie.get(&path).await.expect(404);
    charlie.post(&format!("{path}/messages"), json!({"body": "Me too."})).await.expect(404);
    assert_eq!(charlie.get("/api/support/tickets").await.expect(200)["tickets"], json!([]));
    cast.alice.send(Method::DELETE, &member, None).await.expect(404);
}
