//! Chats begin.

use base::{TeamId, chrono::TimeDelta, server::IdempotencyKey};

use super::*;
use crate::{Asked, ChatHours, ChatStatus, ChatTopic};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_stranger_begins_and_is_known_again_by_their_token(db: PgPool) {
    let Stage { ctx, alice, .. } = Stage::new(db).await;
    let draft = NewChat {
        name: Some(" Vera ".into()),
        email: Some("vera@example.com".into()),
        page_url: Some("https://shop.example.com/lamp".into()),
        locale: Some("de-AT".into()),
        ..question("Does it **light**?")
    };
    let (started, visitor) = begin(&ctx, draft).await;
    let token = &started.session_token;
    assert_eq!(started.ws_url, format!("ws://127.0.0.1/api/support/chat/connect?session_token={token}"));
    assert_eq!(kinds(&ctx, &visitor, started.session_id).await, ["started", "said"]);
    let seen = read_all(&ctx, &alice, started.session_id).await;
    let chat = seen.chat.unwrap();
    assert_eq!(
        (chat.visitor.name.as_deref(), chat.visitor.is_verified, &*chat.locale, chat.message_count),
        (Some("Vera"), false, "de", 1)
    );
    assert_eq!((&*chat.preview, chat.waiting_since.is_some()), ("Does it light?", true));
    assert_eq!(chat.page_url.as_deref(), Some("https://shop.example.com/lamp"));
    let message = seen.entries[1].entry.event.message().unwrap();
    assert_eq!((message.sender_type.as_str(), message.sender_name.as_deref()), ("customer", Some("Vera")));
    assert!(message.body_html.contains("<strong>light</strong>"));
    // A token is not kept, and no other names anybody.
    let kept =
        sqlx::query_scalar!("select count(*) from chat_sessions where token_hash = $1", token.as_bytes())
            .fetch_one(&ctx.db)
            .await
            .unwrap();
    assert_eq!(kept, Some(0));
    for wrong in ["", "nonsense", &"a".repeat(5_000)] {
        assert_eq!(find_visitor(&ctx, wrong).await.unwrap(), None);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_comes_back_stays_one_visitor_and_a_person_is_their_account(db: PgPool) {
    let Stage { ctx, carol, charlie, .. } = Stage::new(db).await;
    let named =
        NewChat { name: Some("Vera".into()), email: Some("vera@example.com".into()), ..question("One?") };
    let (first, visitor) = begin(&ctx, named).await;
    let second = start(&ctx, &visitor, None, question("Two?")).await.unwrap();
    let again = find_visitor(&ctx, &second.session_token).await.unwrap().unwrap();
    let Actor::Visitor(known) = &again else { panic!("{again:?}") };
    assert_eq!((known.name.as_deref(), known.email.as_deref()), (Some("Vera"), Some("vera@example.com")));
    let own = own_chats(&ctx, &again).await.unwrap().sessions;
    let ids: Vec<_> = own.iter().map(|chat| chat.session_id).collect();
    assert_eq!(ids, [second.session_id, first.session_id]);
    assert_eq!(read_all(&ctx, &again, first.session_id).await.entries.len(), 2);
    // Another visitor, and another account, see nothing of it.
    let (_, other) = begin(&ctx, question("Three?")).await;
    for stranger in [&other, &carol] {
        assert!(matches!(history(&ctx, stranger, first.session_id, None, None).await, Err(Error::NotFound)));
    }
    let nobody = history(&ctx, &Actor::Anonymous, first.session_id, None, None).await;
    assert!(matches!(nobody, Err(Error::Unauthenticated)));
    assert!(own_chats(&ctx, &Actor::Anonymous).await.unwrap().sessions.is_empty());
    // A signed-in person is asked neither name nor address.
    let of_carol = start(&ctx, &carol, None, question("Mine?")).await.unwrap().session_id;
    let seen = read_all(&ctx, &carol, of_carol).await;
    assert_eq!((seen.name.as_deref(), seen.email.as_deref()), (Some("Carol"), Some("customer@example.com")));
    assert_eq!(own_chats(&ctx, &carol).await.unwrap().sessions.len(), 1);
    assert!(matches!(history(&ctx, &charlie, of_carol, None, None).await, Err(Error::NotFound)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_settings_say_what_is_asked_and_whether_anybody_chats(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, stranger) = (&stage.ctx, &Actor::Anonymous);
    let topic =
        ChatTopic { label: "Lamps".into(), team_id: Some(TeamId(ctx.id())), skills: vec!["light".into()] };
    let asks = ChatSettings {
        ask_name: Asked::Required,
        ask_question: Asked::Required,
        topics: vec![topic],
        ..ChatSettings::default()
    };
    decide(&stage, asks.clone()).await;
    assert_eq!(field(start(ctx, stranger, None, NewChat::default()).await), "name question");
    let known = start(ctx, &stage.carol, None, question("Mine?")).await;
    assert!(known.is_ok(), "an account has a name: {known:?}");
    let named = NewChat { name: Some("Vera".into()), ..question("Mine?") };
    let wrong = NewChat { topic: Some("Chairs".into()), ..named.clone() };
    assert_eq!(field(start(ctx, stranger, None, wrong).await), "topic");
    let wrong = NewChat { email: Some("vera".into()), ..named.clone() };
    assert_eq!(field(start(ctx, stranger, None, wrong).await), "email");
    let long = NewChat { question: Some("a".repeat(10_001)), ..named.clone() };
    assert_eq!(field(start(ctx, stranger, None, long).await), "question");
    // Its team is gone by now: everybody may take it.
    let right =
        start(ctx, stranger, None, NewChat { topic: Some("Lamps".into()), ..named.clone() }).await.unwrap();
    let chat = find(ctx, &stage.alice, right.session_id).await.unwrap();
    assert_eq!(
        (chat.topic.as_deref(), chat.team_id, chat.skills),
        (Some("Lamps"), None, vec!["light".into()])
    );
    // Nobody is there, ever: a message is left, and an answer needs an address.
    let hours = ChatHours { is_limited: true, ..ChatHours::default() };
    decide(&stage, ChatSettings { hours, ..asks.clone() }).await;
    assert_eq!(field(start(ctx, stranger, None, named.clone()).await), "email");
    let left = NewChat { email: Some("vera@example.com".into()), ..named.clone() };
    let left = start(ctx, stranger, None, left).await.unwrap();
    assert_eq!((left.status, left.queue), (ChatStatus::LeftMessage, None));
    decide(&stage, ChatSettings { is_enabled: false, ..asks }).await;
    assert_eq!(sentence(start(ctx, stranger, None, named).await), "Chat is switched off here.");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_address_has_its_limits_and_a_blocked_network_none(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, stranger) = (&stage.ctx, &Actor::Anonymous);
    let blocked_networks = vec!["203.0.113.0/24".into(), "2001:db8::/32".into()];
    decide(&stage, ChatSettings { blocked_networks, most_open_per_address: 2, ..ChatSettings::default() })
        .await;
    for blocked in ["203.0.113.7", "::ffff:203.0.113.7", "2001:db8::1"] {
        let refused = start(ctx, stranger, at(blocked), question("Hello?")).await;
        assert_eq!(sentence(refused), "Chat is not possible from here.", "{blocked}");
    }
    // At once, so that none of them sees the others unless they wait for each other.
    let many = (0..6).map(|_| start(ctx, stranger, at("192.0.2.1"), question("Hello?")));
    let begun: Vec<_> = futures::future::join_all(many).await.into_iter().filter_map(Result::ok).collect();
    assert_eq!(begun.len(), 2);
    let visitor = find_visitor(ctx, &begun[0].session_token).await.unwrap().unwrap();
    end(ctx, &visitor, begun[0].session_id).await.unwrap();
    let room = start(ctx, stranger, at("192.0.2.1"), question("Hello?")).await;
    assert!(room.is_ok(), "one ended: {room:?}");
    assert!(start(ctx, stranger, at("192.0.2.2"), question("Hello?")).await.is_ok(), "another address");
    // A thousand of one address run into its rate.
    let mut left = 40;
    let limited = loop {
        match start(ctx, stranger, at("192.0.2.1"), question("Hello?")).await {
            Err(Error::RateLimited { retry_after }) => break retry_after,
            _ => left -= 1,
        }
        assert!(left > 0, "it never ends");
    };
    assert!((1..=21).contains(&limited), "{limited}");
    ctx.clock.advance(TimeDelta::seconds(21));
    let refused = start(ctx, stranger, at("192.0.2.1"), question("Hello?")).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "no longer too fast, and still too many: {refused:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_request_that_is_sent_again_begins_no_second_chat(db: PgPool) {
    let Stage { ctx, .. } = Stage::new(db).await;
    let key = |name: &str| IdempotencyKey::new(&ctx.settings.secret, name.into(), "/start", b"{}");
    let begin = async |address: &str, name: &str| {
        let key = key(name);
        let begun = start_once(&ctx, &Actor::Anonymous, at(address), question("Hello?"), Some(&key)).await;
        let begun = begun.unwrap();
        (begun.session_id, begun.session_token)
    };
    let first = begin("192.0.2.1", "one").await;
    assert_eq!(begin("192.0.2.1", "one").await, first, "the same token too: its answer may have been lost");
    assert!(find_visitor(&ctx, &first.1).await.unwrap().is_some());
    assert_ne!(begin("192.0.2.1", "two").await, first);
    assert_ne!(begin("192.0.2.2", "one").await, first, "a stranger elsewhere is another one");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_blocked_customer_neither_begins_nor_says_anything(db: PgPool) {
    let Stage { ctx, alice, carol, .. } = Stage::new(db).await;
    let begun = start(&ctx, &carol, None, question("Mine?")).await.unwrap();
    let by_token = find_visitor(&ctx, &begun.session_token).await.unwrap().unwrap();
    identity::server::customers::block(&ctx, &alice, carol.id().unwrap()).await.unwrap();
    assert!(matches!(start(&ctx, &carol, None, question("Again?")).await, Err(Error::Refused(_))));
    assert!(matches!(start(&ctx, &by_token, None, question("Again?")).await, Err(Error::Refused(_))));
    for blocked in [&carol, &by_token] {
        let refused = say(&ctx, blocked, NewChatMessage::new(begun.session_id, "Hello?")).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    }
}
