//! Every topic, opened as everybody. A topic of a new kind belongs into the table.

use serde_json::json;
use sqlx::PgPool;

use super::Line;
use crate::support::{App, Client};

/// What opening a topic answers: nothing where it is heard, else the code of the refusal.
async fn opened(line: &mut Line, topic: &str) -> String {
    line.say(json!({"type": "subscribe", "topic": topic})).await;
    match line.answer("subscribed").await {
        None => "heard".to_owned(),
        Some(refused) => refused["code"].as_str().unwrap().to_owned(),
    }
}

async fn begin(client: &Client) -> (String, String) {
    let begun =
        client.post("/api/support/chat/start", json!({"question": "Does it light?"})).await.expect(201);
    let text = |name: &str| begun[name].as_str().unwrap().to_owned();
    (format!("chat:{}", text("session_id")), format!("?session_token={}", text("session_token")))
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_topic_is_heard_by_those_whose_it_is_and_by_nobody_else(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ticket = format!("ticket:{}", cast.ticket().await["id"].as_str().unwrap());
    let draft = json!({"title": "Lamps", "content_markdown": "a", "category": "billing", "status": "draft"});
    let article = cast.alice.post("/api/knowledge/articles", draft).await.expect(201);
    let article = format!("article:{}", article["id"].as_str().unwrap());
    let (of_visitor, by_token) = begin(&cast.anyone).await;
    let (_, by_other) = begin(&cast.anyone).await;
    let (of_carol, _) = begin(&cast.carol).await;
    let topics =
        [&*ticket, "queue", &*article, &*of_visitor, &*of_carol, "chats", "nonsense", "chat:", "ticket:1"];
    let served = app.serve().await;
    let by_token = Line::open_at(served.address, &by_token, &[]).await.unwrap();
    let by_other = Line::open_at(served.address, &by_other, &[]).await.unwrap();
    let stranger = Line::open_at(served.address, "", &[]).await.unwrap();
    let (yes, no, who, not) = ("heard", "not_found", "unauthenticated", "forbidden");
    let table = [
        ("stranger", stranger, [who, who, who, who, who, who, no, no, no]),
        ("visitor", by_token, [who, who, who, yes, no, who, no, no, no]),
        ("another visitor", by_other, [who, who, who, no, no, who, no, no, no]),
        (
            "Carol",
            Line::open(served.address, &cast.carol.token()).await,
            [yes, not, not, no, yes, not, no, no, no],
        ),
        (
            "Charlie",
            Line::open(served.address, &cast.charlie.token()).await,
            [no, not, not, no, no, not, no, no, no],
        ),
        (
            "Alice",
            Line::open(served.address, &cast.alice.token()).await,
            [yes, yes, yes, yes, yes, yes, no, no, no],
        ),
        (
            "Erin",
            Line::open(served.address, &cast.erin.token()).await,
            [yes, yes, yes, yes, yes, yes, no, no, no],
        ),
    ];
    let mut wrong = Vec::new();
    for (name, mut line, wanted) in table {
        for (topic, wanted) in topics.into_iter().zip(wanted) {
            let found = opened(&mut line, topic).await;
            if found != wanted {
                wrong.push(format!("{name} at {topic}: {found}, not {wanted}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
