//! Two accounts of one person become one, in every domain at once.

use axum::http::Method;
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::support::{App, Cast, Client};

async fn id(of: &Client) -> String {
    of.get("/api/auth/me").await.expect(200)["id"].as_str().unwrap().to_owned()
}

async fn merge(by: &Client, from: &str, into: &str) -> (u16, Value) {
    let answer = by.post(&format!("/api/support/people/{from}/merge"), json!({"into": into})).await;
    (answer.status.as_u16(), answer.json())
}

/// Charlie asks, answers and votes, and the desk notes something about him.
async fn history(cast: &Cast, charlie: &str) -> (String, String) {
    let draft = json!({"subject": "Where is my lamp?", "description": "It was sent on Monday."});
    let ticket = cast.charlie.post("/api/support/tickets", draft).await.expect(201);
    let ticket = ticket["id"].as_str().unwrap().to_owned();
    let said = format!("/api/support/tickets/{ticket}/messages");
    cast.charlie.post(&said, json!({"body": "It is here."})).await.expect(201);
    let article =
        json!({"title": "Shipping", "content": "b", "category": "getting-started", "status": "published"});
    let article = cast.erin.post("/api/knowledge/articles", article).await.expect(201);
    let article = article["id"].as_str().unwrap().to_owned();
    let vote = format!("/api/knowledge/articles/{article}/votes");
    for voter in [&cast.carol, &cast.charlie] {
        voter.post(&vote, json!({"is_helpful": true})).await.expect(204);
    }
    let notes = format!("/api/support/people/{charlie}/notes");
    cast.alice.post(&notes, json!({"body": "Waits at home."})).await.expect(201);
    (ticket, article)
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn everything_of_the_one_is_the_others(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let (carol, charlie) = (id(&cast.carol).await, id(&cast.charlie).await);
    let (ticket, article) = history(&cast, &charlie).await;
    let lumen = json!({"name": "Lumen & Co"});
    let lumen = cast.alice.post("/api/support/organizations", lumen).await.expect(201);
    let member = format!("/api/support/organizations/{}/members/{charlie}", lumen["id"].as_str().unwrap());
    cast.alice.send(Method::PUT, &member, None).await.expect(204);
    let (status, survivor) = merge(&cast.alice, &charlie, &carol).await;
    assert_eq!(status, 200);
    assert_eq!((&survivor["id"], &survivor["organization"]["id"]), (&json!(carol), &lumen["id"]));
    assert_eq!(merge(&cast.alice, &charlie, &carol).await.0, 200, "again is no more");
    let read: i64 = sqlx::query_scalar("select count(*) from audit_log where action = 'person.merged'")
        .fetch_one(&db)
        .await
        .unwrap();
    assert_eq!(read, 1);

    // His sign-in is over, and so is the way in; hers is begun anew, for the organisation is new to it.
    cast.charlie.get("/api/auth/me").await.expect(401);
    let enter = async |email: &str| {
        cast.anyone.post("/api/auth/login", json!({"email": email, "password": "porchlight"})).await
    };
    let refused = enter("customer2@example.com").await;
    assert_eq!(refused.status, 403);
    assert!(!refused.body.contains("customer@"), "{}", refused.body);
    let carols = enter("customer@example.com").await.expect(200);
    let carols = cast.anyone.bearing(carols["access_token"].as_str().unwrap());
    let held = carols.get(&format!("/api/support/tickets/{ticket}")).await.expect(200);
    assert_eq!(held["requester"]["id"], carol.as_str());
    let said = carols.get(&format!("/api/support/tickets/{ticket}/messages")).await.expect(200);
    let senders: Vec<_> = said["messages"].as_array().unwrap().iter().map(|it| &it["sender"]["id"]).collect();
    assert_eq!(senders, [carol.as_str(), carol.as_str()]);
    let article = cast.alice.get(&format!("/api/knowledge/articles/{article}")).await.expect(200);
    assert_eq!(article["helpful"], 1, "one person has one voice");
    let known = cast.alice.get(&format!("/api/support/people/{carol}")).await.expect(200);
    assert_eq!((&known["ticket_count"], &known["notes"][0]["body"]), (&json!(1), &json!("Waits at home.")));
    let left: i64 = sqlx::query_scalar(
        "select (select count(*) from tickets where requester_id = $1) + (select count(*) from ticket_messages where sender_id = $1)
             + (select count(*) from ticket_events where performed_by = $1) + (select count(*) from person_notes where person_id = $1)
             + (select count(*) from article_votes where voter = $1::text)",
    )
    .bind(charlie.parse::<base::uuid::Uuid>().unwrap())
    .fetch_one(&db)
    .await
    .unwrap();
    assert_eq!(left, 0, "nothing stays behind");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_cannot_be_merged_says_why_and_changes_nothing(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let (carol, charlie) = (id(&cast.carol).await, id(&cast.charlie).await);
    let (alice, bob) = (id(&cast.alice).await, id(&cast.bob).await);
    history(&cast, &charlie).await;
    let nobody = app.ctx.id().to_string();
    for (from, into, wanted) in [
        (&carol, &carol, 400),
        (&carol, &nobody, 400),
        (&nobody, &carol, 404),
        (&alice, &carol, 409),
        (&carol, &bob, 409),
    ] {
        let (status, said) = merge(&cast.erin, from, into).await;
        assert_eq!(status, wanted, "{said}");
        assert!(said["error"].as_str().unwrap().len() > 10, "{said}");
    }
    let odd = cast.alice.post(&format!("/api/support/people/{carol}/merge"), json!({"into": "Carol"})).await;
    odd.expect(400);
    merge(&cast.alice, &charlie, &carol).await;
    assert_eq!(merge(&cast.alice, &carol, &charlie).await.0, 409, "in a circle");
    let open: i64 = sqlx::query_scalar("select count(*) from users where deactivated_at is null")
        .fetch_one(&db)
        .await
        .unwrap();
    assert_eq!(open, 4);
}
