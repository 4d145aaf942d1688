//! The verbs of satisfaction against a real database, with the cast.

use base::{
    DayOrMoment,
    chrono::TimeDelta,
    server::{Actor, Error},
    uuid::Uuid,
};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::{RatedTicket, ask, find_by_token, given, link_token, list, of_ticket, rate};
use crate::{SatisfactionDraft, SatisfactionFilter, SatisfactionRated};

/// Carol's ticket, which Alice resolved: its row, which foreign keys ask for, and what a rating knows of it.
async fn resolved(stage: &Stage) -> RatedTicket {
    let (id, carol) = (stage.ctx.id(), stage.carol.id().unwrap());
    let number = format!("ST-2026-{}", &id.simple().to_string()[20..]);
    sqlx::query(
        "insert into tickets (id, number, subject, status, priority, category_id, source, requester_id, created_at, updated_at,
             last_message_at, resolved_at)
         select $1, $2, 'a', 'resolved', 2, (select id from categories limit 1), 'web', $3, now(), now(), now(), now()",
    )
    .bind(id)
    .bind(&number)
    .bind(carol.0)
    .execute(&stage.ctx.db)
    .await
    .unwrap();
    RatedTicket {
        id,
        number,
        requester: carol,
        agent: stage.alice.id(),
        team: None,
        category: "billing".to_owned(),
        resolved_at: Some(stage.ctx.now()),
        is_resolved: true,
        is_closed: false,
    }
}

fn says(score: i16) -> SatisfactionDraft {
    SatisfactionDraft { score, comment: Some(format!("It was a {score}.")), reopen: false }
}

async fn asked(stage: &Stage, ticket: &RatedTicket) {
    let mut tx = stage.ctx.begin().await.unwrap();
    ask(&stage.ctx, &mut tx, ticket, stage.ctx.now()).await.unwrap();
    stage.ctx.commit(tx).await.unwrap();
}

