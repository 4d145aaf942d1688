//! Bad input: what no page of ours sends.

use axum::http::HeaderName;
use base::server::Actor;
use chat::{ChatSettings, server::identity_secret_of};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::{begin, with_token};
use crate::{realtime::Line, support::App};

const START: &str = "/api/support/chat/start";

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn frames_that_are_deep_unknown_or_out_of_order_are_refused_and_the_line_goes_on(db: PgPool) {
    let app = App::new(db);
    let (begun, visitor) = begin(&app, "Does it light?").await;
    let (foreign, _) = begin(&app, "Mine?").await;
    let topic = format!("chat:{}", begun["session_id"].as_str().unwrap());
    let others = format!("chat:{}", foreign["session_id"].as_str().unwrap());
    let served = app.serve().await;
    let query = format!("?session_token={}", begun["session_token"].as_str().unwrap());
    let mut line = Line::open_at(served.address, &query, &[]).await.unwrap();
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    for text in [
        deep.clone(),
        format!(r#"{{"type":"subscribe","topic":{deep}}}"#),
        format!(r#"{{"type":"ping","a":{}1{}}}"#, r#"{"a":"#.repeat(20_000), "}".repeat(20_000)),
        String::new(),
        "null".to_owned(),
        "7".to_owned(),
        r#"{"type":"subscribe"}"#.to_owned(),
        r#"{"type":"subscribe","topic":7}"#.to_owned(),
        r#"{"type":"read","topic":"a","seq":1e99}"#.to_owned(),
        r#"{"type":"become","who":"admin"}"#.to_owned(),
        r#"{"type":"message","topic":"a","body":"a","sender_type":"agent"}"#.to_owned(),
    ] {
        line.send(text.clone().into()).await;
        let heard = line.hear().await;
        assert_eq!(
            (&heard["type"], &heard["code"]),
            (&json!("error"), &json!("invalid_input")),
            "{text:.40}"
        );
    }
    // Before anything is heard there is nothing to sign at, to read or to leave.
    for frame in [
        json!({"type": "typing"}),
        json!({"type": "typing", "topic": topic}),
        json!({"type": "presence", "topic": topic}),
        json!({"type": "read", "topic": topic, "seq": 1}),
    ] {
        line.say(frame.clone()).await;
        assert_eq!(line.hear().await["code"], "not_found", "{frame}");
    }
    line.say(json!({"type": "unsubscribe", "topic": others})).await;
    line.subscribe(&topic, None).await;
    for frame in [
        json!({"type": "read", "topic": others, "seq": 1}),
        json!({"type": "typing", "topic": others}),
        json!({"type": "message", "topic": others, "body": "a"}),
        json!({"type": "subscribe", "topic": others}),
        json!({"type": "message", "topic": topic, "body": "a", "client_id": "nonsense"}),
        json!({"type": "message", "topic": topic, "body": ""}),
        json!({"type": "message", "topic": topic, "body": "\0"}),
    ] {
        line.say(frame.clone()).await;
        assert_eq!(line.hear().await["type"], "error", "{frame}");
    }
    // A place that never was, ahead or behind, is no way to what one may not hear, and no mark is set beyond the last.
    for since in [i64::MAX, i64::MIN, -1] {
        line.say(json!({"type": "subscribe", "topic": topic, "since": since})).await;
    }
    for seq in [i64::MAX, i64::MIN, -1, 1] {
        line.say(json!({"type": "read", "topic": topic, "seq": seq})).await;
    }
    let told = line.answered().await;
    assert!(told.iter().all(|frame| frame["type"] != "error"), "{told:?}");
    let history = format!("/api/support/chat/history?session_id={}", begun["session_id"].as_str().unwrap());
    assert_eq!(visitor.get(&history).await.expect(200)["visitor_read_seq"], 2);
    line.say(json!({"type": "message", "topic": topic, "body": "Still here."})).await;
    while line.event().await["event"]["message"]["body"] != "Still here." {}
}

fn signed(algorithm: Algorithm, secret: &str, claims: &Value) -> String {
    encode(&Header::new(algorithm), claims, &EncodingKey::from_secret(secret.as_bytes())).unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_identity_that_no_site_signed_or_that_was_used_begins_no_chat(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let now = app.ctx.now().timestamp();
    let secret = identity_secret_of(&app.ctx, ChatSettings::default().identity_version);
    let whole = json!({"sub": "42", "exp": now + 600, "name": "Vera", "email": "vera@example.com"});
    let good = signed(Algorithm::HS256, &secret, &whole);
    let payload = good.split('.').nth(1).unwrap();
    let expired = json!({"sub": "42", "exp": now - 1});
    let draft = |token: &str| json!({"question": "Mine?", "identity_token": token});
    for (what, token) in [
        // {"alg":"none","typ":"JWT"}
        ("alg:none", format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}.")),
        ("expired", signed(Algorithm::HS256, &secret, &expired)),
        ("another algorithm", signed(Algorithm::HS512, &secret, &whole)),
        ("another secret", signed(Algorithm::HS256, "somebody else's secret of enough length", &whole)),
        ("what opens the house", cast.erin.token()),
    ] {
        let refused = app.anyone().post(START, draft(&token)).await.expect(400);
        assert!(refused["details"]["identity_token"].is_string(), "{what}: {refused}");
    }
    let begun = app.anyone().post(START, draft(&good)).await.expect(201);
    let replayed = app.anyone().post(START, draft(&good)).await.expect(400);
    assert!(replayed["details"]["identity_token"].is_string(), "{replayed}");
    // It is no key to the house, and neither is a token of the chat.
    app.anyone().bearing(&good).get("/api/auth/me").await.expect(401);
    app.anyone().bearing(begun["session_token"].as_str().unwrap()).get("/api/auth/me").await.expect(401);
    // One that was signed for somebody else makes whoever holds a chat nobody else in that chat.
    let (own, visitor) = begin(&app, "Does it light?").await;
    let for_other =
        signed(Algorithm::HS256, &secret, &json!({"sub": "43", "exp": now + 600, "name": "Otto"}));
    let later = visitor.post(START, draft(&for_other)).await.expect(201);
    let other = with_token(&app, later["session_token"].as_str().unwrap());
    let chat = format!("/api/support/agent/chats/{}", own["session_id"].as_str().unwrap());
    let known = cast.alice.get(&chat).await.expect(200);
    assert_eq!(known["visitor"]["external_id"], Value::Null, "{known}");
    let path = |chat: &Value| {
        format!("/api/support/chat/history?session_id={}", chat["session_id"].as_str().unwrap())
    };
    other.get(&path(&begun)).await.expect(404);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_address_that_begins_a_thousand_chats_is_told_to_wait_and_others_are_not(db: PgPool) {
    let app = App::new(db);
    let many = ChatSettings { most_open_per_address: 500, ..ChatSettings::default() };
    settings::server::write(&app.ctx, &Actor::System, &many).await.unwrap();
    let mut begun = 0;
    let refused = loop {
        let answer = app.anyone().post(START, json!({})).await;
        if answer.status != 201 {
            break answer;
        }
        begun += 1;
        assert!(begun < 1_000, "one address may begin a thousand chats");
    };
    let wait: u32 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!(wait >= 1);
    assert_eq!(refused.expect(429)["code"], "rate_limited");
    let elsewhere = app.from(std::net::SocketAddr::from(([198, 51, 100, 7], 50_000)));
    elsewhere.post(START, json!({})).await.expect(201);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn markup_in_what_a_visitor_is_called_and_asks_stays_text_on_every_page(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let hostile = "<img src=x onerror=alert(1)>";
    let draft = json!({"name": hostile, "question": hostile, "page_url": "https://shop.example.com/",
        "page_title": hostile});
    let begun = app.anyone().post(START, draft).await.expect(201);
    let session = begun["session_id"].as_str().unwrap();
    let token = begun["session_token"].as_str().unwrap();
    let browser = app.anyone().with(HeaderName::from_static("cookie"), &format!("chat={token}"));
    for page in [
        browser.get(&format!("/chat?session={session}")).await.body,
        cast.alice.get("/agent/chats").await.body,
        cast.alice.get(&format!("/agent/chats/{session}")).await.body,
    ] {
        assert!(page.contains("&lt;img src=x"), "{page}");
        assert!(!page.contains("<img src=x"), "{page}");
    }
}
