//! Things are said.

use std::collections::BTreeMap;

use super::*;
use crate::{ChatStatus, Payload, PayloadButton, PayloadField, PayloadFieldKind};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_answers_takes_the_chat_and_what_waits_is_known(db: PgPool) {
    let Stage { ctx, alice, bob, erin, .. } = Stage::new(db).await;
    let (begun, visitor) = begin(&ctx, question("Does it light?")).await;
    let id = begun.session_id;
    words(&ctx, &alice, id, "It does.").await;
    let chat = find(&ctx, &alice, id).await.unwrap();
    assert_eq!((chat.status, chat.assigned_to.unwrap().id), (ChatStatus::Active, alice.id().unwrap()));
    assert_eq!((chat.waiting_since, &*chat.preview, chat.message_count), (None, "It does.", 2));
    assert_eq!(kinds(&ctx, &visitor, id).await, ["started", "said", "accepted", "said"]);
    let asked = words(&ctx, &visitor, id, "And now?").await;
    let chat = find(&ctx, &alice, id).await.unwrap();
    assert_eq!(chat.waiting_since, Some(asked.created_at));
    words(&ctx, &visitor, id, "Hello?").await;
    assert_eq!(
        find(&ctx, &alice, id).await.unwrap().waiting_since,
        Some(asked.created_at),
        "since the first"
    );
    // Another agent may note, and a supervisor may answer.
    let refused = say(&ctx, &bob, NewChatMessage::new(id, "Me too.")).await;
    assert_eq!(sentence(refused), "Alice has this chat already.");
    let note = NewChatMessage { is_internal: true, ..NewChatMessage::new(id, "It is the fuse.") };
    say(&ctx, &bob, note).await.unwrap();
    words(&ctx, &erin, id, "From the boss.").await;
    let chat = find(&ctx, &alice, id).await.unwrap();
    assert_eq!(chat.assigned_to.unwrap().id, alice.id().unwrap(), "still hers");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_the_desk_keeps_to_itself_leaks_nowhere(db: PgPool) {
    let Stage { ctx, alice, carol, .. } = Stage::new(db).await;
    let begun = start(&ctx, &carol, None, question("Does it light?")).await.unwrap();
    let id = begun.session_id;
    let by_token = find_visitor(&ctx, &begun.session_token).await.unwrap().unwrap();
    let note = NewChatMessage { is_internal: true, ..NewChatMessage::new(id, "She is difficult.") };
    say(&ctx, &alice, note).await.unwrap();
    assert_eq!(find(&ctx, &alice, id).await.unwrap().status, ChatStatus::Waiting, "a note takes nothing");
    words(&ctx, &alice, id, "It does.").await;
    for asker in [&carol, &by_token] {
        assert_eq!(kinds(&ctx, asker, id).await, ["started", "said", "accepted", "said"]);
        let seen = serde_json::to_string(&read_all(&ctx, asker, id).await).unwrap();
        assert!(!seen.contains("difficult") && !seen.contains("\"chat\""), "{seen}");
        let own = own_chats(&ctx, asker).await.unwrap().sessions.remove(0);
        assert_eq!((&*own.preview, own.unread), ("It does.", 1));
        let whisper = NewChatMessage { is_internal: true, ..NewChatMessage::new(id, "psst") };
        assert!(matches!(say(&ctx, asker, whisper).await, Err(Error::Forbidden)));
    }
    assert_eq!(kinds(&ctx, &alice, id).await, ["started", "said", "noted", "accepted", "said"]);
    let heard =
        sqlx::query!("select seq, public_seq, event from outbox where topic = $1 order by seq", id.topic())
            .fetch_all(&ctx.db)
            .await
            .unwrap();
    let public: Vec<_> = heard.iter().map(|row| row.public_seq).collect();
    assert_eq!(public, [Some(1), Some(2), None, Some(3), Some(4)]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_same_client_id_is_one_message_even_at_once_and_nobody_elses(db: PgPool) {
    let Stage { ctx, alice, .. } = Stage::new(db).await;
    let (begun, visitor) = begin(&ctx, question("Hello?")).await;
    let id = begun.session_id;
    let draft = NewChatMessage { client_id: Some(ctx.id()), ..NewChatMessage::new(id, "Once.") };
    let tries = (0..5).map(|_| say(&ctx, &visitor, draft.clone()));
    let said: Vec<_> = futures::future::join_all(tries).await.into_iter().map(Result::unwrap).collect();
    assert!(said.iter().all(|message| *message == said[0]), "{said:?}");
    assert_eq!(read_all(&ctx, &visitor, id).await.entries.len(), 3);
    assert_eq!(field(say(&ctx, &alice, draft.clone()).await), "client_id");
    // However much was said since, and once it is over too.
    end(&ctx, &visitor, id).await.unwrap();
    assert_eq!(say(&ctx, &visitor, draft).await.unwrap(), said[0]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_visitor_who_never_stops_is_slowed_down_and_an_agent_is_not(db: PgPool) {
    let Stage { ctx, alice, .. } = Stage::new(db).await;
    let (begun, visitor) = begin(&ctx, question("Hello?")).await;
    let id = begun.session_id;
    let draft = NewChatMessage { client_id: Some(ctx.id()), ..NewChatMessage::new(id, "First.") };
    let first = say(&ctx, &visitor, draft.clone()).await.unwrap();
    let mut said = 1_i64;
    while !matches!(say(&ctx, &visitor, NewChatMessage::new(id, "x")).await, Err(Error::RateLimited { .. })) {
        said += 1;
        assert!(said < 200);
    }
    // One more becomes free every other second, and a machine may be slow.
    assert!(said >= 80, "{said}");
    assert_eq!(say(&ctx, &visitor, draft).await.unwrap().id, first.id, "what is sent again is answered");
    for _ in 0..90 {
        words(&ctx, &alice, id, "y").await;
    }
    // Longer than a page: the newest, and those before them.
    let newest = read_all(&ctx, &visitor, id).await;
    assert_eq!((newest.entries.len(), newest.has_earlier, newest.seq), (100, true, said + 93));
    let before = history(&ctx, &visitor, id, None, Some(newest.entries[0].seq)).await.unwrap();
    assert_eq!((before.entries.len() as i64, before.has_earlier), (said - 7, false));
    let after = history(&ctx, &visitor, id, Some(10), None).await.unwrap();
    let seqs: Vec<_> = after.entries.iter().map(|entry| entry.seq).collect();
    assert!(seqs.iter().copied().eq(11..=110) && after.has_earlier, "{seqs:?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_visitor_answers_what_was_asked_and_asks_nothing_of_that_kind(db: PgPool) {
    let Stage { ctx, alice, .. } = Stage::new(db).await;
    let (begun, visitor) = begin(&ctx, question("Hello?")).await;
    let (_, other) = begin(&ctx, question("Hello?")).await;
    let id = begun.session_id;
    let carrying = |payload| NewChatMessage { payload: Some(payload), ..NewChatMessage::new(id, "") };
    let buttons =
        Payload::Buttons { buttons: vec![PayloadButton { label: "Yes".into(), value: "yes".into() }] };
    assert_eq!(field(say(&ctx, &visitor, carrying(buttons.clone())).await), "payload");
    let asked = say(&ctx, &alice, carrying(buttons)).await.unwrap().id;
    let choose = |value: &str| carrying(Payload::Choice { message_id: asked, value: value.into() });
    assert_eq!(field(say(&ctx, &visitor, choose("no")).await), "payload");
    assert!(matches!(say(&ctx, &other, choose("yes")).await, Err(Error::NotFound)));
    assert_eq!(field(say(&ctx, &alice, choose("yes")).await), "payload", "it was not asked of the desk");
    let chosen = say(&ctx, &visitor, choose("yes")).await.unwrap();
    assert_eq!((&*chosen.body, &*chosen.body_html), ("", ""));
    assert_eq!(find(&ctx, &alice, id).await.unwrap().preview, "yes");
    let size = PayloadField {
        name: "size".into(),
        label: "Size".into(),
        kind: PayloadFieldKind::Text,
        is_required: true,
        options: Vec::new(),
    };
    let form = say(&ctx, &alice, carrying(Payload::Form { fields: vec![size] })).await.unwrap().id;
    let fill = |values: &[(&str, &str)]| {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        carrying(Payload::Answers { message_id: form, values: values.collect::<BTreeMap<_, _>>() })
    };
    assert_eq!(field(say(&ctx, &visitor, fill(&[("size", " ")])).await), "payload");
    say(&ctx, &visitor, fill(&[("size", "large")])).await.unwrap();
    // A question of another chat is none of this one.
    let elsewhere = begin(&ctx, question("Hello?")).await;
    let astray = NewChatMessage { session_id: elsewhere.0.session_id, ..choose("yes") };
    assert_eq!(field(say(&ctx, &elsewhere.1, astray).await), "payload");
    assert_eq!(field(say(&ctx, &visitor, NewChatMessage::new(id, " ")).await), "body", "nothing at all");
    let hostile = words(&ctx, &visitor, id, "<img src=x onerror=alert(1)>").await;
    assert!(!hostile.body_html.contains("<img"), "{}", hostile.body_html);
}
