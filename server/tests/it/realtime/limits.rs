//! What one socket, and one address, may ask of a process.

use base::server::RateLimit;
use realtime::server::SignalLimit;
use serde_json::{Value, json};
use sqlx::PgPool;

use super::Line;
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_socket_that_subscribes_in_a_loop_is_told_and_closed(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let topic = format!("ticket:{}", cast.ticket().await["id"].as_str().unwrap());
    let served = app.serve().await;
    let mut line = Line::open(served.address, &cast.carol.token()).await;
    let mut refused = None;
    for _ in 0..2_000 {
        line.say(json!({"type": "subscribe", "topic": topic, "since": 0})).await;
        refused = line.answer("subscribed").await;
        if refused.is_some() {
            break;
        }
    }
    assert_eq!(refused.expect("nobody may subscribe for ever")["code"], "rate_limited");
    assert_eq!(line.rest().await, (Vec::new(), 1008));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn strangers_at_one_address_hold_only_so_many_sockets(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let served = app.serve().await;
    let mut lines = Vec::new();
    let refused = loop {
        match Line::connect(served.address, "x-nobody", "1").await {
            Ok(line) => lines.push(line),
            Err(status) => break status,
        }
        assert!(lines.len() < 1_000, "a stranger may hold a thousand sockets");
    };
    assert_eq!(refused, 429);
    Line::open(served.address, &cast.alice.token()).await.subscribe("queue", None).await;
    // Whoever says who they are makes room.
    lines[0].say(json!({"type": "authenticate", "token": cast.bob.token()})).await;
    lines[0].subscribe("queue", None).await;
    assert!(Line::connect(served.address, "x-nobody", "1").await.is_ok());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_was_away_for_more_than_a_page_hears_all_of_it(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    let id = cast.ticket().await["id"].as_str().unwrap().to_owned();
    let many = "with moved as (update tickets set last_seq = 500, last_public_seq = 500 where id = $1::uuid)
        insert into outbox (topic, seq, public_seq, event, created_at)
        select 'ticket:' || $1, n, n, '{}', now() from generate_series(2, 500) as n";
    sqlx::query(many).bind(&id).execute(&db).await.unwrap();
    // Only now: what the outbox reader tells by itself began later.
    let served = app.serve().await;
    let mut line = Line::open(served.address, &cast.alice.token()).await;
    line.subscribe(&format!("ticket:{id}"), Some(1)).await;
    for seq in 2..=500 {
        assert_eq!(line.event().await["seq"], seq);
    }
}

/// What was refused of some frames, by its code.
async fn refused(line: &mut Line, frames: &[Value]) -> Vec<String> {
    for frame in frames {
        line.say(frame.clone()).await;
    }
    let answers = line.answered().await.into_iter().filter(|frame| frame["type"] == "error");
    answers.map(|frame| format!("{} {}", frame["topic"].as_str().unwrap(), frame["code"])).collect()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn signals_from_one_address_have_a_limit_over_all_of_its_sockets_and_reading_on_has_none(db: PgPool) {
    let app = App::set(db, |settings| {
        settings.sections.insert(SignalLimit(RateLimit::new(6, 3_600.0)));
    });
    let cast = app.cast().await;
    let topic = format!("ticket:{}", cast.ticket().await["id"].as_str().unwrap());
    let served = app.serve().await;
    let typing = json!({"type": "typing", "topic": topic});
    let both = [typing.clone(), json!({"type": "presence", "topic": topic})];
    let mut lines = Vec::new();
    for _ in 0..4 {
        let mut line = Line::open(served.address, &cast.alice.token()).await;
        line.subscribe(&topic, None).await;
        lines.push(line);
    }
    for line in &mut lines[..3] {
        assert_eq!(refused(line, &both).await, Vec::<String>::new());
    }
    let flooding = &mut lines[3];
    let limited = format!("{topic} \"rate_limited\"");
    assert_eq!(refused(flooding, &both).await, [limited.clone(), limited.clone()]);
    // It is no reason to lose the line, nor what is to be kept.
    let read = json!({"type": "read", "topic": topic, "seq": 1});
    assert_eq!(refused(flooding, &[read]).await, Vec::<String>::new());
    let mut same_person = Line::open_from([127, 0, 0, 2], served.address, &cast.alice.token()).await;
    let mut other = Line::open_from([127, 0, 0, 2], served.address, &cast.carol.token()).await;
    for line in [&mut same_person, &mut other] {
        line.subscribe(&topic, None).await;
        assert_eq!(refused(line, &both).await, Vec::<String>::new(), "another address has its own");
    }
}
