//! Where chats and tickets meet: a chat becomes a ticket once, for who may, and nothing of it is lost or shown to the wrong one.

use axum::http::Method;
use base::{Role, server::Actor, uuid::Uuid};
use files::server::{NewFile, SweepFiles, keep_bytes, remove_of};
use jobs::server::Job;
use serde_json::{Value, json};
use sqlx::PgPool;

use super::chat_rows::{Chat, DANA, say, told};
use crate::support::{App, Client};

async fn to_ticket(client: &Client, chat: Uuid) -> Value {
    let path = format!("/api/support/chat/session/{chat}/transfer");
    client.post(&path, json!({"to": "ticket"})).await.expect(200)["ticket"].take()
}

async fn messages(client: &Client, ticket: &Value) -> Vec<Value> {
    let path = format!("/api/support/tickets/{}/messages?limit=100", ticket["id"].as_str().unwrap());
    client.get(&path).await.expect(200)["messages"].as_array().unwrap().clone()
}

fn bodies(messages: &[Value]) -> Vec<&str> {
    messages.iter().map(|message| message["body"].as_str().unwrap()).collect()
}

/// Whoever asked, as if they had an access token.
fn requester(app: &App, ticket: &Value) -> Client {
    let id = ticket["requester"]["id"].as_str().unwrap().parse().unwrap();
    app.anyone().acting(Actor::acting(&app.ctx, id, "Dana", Role::Customer))
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_chat_becomes_a_ticket_with_all_that_was_said(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let chat = DANA.begin(&app.ctx).await;
    say(&app.ctx, chat, "Dana", "The lamp <b>hums</b>\nA lot.", false).await;
    say(&app.ctx, chat, "agent@example.com", "Which one?", false).await;
    say(&app.ctx, chat, "admin@example.com", "She is a journalist.", true).await;
    let path = format!("/api/support/chat/session/{chat}/transfer");
    for (client, status) in [(&cast.anyone, 401), (&cast.carol, 403), (&cast.bob, 409)] {
        client.post(&path, json!({"to": "ticket"})).await.expect(status);
    }
    for wrong in [json!({}), json!({"to": "moon"}), json!({"to": "ticket", "team": "Support"})] {
        let refused = cast.alice.post(&path, wrong).await.expect(400);
        assert!(refused["details"]["to"].is_string(), "{refused}");
    }
    let handed = json!({"to": "ticket", "note": "Call her <i>back</i>."});
    let ticket = cast.alice.post(&path, handed).await.expect(200)["ticket"].take();
    assert_eq!((&ticket["source"], &ticket["chat_session_id"]), (&json!("chat"), &json!(chat)));
    assert_eq!(ticket["subject"], "The lamp <b>hums</b>");
    assert_eq!((&ticket["status"], &ticket["message_count"]), (&json!("in_progress"), &json!(2)));
    assert_eq!(
        (&ticket["requester"]["name"], &ticket["assigned_to"]["name"]),
        (&json!("Dana"), &json!("Alice"))
    );
    assert_eq!(to_ticket(&cast.erin, chat).await["number"], ticket["number"], "again is the same");

    let all = messages(&cast.alice, &ticket).await;
    let said = bodies(&all);
    assert_eq!(said[..3], ["The lamp <b>hums</b>\nA lot.", "Which one?", "She is a journalist."]);
    assert_eq!(said[3], "Call her <i>back</i>.");
    assert!(said[4].contains("**Lamps** <i> https://shop.example.com/lamps"), "{}", said[4]);
    assert!(said[4].contains("Topic: Lamps") && said[4].contains("Nobody checked"), "{}", said[4]);
    let is_internal: Vec<_> = all.iter().map(|message| message["is_internal"] == true).collect();
    assert_eq!(is_internal, [false, false, true, true, true]);
    for message in &all {
        let html = message["body_html"].as_str().unwrap();
        assert!(!html.contains("<b>") && !html.contains("<i>") && !html.contains("<strong>"), "{html}");
    }
    let dana = requester(&app, &ticket);
    assert_eq!(bodies(&messages(&dana, &ticket).await), said[..2], "a note never reaches the customer");

    let (status, address, count): (String, Option<String>, i64) = sqlx::query_as(
        "select status, address, (select count(*) from tickets where chat_session_id = $1) from chat_sessions where id = $1",
    )
    .bind(chat)
    .fetch_one(&app.ctx.db)
    .await
    .unwrap();
    assert_eq!((&*status, address, count), ("ended", None, 1));
    assert_eq!(told(&app.ctx, chat).await, [("archived".to_owned(), true), ("ended".to_owned(), true)]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn two_who_ask_at_once_get_one_ticket(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let chat = DANA.begin(&app.ctx).await;
    say(&app.ctx, chat, "Dana", "It hums.", false).await;
    let (one, other) = futures::join!(to_ticket(&cast.alice, chat), to_ticket(&cast.erin, chat));
    assert_eq!(one["number"], other["number"]);
    let list = cast.alice.get("/api/support/tickets").await.expect(200);
    assert_eq!(list["pagination"]["total"], 1);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_asked_is_whoever_is_known_and_nobody_who_is_only_named(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let carol = cast.carol.get("/api/auth/me").await.expect(200)["id"].take();
    for (chat, is_carols) in [
        (Chat { customer: Some("customer@example.com"), ..DANA }, true),
        (Chat { email: Some("customer@example.com"), ..DANA }, true),
        (Chat { email: Some("agent2@example.com"), ..DANA }, false),
        (Chat { email: None, ..DANA }, false),
    ] {
        let chat = chat.begin(&app.ctx).await;
        let ticket = to_ticket(&cast.alice, chat).await;
        assert_eq!(ticket["requester"]["id"] == carol, is_carols, "{ticket}");
        assert_eq!(ticket["subject"], "Chat mit Dana", "nothing was said");
        let path = format!("/api/support/tickets/{}", ticket["id"].as_str().unwrap());
        assert_eq!(cast.carol.get(&path).await.status, if is_carols { 200 } else { 404 });
    }
    let bob = cast.bob.get("/api/auth/me").await.expect(200)["id"].take();
    let his =
        cast.alice.get(&format!("/api/support/agent/tickets?requester={}", bob.as_str().unwrap())).await;
    assert_eq!(his.expect(200)["pagination"]["total"], 0, "no stranger asks as an agent");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn files_hang_on_both_and_outlive_either(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let chat = DANA.begin(&app.ctx).await;
    let message = say(&app.ctx, chat, "Dana", "", false).await;
    let file = NewFile { name: "lamp.txt", owner: Some(("chat_message", message)), is_ready: false };
    keep_bytes(&app.ctx, &Actor::System, file, b"It hums.").await.unwrap();
    let counted = "update chat_messages set attachment_count = 1 where id = $1";
    sqlx::query(counted).bind(message).execute(&app.ctx.db).await.unwrap();
    let ticket = to_ticket(&cast.alice, chat).await;
    let all = messages(&cast.alice, &ticket).await;
    assert_eq!(
        (&all[0]["body"], &all[0]["attachments"][0]["filename"]),
        (&json!("lamp.txt"), &json!("lamp.txt"))
    );
    let mut tx = app.ctx.begin().await.unwrap();
    remove_of(&mut tx, "chat_message", &[message]).await.unwrap();
    app.ctx.commit(tx).await.unwrap();
    SweepFiles {}.run(&app.ctx).await.unwrap();
    let address = all[0]["attachments"][0]["url"].as_str().unwrap();
    for (client, status) in [(&cast.alice, 200), (&requester(&app, &ticket), 200), (&cast.charlie, 404)] {
        let got = client.get_bytes(address).await;
        assert_eq!(got.0, status);
        assert_eq!(got.1 == b"It hums.", status == 200);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_pressed_and_filled_in_is_told_as_text(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let ctx = &app.ctx;
    let chat = DANA.begin(ctx).await;
    let carries = async |message: Uuid, payload: Value| {
        let carried = "update chat_messages set payload = $2 where id = $1";
        sqlx::query(carried).bind(message).bind(payload).execute(&ctx.db).await.unwrap();
    };
    let choice = say(ctx, chat, "agent@example.com", "Which lamp?", false).await;
    let buttons = json!([{"label": "*Desk* lamp", "value": "d"}, {"label": "<b>Floor</b>", "value": "f"}]);
    carries(choice, json!({"type": "buttons", "buttons": buttons})).await;
    let chosen = say(ctx, chat, "Dana", "", false).await;
    carries(chosen, json!({"type": "choice", "message_id": choice, "value": "f"})).await;
    let form = say(ctx, chat, "agent@example.com", "", false).await;
    let fields = json!([{"name": "order", "label": "Your order"}]);
    carries(form, json!({"type": "form", "fields": fields})).await;
    let answers = say(ctx, chat, "Dana", "", false).await;
    let values = json!({"order": "A <i>7</i>", "other": ""});
    carries(answers, json!({"type": "answers", "message_id": form, "values": values})).await;
    let rating = say(ctx, chat, "agent@example.com", "", false).await;
    carries(rating, json!({"type": "rating"})).await;
    let ticket = to_ticket(&cast.alice, chat).await;
    let all = messages(&cast.alice, &ticket).await;
    let wanted = [
        "Which lamp?\n\n- *Desk* lamp\n- <b>Floor</b>",
        "<b>Floor</b>",
        "- Your order",
        "Your order: A <i>7</i>",
    ];
    assert_eq!(bodies(&all)[..4], wanted);
    assert_eq!(all.len(), 5, "what asks for a rating says nothing");
    for message in &all {
        let html = message["body_html"].as_str().unwrap();
        assert!(!html.contains("<b>") && !html.contains("<i>") && !html.contains("<em>"), "{html}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_longer_than_a_ticket_takes_says_so(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let chat = DANA.begin(&app.ctx).await;
    sqlx::query(
        "insert into chat_messages (id, session_id, seq, public_seq, sender_type, body, body_html, created_at)
         select gen_random_uuid(), $1, n, n, 'customer', 'Word ' || n, '<p>Word</p>', now() - interval '1 day'
         from generate_series(1, 503) n",
    )
    .bind(chat)
    .execute(&app.ctx.db)
    .await
    .unwrap();
    let ticket = to_ticket(&cast.alice, chat).await;
    assert_eq!((&ticket["message_count"], &ticket["subject"]), (&json!(500), &json!("Word")));
    let path = format!("/api/support/tickets/{}/messages?limit=100&page=", ticket["id"].as_str().unwrap());
    let first = cast.alice.get(&format!("{path}1")).await.expect(200);
    assert_eq!(first["messages"][0]["body"], "Word 4");
    let last = cast.alice.get(&format!("{path}6")).await.expect(200);
    let note = last["messages"][0]["body"].as_str().unwrap();
    assert!(note.contains("newest 500") && note.contains("3 before"), "{note}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_ticket_names_a_chat_that_its_author_sees(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let chat = Chat { customer: Some("customer@example.com"), ..DANA }.begin(&app.ctx).await;
    let about = |chat: Uuid| json!({"subject": "a", "description": "b", "chat_session_id": chat});
    for (client, chat, status) in [
        (&cast.carol, chat, 201),
        (&cast.alice, chat, 201),
        (&cast.charlie, chat, 400),
        (&cast.alice, app.ctx.id(), 400),
        (&cast.anyone, chat, 401),
    ] {
        let answer = client.post("/api/support/tickets", about(chat)).await.expect(status);
        match status {
            201 => assert_eq!(answer["chat_session_id"], json!(chat)),
            400 => assert!(answer["details"]["chat_session_id"].is_string(), "{answer}"),
            _ => {}
        }
    }
    assert!(cast.ticket().await["chat_session_id"].is_null());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_chats_of_a_merged_account_are_the_survivors(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let id = async |client: &Client| {
        client.get("/api/auth/me").await.expect(200)["id"].as_str().unwrap().to_owned()
    };
    let (carol, charlie) = (id(&cast.carol).await, id(&cast.charlie).await);
    let chat = Chat { customer: Some("customer2@example.com"), ..DANA }.begin(&app.ctx).await;
    let path = format!("/api/support/people/{charlie}/merge");
    cast.alice.send(Method::POST, &path, Some(json!({"into": carol}))).await.expect(200);
    assert_eq!(to_ticket(&cast.alice, chat).await["requester"]["id"], json!(carol));
}
