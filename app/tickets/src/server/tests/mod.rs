//! The verbs of tickets against a real database, with the cast.

mod events;
mod markdown;
mod orders;
mod reading;
mod shared;
mod transcript;
mod waiting;

use base::{
    PageQuery,
    server::{Actor, Error, IdempotencyKey},
};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::*;
use crate::{AssignedTo, CategoryChange, Change, Filter, NewMessage, NewTicket, Priority, Status, Ticket};

fn draft(subject: &str) -> NewTicket {
    NewTicket::new(subject, "It stays dark.")
}

/// What these tests do on the stage.
trait AtTheDesk {
    async fn ticket(&self) -> Ticket;
    async fn kinds(&self, ticket: &Ticket) -> Vec<String>;
    async fn outbox(&self, ticket: &Ticket) -> Vec<(i64, Option<i64>)>;
}

impl AtTheDesk for Stage {
    async fn ticket(&self) -> Ticket {
        open(&self.ctx, &self.carol, draft("The lamp does not light"), None).await.unwrap()
    }

    async fn kinds(&self, ticket: &Ticket) -> Vec<String> {
        let (events, _) =
            events(&self.ctx, &self.alice, &ticket.number, &PageQuery::default()).await.unwrap();
        assert!(events.iter().map(|event| event.seq).eq(1..=events.len() as i64), "seq grows by one");
        events.into_iter().map(|event| event.event_type).collect()
    }

    async fn outbox(&self, ticket: &Ticket) -> Vec<(i64, Option<i64>)> {
        sqlx::query!(
            "select seq, public_seq from outbox where topic = $1 order by seq",
            format!("ticket:{}", ticket.id),
        )
        .fetch_all(&self.ctx.db)
        .await
        .unwrap()
        .into_iter()
        .map(|row| (row.seq, row.public_seq))
        .collect()
    }
}