async fn recorded(stage: &Stage) -> Vec<SatisfactionRated> {
    let facts: Vec<serde_json::Value> =
        sqlx::query_scalar("select facts from outbox where kind = 'satisfaction.rated' order by id")
            .fetch_all(&stage.ctx.db)
            .await
            .unwrap();
    facts.into_iter().map(|facts| serde_json::from_value(facts).unwrap()).collect()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_requester_is_asked_once_answers_and_changes_their_mind(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, carol) = (&stage.ctx, &stage.carol);
    let ticket = resolved(&stage).await;
    asked(&stage, &ticket).await;
    // Resolved again by somebody else, before anybody answered: that one is their work.
    ctx.clock.advance(TimeDelta::minutes(1));
    let ticket = RatedTicket { agent: stage.bob.id(), resolved_at: Some(ctx.now()), ..ticket };
    asked(&stage, &ticket).await;
    assert_eq!(of_ticket(ctx, &stage.bob, ticket.id).await.unwrap(), None, "nobody answered");
    rate(ctx, carol, &ticket, says(2)).await.unwrap();
    asked(&stage, &ticket).await;
    ctx.clock.advance(TimeDelta::days(13));
    let changed = rate(ctx, carol, &ticket, says(4)).await.unwrap();
    assert_eq!(given(ctx, ticket.requester, &ticket).await.unwrap(), Some(changed));
    let read = of_ticket(ctx, &stage.bob, ticket.id).await.unwrap().unwrap();
    assert_eq!((read.rating, read.comment.as_deref()), (4, Some("It was a 4.")));
    assert!(read.updated_at > read.answered_at);
    let told: Vec<_> = recorded(&stage).await.iter().map(|event| (event.before, event.rating)).collect();
    assert_eq!(told, [(None, 2), (Some(2), 4)]);
    ctx.clock.advance(TimeDelta::days(2));
    assert!(matches!(rate(ctx, carol, &ticket, says(5)).await, Err(Error::Conflict { .. })));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn only_the_requester_of_a_resolved_ticket_rates_it_from_one_to_five(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let ticket = resolved(&stage).await;
    for other in [&stage.charlie, &stage.alice, &stage.erin] {
        assert!(matches!(rate(ctx, other, &ticket, says(1)).await, Err(Error::NotFound)), "{other:?}");
    }
    assert!(matches!(rate(ctx, &Actor::Anonymous, &ticket, says(1)).await, Err(Error::Unauthenticated)));
    for rating in [0, 6, -3] {
        match rate(ctx, &stage.carol, &ticket, says(rating)).await {
            Err(Error::Invalid(fields)) => assert!(fields.contains_key("score")),
            other => panic!("{other:?}"),
        }
    }
    let open = RatedTicket { is_resolved: false, ..ticket.clone() };
    assert!(matches!(rate(ctx, &stage.carol, &open, says(1)).await, Err(Error::Conflict { .. })));
    assert!(recorded(&stage).await.is_empty());
    let closed = RatedTicket { is_resolved: false, is_closed: true, ..ticket };
    rate(ctx, &stage.carol, &closed, says(3)).await.unwrap();
    assert!(matches!(rate(ctx, &stage.carol, &closed, says(4)).await, Err(Error::Conflict { .. })));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn two_answers_at_once_are_one_rating(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, ticket) = (&stage.ctx, resolved(&stage).await);
    let outcomes =
        futures::future::join_all((1..=5).map(|rating| rate(ctx, &stage.carol, &ticket, says(rating)))).await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    let rows: i64 =
        sqlx::query_scalar("select count(*) from satisfaction_ratings").fetch_one(&ctx.db).await.unwrap();
    assert_eq!(rows, 1);
    let places: Vec<i64> =
        sqlx::query_scalar("select seq from outbox where kind = 'satisfaction.rated' order by id")
            .fetch_all(&ctx.db)
            .await
            .unwrap();
    assert_eq!(places, [1, 2, 3, 4, 5]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn agents_read_of_their_own_work_and_admins_of_everybodys(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    for (agent, rating) in [(&stage.alice, 5), (&stage.alice, 1), (&stage.bob, 4)] {
        let ticket = RatedTicket { agent: agent.id(), ..resolved(&stage).await };
        rate(ctx, &stage.carol, &ticket, says(rating)).await.unwrap();
    }
    asked(&stage, &resolved(&stage).await).await;
    let counts = async |who: &Actor, filter: SatisfactionFilter| {
        list(ctx, who, &filter).await.map(|found| found.counts)
    };
    let all = SatisfactionFilter::default;
    assert_eq!(counts(&stage.alice, all()).await.unwrap(), [1, 0, 0, 0, 1]);
    assert_eq!(counts(&stage.bob, all()).await.unwrap(), [0, 0, 0, 1, 0]);
    assert_eq!(counts(&stage.erin, all()).await.unwrap(), [1, 0, 0, 1, 1]);
    let of_alice = SatisfactionFilter { agent: stage.alice.id(), rating: Some(5), ..all() };
    assert_eq!(counts(&stage.erin, of_alice.clone()).await.unwrap(), [0, 0, 0, 0, 1]);
    assert!(matches!(counts(&stage.bob, of_alice).await, Err(Error::Forbidden)));
    assert!(matches!(counts(&stage.carol, all()).await, Err(Error::Forbidden)));
    let wrong = SatisfactionFilter { rating: Some(6), ..all() };
    assert!(matches!(counts(&stage.erin, wrong).await, Err(Error::Invalid(_))));
    let tomorrow = DayOrMoment::Moment(ctx.now() + TimeDelta::days(1));
    let later = SatisfactionFilter { from: Some(tomorrow), ..all() };
    let found = list(ctx, &stage.erin, &later).await.unwrap();
    assert!(found.ratings.is_empty() && found.pagination.total == 0);
    let reversed = SatisfactionFilter { to: Some(DayOrMoment::Moment(ctx.now())), ..later };
    assert!(matches!(counts(&stage.erin, reversed).await, Err(Error::Invalid(_))));
    let wordless = RatedTicket { agent: stage.bob.id(), ..resolved(&stage).await };
    rate(ctx, &stage.carol, &wordless, SatisfactionDraft { score: 3, ..SatisfactionDraft::default() })
        .await
        .unwrap();
    let with_words = SatisfactionFilter { has_comment: true, ..all() };
    assert_eq!(counts(&stage.bob, with_words).await.unwrap(), [0, 0, 0, 1, 0]);
    assert_eq!(counts(&stage.bob, all()).await.unwrap(), [0, 0, 1, 1, 0]);
    let found = list(ctx, &stage.alice, &all()).await.unwrap();
    assert_eq!(found.average(), Some(3.0));
    let said: Vec<_> = found.ratings.iter().map(|one| (one.is_low(), one.is_ticket_over)).collect();
    assert_eq!(said, [(true, true), (false, true)]);
    let page = SatisfactionFilter { limit: Some(2), page: Some(2), ..all() };
    let found = list(ctx, &stage.erin, &page).await.unwrap();
    assert_eq!((found.ratings.len(), found.pagination.total, found.pagination.pages), (2, 4, 2));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_link_leads_to_its_ticket_for_sixty_days_and_records_nothing(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, ticket) = (&stage.ctx, resolved(&stage).await);
    assert_eq!(link_token(ctx, ticket.id).await.unwrap(), None, "nobody was asked");
    asked(&stage, &ticket).await;
    let token = link_token(ctx, ticket.id).await.unwrap().unwrap();
    let linked = find_by_token(ctx, &token).await.unwrap();
    assert_eq!(
        (linked.ticket, linked.requester, &*linked.requester_name),
        (ticket.id, ticket.requester, "Carol")
    );
    assert_eq!(given(ctx, ticket.requester, &ticket).await.unwrap(), None);
    assert!(recorded(&stage).await.is_empty());
    assert!(matches!(find_by_token(ctx, &token.replace('.', ".0")).await, Err(Error::Invalid(_))));
    assert!(matches!(find_by_token(ctx, &Uuid::nil().to_string()).await, Err(Error::Invalid(_))));
    ctx.clock.advance(TimeDelta::days(61));
    assert!(matches!(find_by_token(ctx, &token).await, Err(Error::Invalid(_))));
}
