//! How far somebody has read, what is pushed of it, and where a visitor is.

use base::chrono::TimeDelta;
use realtime::server::{Audience, Signal, TopicHandler};

use super::*;
use crate::{CHATS, ChatContact, Event, PageView};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn both_sides_read_in_one_count_and_never_backwards(db: PgPool) {
    let Stage { ctx, alice, bob, .. } = Stage::new(db).await;
    let (begun, visitor) = begin(&ctx, question("One?")).await;
    let id = begun.session_id;
    let note = NewChatMessage { is_internal: true, ..NewChatMessage::new(id, "hush") };
    say(&ctx, &alice, note).await.unwrap();
    words(&ctx, &alice, id, "Two.").await;
    words(&ctx, &visitor, id, "Three?").await;
    let read = async |visitor_read: i64, agent_read: i64| {
        let chat = find(&ctx, &alice, id).await.unwrap();
        assert_eq!((chat.visitor_read_seq, chat.agent_read_seq), (visitor_read, agent_read));
    };
    // started, said, (noted), accepted, said, said: whoever speaks has read what was said before.
    read(5, 4).await;
    mark_read(&ctx, &bob, id, 6).await.unwrap();
    read(5, 4).await;
    mark_read(&ctx, &alice, id, 6).await.unwrap();
    read(5, 5).await;
    mark_read(&ctx, &alice, id, 2).await.unwrap();
    read(5, 5).await;
    words(&ctx, &alice, id, "Four.").await;
    assert_eq!(own_chats(&ctx, &visitor).await.unwrap().sessions[0].unread, 1);
    mark_read(&ctx, &visitor, id, 1_000_000).await.unwrap();
    read(6, 6).await;
    assert_eq!(own_chats(&ctx, &visitor).await.unwrap().sessions[0].unread, 0);
    let (_, other) = begin(&ctx, question("Hello?")).await;
    assert!(matches!(mark_read(&ctx, &other, id, 1).await, Err(Error::NotFound)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_visitor_hears_of_whoever_has_the_chat_and_of_nobody_else(db: PgPool) {
    let Stage { ctx, alice, bob, .. } = Stage::new(db).await;
    let (begun, visitor) = begin(&ctx, question("One?")).await;
    let topic = begun.session_id.topic();
    words(&ctx, &alice, begun.session_id, "Two.").await;
    let told = async |actor: &Actor, topic: &str, signal| {
        ChatTopicHandler.signalled(&ctx, actor, topic, signal).await.unwrap()
    };
    for signal in [Signal::Typing, Signal::Present, Signal::Gone] {
        assert_eq!(told(&alice, &topic, signal).await, Audience::Everybody);
        assert_eq!(told(&bob, &topic, signal).await, Audience::Desk);
        assert_eq!(told(&visitor, &topic, signal).await, Audience::Everybody);
    }
    assert_eq!(told(&alice, &topic, Signal::Read(4)).await, Audience::Nobody, "it is told by the verb");
    assert_eq!(told(&bob, CHATS, Signal::Present).await, Audience::Nobody);
    let (_, other) = begin(&ctx, question("Hello?")).await;
    let refused = ChatTopicHandler.signalled(&ctx, &other, &topic, Signal::Typing).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    // Who looks is there; who left is not after half a minute.
    let is_here = async || find(&ctx, &alice, begun.session_id).await.unwrap().visitor.is_here;
    ctx.clock.advance(TimeDelta::seconds(31));
    assert!(!is_here().await);
    told(&visitor, &topic, Signal::Present).await;
    assert!(is_here().await);
    ctx.clock.advance(TimeDelta::seconds(31));
    told(&visitor, &topic, Signal::Gone).await;
    assert!(!is_here().await);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_topic_is_opened_by_those_whose_it_is(db: PgPool) {
    let Stage { ctx, alice, erin, carol, charlie, .. } = Stage::new(db).await;
    let begun = start(&ctx, &carol, None, question("Mine?")).await.unwrap();
    let by_token = find_visitor(&ctx, &begun.session_token).await.unwrap().unwrap();
    let (_, other) = begin(&ctx, question("Hello?")).await;
    say(&ctx, &alice, NewChatMessage { is_internal: true, ..NewChatMessage::new(begun.session_id, "hush") })
        .await
        .unwrap();
    let topic = begun.session_id.topic();
    let opened = async |actor: &Actor, topic: &str| {
        let grant = ChatTopicHandler.authorize(&ctx, actor, topic).await;
        grant
            .map(|grant| (grant.public, grant.seq, grant.is_feed))
            .map_err(|error| error.to_fault_logged().code)
    };
    use base::Code::{Forbidden, NotFound, Unauthenticated};
    for (actor, of_chat, of_feed) in [
        (&Actor::Anonymous, Err(Unauthenticated), Err(Unauthenticated)),
        (&by_token, Ok((true, 2, false)), Err(Unauthenticated)),
        (&other, Err(NotFound), Err(Unauthenticated)),
        (&carol, Ok((true, 2, false)), Err(Forbidden)),
        (&charlie, Err(NotFound), Err(Forbidden)),
        (&alice, Ok((false, 3, false)), Ok((false, 0, true))),
        (&erin, Ok((false, 3, false)), Ok((false, 0, true))),
    ] {
        assert_eq!(opened(actor, &topic).await, of_chat, "{actor:?}");
        assert_eq!(opened(actor, CHATS).await, of_feed, "{actor:?}");
        for nothing in ["chat:", "chat:nonsense", &topic.to_uppercase().replace("CHAT", "chat")] {
            assert_eq!(opened(actor, nothing).await, Err(NotFound), "{nothing} as {actor:?}");
        }
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_visitor_says_who_and_where_they_are(db: PgPool) {
    let Stage { ctx, alice, carol, .. } = Stage::new(db).await;
    let (begun, visitor) = begin(&ctx, question("One?")).await;
    let id = begun.session_id;
    let contact =
        |name: &str, email: &str| ChatContact { name: Some(name.into()), email: Some(email.into()) };
    assert_eq!(field(introduce(&ctx, &visitor, id, contact(&"a".repeat(101), "vera")).await), "email name");
    introduce(&ctx, &visitor, id, contact("Vera", "vera@example.com")).await.unwrap();
    introduce(&ctx, &visitor, id, contact("Vera", "vera@example.com")).await.unwrap();
    assert!(matches!(introduce(&ctx, &alice, id, contact("V", "v@example.com")).await, Err(Error::NotFound)));
    // Whose name and address are known keeps them.
    let of_carol = start(&ctx, &carol, None, question("Mine?")).await.unwrap().session_id;
    introduce(&ctx, &carol, of_carol, contact("Erin", "admin@example.com")).await.unwrap();
    assert_eq!(read_all(&ctx, &carol, of_carol).await.email.as_deref(), Some("customer@example.com"));
    let go = async |url: &str| {
        view_page(&ctx, &visitor, id, PageView { url: url.into(), title: "The\nlamp".into() }).await
    };
    assert_eq!(field(go("javascript:alert(1)").await), "url");
    for page in ["https://a.example/1", "https://a.example/2", "https://a.example/2"] {
        go(page).await.unwrap();
    }
    ctx.clock.advance(TimeDelta::seconds(2));
    go("https://a.example/3").await.unwrap();
    let seen = read_all(&ctx, &alice, id).await;
    let pages: Vec<_> = seen
        .entries
        .iter()
        .filter_map(|entry| match &entry.entry.event {
            Event::PageViewed { url, title } => Some((&**url, &**title)),
            _ => None,
        })
        .collect();
    assert_eq!(pages, [("https://a.example/1", "The lamp"), ("https://a.example/3", "The lamp")]);
    go("https://a.example/4").await.unwrap();
    let chat = find(&ctx, &alice, id).await.unwrap();
    assert_eq!(chat.page_url.as_deref(), Some("https://a.example/4"), "kept, and not told of");
    assert_eq!(
        kinds(&ctx, &alice, id).await,
        ["started", "said", "introduced", "page_viewed", "page_viewed"]
    );
    assert_eq!(kinds(&ctx, &visitor, id).await, ["started", "said"]);
}
