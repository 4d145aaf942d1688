//! Since when customers wait.

use base::{DateTime, Utc, chrono::TimeDelta, server::Actor};
use identity::server::test::Stage;
use jobs::server::Job;
use sqlx::PgPool;

use super::{AtTheDesk, status};
use crate::{
    NewMessage, Status, Ticket,
    server::{BackfillWaitingSince, change, find, reply},
};

/// A ticket, a minute later with each thing that happens to it.
struct Told<'a> {
    stage: &'a Stage,
    ticket: Ticket,
}

impl Told<'_> {
    async fn says(&self, actor: &Actor, words: &str) -> DateTime<Utc> {
        self.stage.ctx.clock.advance(TimeDelta::minutes(1));
        let said = reply(&self.stage.ctx, actor, &self.ticket.number, NewMessage::reply(words), None).await;
        said.unwrap().created_at
    }

    async fn moves(&self, actor: &Actor, to: Status) -> Option<DateTime<Utc>> {
        self.stage.ctx.clock.advance(TimeDelta::minutes(1));
        change(&self.stage.ctx, actor, &self.ticket.number, status(to)).await.unwrap().waiting_since
    }

    /// Whether it waits since a moment: within one act the clock goes on.
    async fn waits_since(&self, moment: DateTime<Utc>) -> bool {
        is_near(self.since().await, Some(moment))
    }

    async fn since(&self) -> Option<DateTime<Utc>> {
        find(&self.stage.ctx, &self.stage.alice, &self.ticket.number).await.unwrap().waiting_since
    }
}

fn is_near(one: Option<DateTime<Utc>>, other: Option<DateTime<Utc>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < TimeDelta::seconds(30),
        (one, other) => one == other,
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_customer_waits_from_their_first_word_to_the_desks_answer(db: PgPool) {
    let stage = Stage::new(db).await;
    let (alice, carol) = (&stage.alice, &stage.carol);
    let told = Told { stage: &stage, ticket: stage.ticket().await };
    let opened = told.ticket.created_at;
    assert!(told.waits_since(opened).await);
    told.says(carol, "Hello?").await;
    assert!(told.waits_since(opened).await, "who asks again waits since they first asked");
    reply(&stage.ctx, alice, &told.ticket.number, NewMessage::note("Coil"), None).await.unwrap();
    assert!(told.waits_since(opened).await, "a note answers nobody");
    told.says(alice, "Try the other bulb").await;
    assert_eq!(told.since().await, None);
    let asked = told.says(carol, "Still dark").await;
    assert!(told.waits_since(asked).await);
    assert_eq!(told.moves(alice, Status::PendingCustomer).await, None, "it is the customer's turn");
    let back = told.says(carol, "Here it is").await;
    assert!(told.waits_since(back).await);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_taken_up_again_waits_as_it_did(db: PgPool) {
    let stage = Stage::new(db).await;
    let (alice, carol) = (&stage.alice, &stage.carol);
    let told = Told { stage: &stage, ticket: stage.ticket().await };
    let opened = told.ticket.created_at;
    assert_eq!(told.moves(alice, Status::Resolved).await, None);
    assert!(is_near(told.moves(alice, Status::Open).await, Some(opened)), "resolved by mistake");
    told.says(alice, "Try the other bulb").await;
    assert_eq!(told.moves(alice, Status::Closed).await, None);
    let reopened = told.moves(carol, Status::Open).await;
    assert!(is_near(reopened, Some(stage.ctx.now())), "who opens it again asks anew");
    told.moves(alice, Status::Resolved).await;
    let asked = told.says(carol, "It is out again").await;
    assert!(told.waits_since(asked).await, "not since what was answered weeks ago");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_answer_opens_again_what_was_over(db: PgPool) {
    let stage = Stage::new(db).await;
    let told = Told { stage: &stage, ticket: stage.ticket().await };
    for (over, after) in [(Status::Resolved, Status::InProgress), (Status::Closed, Status::Open)] {
        told.moves(&stage.alice, over).await;
        told.says(&stage.alice, "One more thing").await;
        let now = find(&stage.ctx, &stage.alice, &told.ticket.number).await.unwrap();
        assert_eq!((now.status, now.waiting_since), (after, None));
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_there_before_is_filled_in(db: PgPool) {
    let stage = Stage::new(db).await;
    let (alice, carol) = (&stage.alice, &stage.carol);
    let mut wanted = Vec::new();
    for story in 0..5 {
        let told = Told { stage: &stage, ticket: stage.ticket().await };
        if story > 0 {
            told.says(alice, "Try the other bulb").await;
        }
        if story > 1 {
            told.says(carol, "Still dark").await;
            told.says(carol, "Hello?").await;
        }
        if story > 2 {
            told.moves(alice, if story == 3 { Status::PendingCustomer } else { Status::Resolved }).await;
        }
        wanted.push((told.ticket.number.clone(), told.since().await));
    }
    assert_eq!(wanted.iter().filter(|(_, since)| since.is_some()).count(), 2);
    sqlx::query("update tickets set waiting_since = null").execute(&stage.ctx.db).await.unwrap();
    for _ in 0..2 {
        BackfillWaitingSince::default().run(&stage.ctx).await.unwrap();
        for (number, since) in &wanted {
            let filled = find(&stage.ctx, alice, number).await.unwrap().waiting_since;
            assert!(is_near(filled, *since), "{number}");
        }
    }
}
