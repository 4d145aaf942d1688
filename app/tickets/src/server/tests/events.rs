//! What a ticket's events tell other domains, and what is kept of what an admin did.

use base::PerformerKind;
use consumers::server::History;
use serde_json::Value;

use super::*;
use crate::{CategoryChange, Event, NewCategory, TicketEvent};

/// What consumers read of a ticket, in order.
async fn facts(stage: &Stage, ticket: &Ticket) -> Vec<(String, Value)> {
    sqlx::query_as("select kind, facts from outbox where topic = $1 order by id")
        .bind(ticket.id.topic())
        .fetch_all(&stage.ctx.db)
        .await
        .unwrap()
}

async fn story(stage: &Stage) -> Ticket {
    let ticket = stage.ticket().await;
    let (ctx, alice, key) = (&stage.ctx, &stage.alice, ticket.number.as_str());
    claim(ctx, alice, key).await.unwrap();
    for tags in [vec!["hallway".to_owned()], Vec::new(), vec!["stairs".to_owned(), "dark".to_owned()]] {
        change(ctx, alice, key, Change { tags: Some(tags), ..Change::default() }).await.unwrap();
    }
    let renamed = Change {
        subject: Some("The stairs are dark".to_owned()),
        category: Some("bug-report".to_owned()),
        priority: Some(Priority::High),
        status: Some(Status::PendingCustomer),
        ..Change::default()
    };
    change(ctx, alice, key, renamed).await.unwrap();
    reply(ctx, alice, key, NewMessage::note("A fuse?"), None).await.unwrap();
    reply(ctx, &stage.carol, key, NewMessage::reply("Still dark."), None).await.unwrap();
    escalate(ctx, &stage.bob, key, "She waits for a week").await.unwrap();
    ticket
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_event_carries_what_a_reactor_needs_to_know(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = story(&stage).await;
    let told: Vec<TicketEvent> = facts(&stage, &ticket)
        .await
        .into_iter()
        .map(|(kind, facts)| {
            let event: TicketEvent = serde_json::from_value(facts).unwrap();
            assert_eq!(event.kind(), kind);
            event
        })
        .collect();
    let customers =
        told.iter().find(|event| matches!(event.event, Event::Replied { .. })).expect("the customer replied");
    assert_eq!(customers.by.kind, PerformerKind::Customer);
    assert_eq!(customers.by.name.as_deref(), Some("Carol"));
    let known = &customers.ticket;
    assert_eq!((known.number.as_str(), known.category.as_str()), (ticket.number.as_str(), "bug-report"));
    assert_eq!((known.priority, known.status), (Priority::High, Status::PendingCustomer));
    assert_eq!(known.tags, ["dark", "stairs"], "though the customer does not see them");
    assert_eq!(known.assignee.as_ref().unwrap().name, "Alice");
    assert_eq!(known.requester.name, "Carol");
    let moved = told.last().unwrap();
    assert_eq!(moved.event, Event::PriorityChanged { from: Priority::High, to: Priority::Urgent });
    assert_eq!(moved.ticket.priority, Priority::Urgent, "as it is right after");
    assert_eq!(moved.by.kind, PerformerKind::Agent);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn sockets_are_sent_what_they_always_were_and_no_facts(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = story(&stage).await;
    let sent: Vec<Value> = sqlx::query_scalar("select event from outbox where topic = $1 order by seq")
        .bind(ticket.id.topic())
        .fetch_all(&stage.ctx.db)
        .await
        .unwrap();
    let keys = |event: &Value| event.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&sent[0]), ["at", "by", "subject", "type"]);
    let replied = sent.iter().find(|event| event["type"] == "replied").unwrap();
    assert_eq!(keys(replied), ["at", "by", "message", "type"]);
    assert_eq!(keys(&replied["by"]), ["id", "name"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_history_tells_what_was_told_live(db: PgPool) {
    let stage = Stage::new(db).await;
    let (first, second) = (story(&stage).await, story(&stage).await);
    let mut tx = stage.ctx.begin().await.unwrap();
    let page = TicketHistory.page(&mut tx, i64::MAX, None).await.unwrap().unwrap();
    for ticket in [&first, &second] {
        let replayed: Vec<_> = page
            .events
            .iter()
            .filter(|event| event.topic == ticket.id.topic())
            .map(|event| (event.kind.clone(), event.facts.clone()))
            .collect();
        assert_eq!(replayed, facts(&stage, ticket).await);
    }
    assert!(TicketHistory.page(&mut tx, i64::MAX, Some(&page.after)).await.unwrap().is_none());
    // With the end of the replay in the middle of a story, the rest of it is not told twice.
    let until: i64 = sqlx::query_scalar("select id from outbox where topic = $1 and seq = 4")
        .bind(second.id.topic())
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    let page = TicketHistory.page(&mut tx, until, Some(&first.id.to_string())).await.unwrap().unwrap();
    assert_eq!(page.events.iter().map(|event| event.seq).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn somebody_who_is_gone_is_told_from_porchlight_itself(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = story(&stage).await;
    sqlx::query("delete from users where id = $1")
        .bind(stage.alice.id().unwrap().0)
        .execute(&stage.ctx.db)
        .await
        .unwrap();
    let mut tx = stage.ctx.begin().await.unwrap();
    let page = TicketHistory.page(&mut tx, i64::MAX, None).await.unwrap().unwrap();
    let claimed = page.events.iter().find(|event| event.kind == "ticket.assigned").unwrap();
    let claimed: TicketEvent = claimed.parse().unwrap();
    assert_eq!((claimed.by.kind, claimed.by.id), (PerformerKind::Agent, None));
    assert_eq!(claimed.ticket.id, ticket.id);
}

/// The audit log: what was done, to what, by whom, what it was and what it is.
async fn audited(stage: &Stage) -> Vec<(String, String, Option<String>, Option<Value>, Option<Value>)> {
    sqlx::query_as("select action, subject_id, actor_name, before, after from audit_log order by at, id")
        .fetch_all(&stage.ctx.db)
        .await
        .unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_removed_a_ticket_is_known_when_it_is_gone(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = stage.ticket().await;
    assert!(remove(&stage.ctx, &stage.alice, &ticket.number).await.is_err());
    assert!(audited(&stage).await.is_empty(), "what was refused was not done");
    remove(&stage.ctx, &stage.erin, &ticket.number).await.unwrap();
    let log = audited(&stage).await;
    let [(action, subject, by, Some(before), None)] = &log[..] else { panic!("{log:?}") };
    assert_eq!((action.as_str(), subject), ("ticket.removed", &ticket.id.to_string()));
    assert_eq!(by.as_deref(), Some("Erin"));
    assert_eq!(before["number"], ticket.number);
    assert!(before.get("subject").is_none(), "what it was about goes with it");
    assert_eq!(before["requester"]["name"], "Carol");
    let (kind, removed) = facts(&stage, &ticket).await.pop().unwrap();
    assert_eq!(kind, "ticket.removed");
    assert_eq!(removed["ticket"]["requester"]["name"], "Carol");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_an_admin_did_to_a_category_is_kept(db: PgPool) {
    let stage = Stage::new(db).await;
    let draft = NewCategory { name: "Wiring".to_owned(), ..serde_json::from_str(r#"{"name": ""}"#).unwrap() };
    let made = create_category(&stage.ctx, &stage.erin, draft, None).await.unwrap();
    let change = CategoryChange { name: Some("Cables".to_owned()), ..CategoryChange::default() };
    update_category(&stage.ctx, &stage.erin, made.id, change).await.unwrap();
    delete_category(&stage.ctx, &stage.erin, made.id).await.unwrap();
    let log = audited(&stage).await;
    let [created, changed, deleted] = &log[..] else { panic!("{log:?}") };
    assert_eq!(
        (created.0.as_str(), changed.0.as_str(), deleted.0.as_str()),
        ("ticket_category.created", "ticket_category.changed", "ticket_category.deleted")
    );
    assert_eq!(changed.3.as_ref().unwrap()["name"], "Wiring");
    assert_eq!(changed.4.as_ref().unwrap()["name"], "Cables");
    assert_eq!(deleted.3.as_ref().unwrap()["name"], "Cables");
    assert!(matches!(delete_category(&stage.ctx, &stage.erin, made.id).await, Err(Error::NotFound)));
    assert_eq!(audited(&stage).await.len(), 3);
}
