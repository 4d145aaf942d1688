//! Chats end, and are rated.

use super::*;
use crate::{ChatContact, ChatRating, ChatStatus, EndReason, Event, Payload};

fn rating(score: i16) -> ChatRating {
    ChatRating { score, comment: Some(" Good. ".into()) }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_agent_ends_what_they_have_and_the_visitor_is_asked_how_it_was(db: PgPool) {
    let Stage { ctx, alice, bob, erin, .. } = Stage::new(db).await;
    let (begun, visitor) = begin(&ctx, question("One?")).await;
    let id = begun.session_id;
    words(&ctx, &alice, id, "Two.").await;
    assert_eq!(sentence(end(&ctx, &bob, id).await), "Alice has this chat already.");
    end(&ctx, &alice, id).await.unwrap();
    end(&ctx, &erin, id).await.expect("one that is over stays so");
    let seen = read_all(&ctx, &visitor, id).await;
    assert_eq!(kinds(&ctx, &visitor, id).await, ["started", "said", "accepted", "said", "said", "ended"]);
    let asked = seen.entries[4].entry.event.message().unwrap();
    assert_eq!((asked.sender_type.as_str(), &asked.payload), ("system", &Some(Payload::Rating {})));
    assert_eq!(seen.entries[5].entry.event, Event::Ended { reason: EndReason::Agent });
    let refused = say(&ctx, &visitor, NewChatMessage::new(id, "Wait!")).await;
    assert_eq!(sentence(refused), "This chat is over. Start a new one to go on.");
    let contact = ChatContact { name: Some("Vera".into()), email: None };
    assert!(matches!(introduce(&ctx, &visitor, id, contact).await, Err(Error::Conflict { .. })));
    // Where they came from is forgotten.
    let address = sqlx::query_scalar!("select address from chat_sessions where id = $1", id.0);
    assert_eq!(address.fetch_one(&ctx.db).await.unwrap(), None);
    for wrong in [0, 6, -1] {
        assert_eq!(field(rate(&ctx, &visitor, id, rating(wrong)).await), "score");
    }
    assert!(matches!(rate(&ctx, &alice, id, rating(5)).await, Err(Error::NotFound)));
    rate(&ctx, &visitor, id, rating(4)).await.unwrap();
    assert_eq!(sentence(rate(&ctx, &visitor, id, rating(1)).await), "This chat was rated already.");
    let chat = find(&ctx, &alice, id).await.unwrap();
    assert_eq!((chat.rating, chat.status, chat.waiting_since), (Some(4), ChatStatus::Ended, None));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_visitor_leaves_and_nobody_else_ends_it_for_them(db: PgPool) {
    let Stage { ctx, carol, .. } = Stage::new(db).await;
    let begun = start(&ctx, &Actor::Anonymous, at("192.0.2.1"), question("One?")).await.unwrap();
    let visitor = find_visitor(&ctx, &begun.session_token).await.unwrap().unwrap();
    let (_, other) = begin(&ctx, question("Two?")).await;
    for stranger in [&other, &carol] {
        assert!(matches!(end(&ctx, stranger, begun.session_id).await, Err(Error::NotFound)));
    }
    assert!(matches!(end(&ctx, &Actor::Anonymous, begun.session_id).await, Err(Error::Unauthenticated)));
    end(&ctx, &visitor, begun.session_id).await.unwrap();
    assert_eq!(
        kinds(&ctx, &visitor, begun.session_id).await,
        ["started", "said", "ended"],
        "nobody answered"
    );
}