fn status(status: Status) -> Change {
    Change { status: Some(status), ..Change::default() }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_opened_ticket_has_a_number_a_message_and_an_event(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = stage.ticket().await;
    let again = stage.ticket().await;
    assert!(ticket.number.starts_with("ST-20") && ticket.number.ends_with("-000001"), "{}", ticket.number);
    assert!(again.number.ends_with("-000002"));
    assert_eq!((ticket.status, ticket.priority, ticket.seq), (Status::Open, Priority::Medium, 1));
    let (said, _) = messages(&stage.ctx, &stage.carol, &ticket.number, &PageQuery::default()).await.unwrap();
    assert_eq!(said[0].body, "It stays dark.");
    assert_eq!(stage.kinds(&ticket).await, ["opened"]);
    assert_eq!(stage.outbox(&ticket).await, [(1, Some(1))]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_opening_answers_is_what_is_found(db: PgPool) {
    let stage = Stage::new(db).await;
    let draft = NewTicket {
        category: Some("BUG".to_owned()),
        priority: Some(Priority::High),
        source: crate::Source::Api,
        ..draft("  The lamp\tdoes not light ")
    };
    for asker in [&stage.carol, &stage.alice] {
        let opened = open(&stage.ctx, asker, draft.clone(), None).await.unwrap();
        for reader in [asker, &stage.alice] {
            assert_eq!(find(&stage.ctx, reader, &opened.number).await.unwrap(), opened);
        }
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn numbers_are_unique_when_everybody_asks_at_once(db: PgPool) {
    let stage = Stage::new(db).await;
    let asked = (0..24).map(|_| open(&stage.ctx, &stage.carol, draft("At once"), None));
    let mut numbers: Vec<_> =
        futures::future::join_all(asked).await.into_iter().map(|ticket| ticket.unwrap().number).collect();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 24);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_same_key_makes_one_ticket_even_at_once(db: PgPool) {
    let stage = Stage::new(db).await;
    let key =
        |body: &[u8]| IdempotencyKey::new(&stage.ctx.settings.secret, "key".to_owned(), "/tickets", body);
    let first = key(b"a");
    let asked = (0..8).map(|_| open(&stage.ctx, &stage.carol, draft("Once"), Some(&first)));
    let mut ids: Vec<_> =
        futures::future::join_all(asked).await.into_iter().map(|ticket| ticket.unwrap().id).collect();
    ids.dedup();
    assert_eq!(ids.len(), 1);
    let other = open(&stage.ctx, &stage.carol, draft("Other"), Some(&key(b"b"))).await;
    assert!(matches!(other, Err(Error::Conflict { .. })));
    open(&stage.ctx, &stage.charlie, draft("Mine"), Some(&key(b"b"))).await.expect("keys are a person's own");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_stranger_cannot_know_of_a_ticket(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = stage.ticket().await;
    let Stage { ctx, charlie, .. } = &stage;
    for key in [&ticket.number, &ticket.id.to_string()] {
        assert!(matches!(find(ctx, charlie, key).await, Err(Error::NotFound)));
        assert!(matches!(messages(ctx, charlie, key, &PageQuery::default()).await, Err(Error::NotFound)));
        assert!(matches!(
            reply(ctx, charlie, key, NewMessage::reply("hi"), None).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(change(ctx, charlie, key, status(Status::Closed)).await, Err(Error::NotFound)));
        assert!(matches!(find(ctx, &Actor::Anonymous, key).await, Err(Error::Unauthenticated)));
    }
    assert!(list(ctx, charlie, &Filter::default()).await.unwrap().tickets.is_empty());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_note_leaves_no_trace_for_the_customer(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, carol, .. } = &stage;
    let ticket = stage.ticket().await;
    let before = find(ctx, carol, &ticket.number).await.unwrap();
    reply(ctx, alice, &ticket.number, NewMessage::note("She is a zebra fancier"), None).await.unwrap();
    let after = find(ctx, carol, &ticket.number).await.unwrap();
    assert_eq!(
        (before.seq, before.message_count, before.preview),
        (after.seq, after.message_count, after.preview)
    );
    let (said, pagination) = messages(ctx, carol, &ticket.number, &PageQuery::default()).await.unwrap();
    assert_eq!((said.len(), pagination.total), (1, 1));
    let search = Filter { search: Some("zebra".to_owned()), ..Filter::default() };
    assert!(list(ctx, carol, &search).await.unwrap().tickets.is_empty());
    assert_eq!(list(ctx, alice, &search).await.unwrap().tickets.len(), 1);
    reply(ctx, alice, &ticket.number, NewMessage::reply("Try the other bulb"), None).await.unwrap();
    assert_eq!(stage.outbox(&ticket).await, [(1, Some(1)), (2, None), (3, Some(2)), (4, None), (5, Some(3))]);
    let note = reply(ctx, carol, &ticket.number, NewMessage::note("secret"), None).await;
    assert!(matches!(note, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn replies_move_the_ticket(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, carol, .. } = &stage;
    let ticket = stage.ticket().await;
    reply(ctx, alice, &ticket.number, NewMessage::reply("Try the other bulb"), None).await.unwrap();
    let taken_up = find(ctx, alice, &ticket.number).await.unwrap();
    assert_eq!(taken_up.status, Status::InProgress);
    assert!(taken_up.first_responded_at.is_some());
    change(ctx, alice, &ticket.number, status(Status::Resolved)).await.unwrap();
    assert!(find(ctx, alice, &ticket.number).await.unwrap().resolved_at.is_some());
    reply(ctx, carol, &ticket.number, NewMessage::reply("Still dark"), None).await.unwrap();
    let reopened = find(ctx, alice, &ticket.number).await.unwrap();
    assert_eq!((reopened.status, reopened.resolved_at), (Status::Open, None));
    let told =
        ["opened", "replied", "assigned", "status_changed", "status_changed", "replied", "status_changed"];
    assert_eq!(stage.kinds(&ticket).await, told);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_customer_closes_and_reopens_and_nothing_else(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, carol, .. } = &stage;
    let ticket = stage.ticket().await;
    for wanted in [status(Status::Resolved), Change { priority: Some(Priority::Urgent), ..Change::default() }]
    {
        assert!(matches!(change(ctx, carol, &ticket.number, wanted).await, Err(Error::Forbidden)));
    }
    let closed = change(ctx, carol, &ticket.number, status(Status::Closed)).await.unwrap();
    assert!(closed.closed_at.is_some());
    let open_again = change(ctx, carol, &ticket.number, status(Status::Open)).await.unwrap();
    assert_eq!((open_again.status, open_again.closed_at), (Status::Open, None));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_illegal_move_and_a_stale_version_are_conflicts_and_change_nothing(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, .. } = &stage;
    let ticket = stage.ticket().await;
    change(ctx, alice, &ticket.number, status(Status::Closed)).await.unwrap();
    let both = Change { priority: Some(Priority::Urgent), ..status(Status::InProgress) };
    assert!(matches!(change(ctx, alice, &ticket.number, both).await, Err(Error::Conflict { .. })));
    assert_eq!(find(ctx, alice, &ticket.number).await.unwrap().priority, Priority::Medium);
    let stale = Change { version: Some(ticket.version), ..status(Status::Open) };
    match change(ctx, alice, &ticket.number, stale).await {
        Err(Error::Conflict { current: Some((name, now)), .. }) => {
            assert_eq!((name, &now["status"]), ("ticket", &serde_json::json!("closed")));
        }
        other => panic!("{other:?}"),
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn of_two_claims_at_once_one_wins(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, carol, .. } = &stage;
    let ticket = stage.ticket().await;
    assert!(matches!(claim(ctx, carol, &ticket.number).await, Err(Error::Forbidden)));
    let (first, second) = futures::join!(claim(ctx, alice, &ticket.number), claim(ctx, bob, &ticket.number));
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    let lost = first.err().or(second.err()).unwrap();
    assert!(matches!(lost, Error::Conflict { current: Some(_), .. }));
    assert_eq!(stage.kinds(&ticket).await, ["opened", "assigned"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn work_is_given_to_colleagues_only(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, carol, .. } = &stage;
    let ticket = stage.ticket().await;
    let to = |actor: &Actor| Change { assigned_to: Some(actor.id()), ..Change::default() };
    assert!(matches!(change(ctx, alice, &ticket.number, to(carol)).await, Err(Error::Invalid(_))));
    let given = change(ctx, alice, &ticket.number, to(bob)).await.unwrap();
    assert_eq!(given.assigned_to.map(|party| party.name).as_deref(), Some("Bob"));
    let of_bob = Filter { assigned_to: Some(AssignedTo::Me), ..Filter::default() };
    assert_eq!(list(ctx, bob, &of_bob).await.unwrap().pagination.total, 1);
    assert_eq!(list(ctx, alice, &of_bob).await.unwrap().pagination.total, 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_escalated_ticket_is_urgent_and_keeps_the_reason(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, .. } = &stage;
    let ticket = stage.ticket().await;
    assert!(matches!(escalate(ctx, alice, &ticket.number, " ").await, Err(Error::Invalid(_))));
    let urgent = escalate(ctx, alice, &ticket.number, "A whole street is dark").await.unwrap();
    assert_eq!(urgent.priority, Priority::Urgent);
    assert_eq!(stage.kinds(&ticket).await, ["opened", "escalated", "priority_changed"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn those_who_ask_in_one_moment_see_what_is_theirs(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = stage.ticket().await;
    let tags = Change { tags: Some(vec!["hallway".to_owned()]), ..Change::default() };
    change(&stage.ctx, &stage.alice, &ticket.number, tags).await.unwrap();
    let (ctx, key) = (&stage.ctx, ticket.id.to_string());
    // The first is asked for by a task that begins once all of them wait.
    let (desk, owner, stranger, nobody) = futures::join!(
        find(ctx, &stage.alice, &key),
        find(ctx, &stage.carol, &key),
        find(ctx, &stage.charlie, &key),
        find(ctx, &Actor::Anonymous, &key),
    );
    assert_eq!(desk.unwrap().tags, ["hallway"]);
    assert_eq!(owner.unwrap().tags, [""; 0], "tags are the desk's");
    assert!(matches!(stranger, Err(Error::NotFound)));
    assert!(matches!(nobody, Err(Error::Unauthenticated)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_customer_cannot_tell_when_the_desk_acts_in_private(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice, carol) = (&stage.ctx, &stage.alice, &stage.carol);
    let ticket = stage.ticket().await;
    let seen = async || {
        let own = list_own(ctx, carol, &Filter::default()).await.unwrap().tickets.remove(0);
        let found = find(ctx, carol, &ticket.number).await.unwrap();
        assert_eq!(own, found, "a list says no more than the ticket");
        found
    };
    let before = seen().await;
    assert_eq!(before, ticket);
    let note = NewMessage::note("A fraud?");
    reply(ctx, alice, &ticket.number, note, None).await.unwrap();
    let tags = Change { tags: Some(vec!["fraud".to_owned()]), ..Change::default() };
    let tagged = change(ctx, alice, &ticket.number, tags).await.unwrap();
    assert!(tagged.updated_at > before.updated_at, "the desk knows");
    assert_eq!(seen().await, before);
    let answer = NewMessage::reply("We look into it.");
    reply(ctx, alice, &ticket.number, answer, None).await.unwrap();
    assert!(seen().await.updated_at > tagged.updated_at);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn only_an_admin_removes_and_nothing_is_left(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = stage.ticket().await;
    assert!(matches!(remove(&stage.ctx, &stage.alice, &ticket.number).await, Err(Error::Forbidden)));
    remove(&stage.ctx, &stage.erin, &ticket.number).await.unwrap();
    assert!(matches!(find(&stage.ctx, &stage.erin, &ticket.number).await, Err(Error::NotFound)));
    assert_eq!(stage.outbox(&ticket).await, [(2, Some(2))], "only that it is gone is still told");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn one_person_cannot_flood_the_desk(db: PgPool) {
    let stage = Stage::new(db).await;
    for _ in 0..60 {
        stage.ticket().await;
    }
    let refused = open(&stage.ctx, &stage.carol, draft("One more"), None).await;
    assert!(matches!(refused, Err(Error::RateLimited { .. })));
    open(&stage.ctx, &stage.charlie, draft("Mine"), None).await.expect("others are not held up");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn whoever_answers_what_nobody_has_gets_it_unless_an_admin_says_no(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, erin, .. } = &stage;
    let (first, second) = (stage.ticket().await, stage.ticket().await);
    reply(ctx, alice, &first.number, NewMessage::note("I know this one"), None).await.unwrap();
    assert_eq!(find(ctx, alice, &first.number).await.unwrap().assigned_to, None, "a note answers nothing");
    for agent in [alice, bob] {
        reply(ctx, agent, &first.number, NewMessage::reply("Try the other bulb"), None).await.unwrap();
    }
    let held = find(ctx, alice, &first.number).await.unwrap().assigned_to;
    assert_eq!(
        held.map(|party| party.name).as_deref(),
        Some("Alice"),
        "whoever comes second takes nothing away"
    );
    settings::server::write(ctx, erin, &TicketSettings { answering_assigns: false }).await.unwrap();
    reply(ctx, alice, &second.number, NewMessage::reply("Try the other bulb"), None).await.unwrap();
    assert_eq!(find(ctx, alice, &second.number).await.unwrap().assigned_to, None);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn categories_have_an_order_and_one_of_them_is_the_default(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, erin, carol, .. } = &stage;
    let all = categories(ctx, erin).await.unwrap();
    let (default, last) = (all[0].clone(), all[all.len() - 1].clone());
    assert!(default.is_default && default.slug == "general-inquiry");
    let off = CategoryChange { is_active: Some(false), ..CategoryChange::default() };
    let refused = [
        update_category(ctx, erin, default.id, off.clone()).await.map(|_| ()),
        delete_category(ctx, erin, default.id).await,
        update_category(ctx, erin, default.id, CategoryChange { is_default: Some(false), ..off.clone() })
            .await
            .map(|_| ()),
    ];
    assert!(refused.iter().all(|refused| matches!(refused, Err(Error::Conflict { .. }))), "{refused:?}");
    let first = CategoryChange { is_default: Some(true), position: Some(-3), ..CategoryChange::default() };
    let moved = update_category(ctx, erin, last.id, first).await.unwrap();
    assert!(moved.is_default && moved.position == 0);
    let now = categories(ctx, erin).await.unwrap();
    assert!(now.iter().map(|one| one.position).eq(0..i32::try_from(all.len()).unwrap()), "{now:?}");
    assert_eq!((now[0].id, now[1].id), (last.id, default.id), "the others keep their order");
    assert_eq!(open(ctx, carol, draft("Which one?"), None).await.unwrap().category, last.slug);
    update_category(ctx, erin, default.id, off).await.unwrap();
    let log: Vec<String> =
        sqlx::query_scalar("select action from audit_log order by at").fetch_all(&ctx.db).await.unwrap();
    assert_eq!(log, ["ticket_category.changed", "ticket_category.changed"]);
}
