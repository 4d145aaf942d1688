//! The orders of a list: what comes first, that cursors and pages walk all of it once, and what that reads.

use base::{chrono::TimeDelta, server::Actor};
use identity::server::test::Stage;
use serde_json::Value;
use sqlx::{PgPool, QueryBuilder};

use super::{AtTheDesk, status};
use crate::{
    Change, Filter, NewTicket, Priority, Sort, SortBy, Status, Ticket, View,
    server::{
        change, list,
        list::{list_own, plan},
        open,
    },
};

/// Tickets of every state, priority and category, answered by each and by nobody; some at the same moment.
async fn tickets(stage: &Stage) {
    let Stage { ctx, alice, bob, erin, .. } = stage;
    let people: [Option<&Actor>; 4] = [None, Some(alice), Some(bob), Some(erin)];
    let categories = ["billing", "bug-report", "general-inquiry"];
    for (place, state) in Status::ALL.iter().cycle().take(17).enumerate() {
        let draft = NewTicket {
            category: Some(categories[place % 3].to_owned()),
            priority: Some(Priority::ALL[place % 4]),
            ..NewTicket::new(format!("Lamp {place}"), "It stays dark.")
        };
        let ticket = open(ctx, &stage.carol, draft, None).await.unwrap();
        let assigned_to = people[place % 4].map(Actor::id);
        let moved = Change { assigned_to, ..status(*state) };
        change(ctx, alice, &ticket.number, moved).await.unwrap();
        ctx.clock.advance(TimeDelta::minutes(i64::from(place % 3 == 0)));
    }
    let same = "update tickets set created_at = date_trunc('hour', created_at), updated_at = date_trunc('hour', updated_at),
        waiting_since = date_trunc('hour', waiting_since) where right(number, 1)::int % 2 = 0";
    sqlx::query(same).execute(&ctx.db).await.unwrap();
}

fn every_order() -> impl Iterator<Item = Sort> {
    SortBy::ALL.into_iter().flat_map(|by| [false, true].map(|is_reversed| Sort { by, is_reversed }))
}

async fn walk(stage: &Stage, actor: &Actor, filter: &Filter) -> Vec<Ticket> {
    let mut filter = Filter { limit: Some(3), ..filter.clone() };
    let mut seen = Vec::new();
    loop {
        let page = list(&stage.ctx, actor, &filter).await.unwrap();
        seen.extend(page.tickets);
        filter.cursor = page.pagination.next_cursor;
        if filter.cursor.is_none() {
            return seen;
        }
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn cursors_and_pages_walk_all_of_a_list_once_in_every_order(db: PgPool) {
    let stage = Stage::new(db).await;
    tickets(&stage).await;
    let searched = Filter { search: Some("lamp".to_owned()), ..Filter::default() };
    for (filter, count) in [(Filter::default(), 17), (View::Active.filter(), 11), (searched, 17)] {
        for sort in every_order() {
            let filter = Filter { sort: Some(sort), ..filter.clone() };
            let whole = list(&stage.ctx, &stage.alice, &Filter { limit: Some(100), ..filter.clone() }).await;
            let whole: Vec<_> = whole.unwrap().tickets.into_iter().map(|ticket| ticket.number).collect();
            assert_eq!(whole.len(), count, "{sort:?}");
            let walked = walk(&stage, &stage.alice, &filter).await;
            assert!(walked.iter().map(|ticket| &ticket.number).eq(&whole), "{sort:?}");
            let mut paged = Vec::new();
            for page in 1..=7 {
                let page = Filter { page: Some(page), limit: Some(3), ..filter.clone() };
                paged.extend(list(&stage.ctx, &stage.alice, &page).await.unwrap().tickets);
            }
            assert!(paged.iter().map(|ticket| &ticket.number).eq(&whole), "{sort:?} by its pages");
        }
    }
}

/// What a list is ordered by, as text that sorts as it does.
type Key = fn(&Ticket) -> String;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn each_order_puts_first_what_it_says(db: PgPool) {
    let stage = Stage::new(db).await;
    tickets(&stage).await;
    let walked =
        async |sort| walk(&stage, &stage.alice, &Filter { sort: Some(sort), ..Filter::default() }).await;
    let is_sorted =
        |tickets: &[Ticket], key: Key| tickets.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1]));
    let keys: [(SortBy, Key); 4] = [
        (SortBy::Status, |ticket| format!("{}{}", ticket.status as u8, 9 - ticket.priority.rank())),
        (SortBy::Priority, |ticket| (9 - ticket.priority.rank()).to_string()),
        (SortBy::Category, |ticket| ticket.category.clone()),
        (SortBy::Assignee, |ticket| {
            ticket.assigned_to.as_ref().map_or("~".to_owned(), |party| party.name.clone())
        }),
    ];
    for (by, key) in keys {
        let mut tickets = walked(by.into()).await;
        assert!(is_sorted(&tickets, key), "{by:?}");
        if by != SortBy::Status {
            tickets = walked(Sort { by, is_reversed: true }).await;
            tickets.reverse();
            assert!(is_sorted(&tickets, key), "{by:?} reversed");
        }
    }
    for is_reversed in [false, true] {
        let tickets = walked(Sort { by: SortBy::Waiting, is_reversed }).await;
        let since: Vec<_> = tickets.iter().map_while(|ticket| ticket.waiting_since).collect();
        assert_eq!(since.len(), 8, "who does not wait comes last, there and back");
        assert!(since.windows(2).all(|pair| pair[0] == pair[1] || (pair[0] < pair[1]) != is_reversed));
        let tickets = walked(Sort { by: SortBy::Updated, is_reversed }).await;
        let changed = tickets.windows(2).all(|pair| {
            pair[0].updated_at == pair[1].updated_at
                || (pair[0].updated_at > pair[1].updated_at) != is_reversed
        });
        assert!(changed);
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_customers_order_by_change_tells_nothing_of_the_desk(db: PgPool) {
    let stage = Stage::new(db).await;
    let (first, second) = (stage.ticket().await, stage.ticket().await);
    let tags = Change { tags: Some(vec!["fraud".to_owned()]), ..Change::default() };
    change(&stage.ctx, &stage.alice, &first.number, tags).await.unwrap();
    let by_change = Filter { sort: Some(SortBy::Updated.into()), ..Filter::default() };
    let own = list_own(&stage.ctx, &stage.carol, &by_change).await.unwrap().tickets;
    let numbers: Vec<_> = own.into_iter().map(|ticket| ticket.number).collect();
    assert_eq!(numbers, [second.number, first.number]);
}

/// Rows that a plan took from the tickets themselves.
fn rows_read(plan: &Value) -> f64 {
    let number = |name: &str| plan[name].as_f64().unwrap_or_default();
    let here = if plan["Relation Name"] == "tickets" {
        let removed = number("Rows Removed by Filter") + number("Rows Removed by Index Recheck");
        (number("Actual Rows") + removed) * number("Actual Loops")
    } else {
        0.0
    };
    here + plan["Plans"].as_array().into_iter().flatten().map(rows_read).sum::<f64>()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_page_reads_little_of_a_large_table_in_every_order_that_has_an_index(db: PgPool) {
    let stage = Stage::new(db).await;
    sqlx::query(
        "insert into tickets (id, number, requester_id, category_id, assignee_id, subject, status, priority, created_at,
             updated_at, last_message_at, waiting_since)
         select gen_random_uuid(), 'T-' || n, $1, (array(select id from categories order by id))[1 + n % 6],
             (array[$2, $3, null])[1 + n % 3], 'The lamp',
             (array['open', 'in_progress', 'pending_customer', 'resolved', 'closed'])[1 + n % 5], n % 4,
             now() - n * interval '1 minute', now(), now(),
             case when n % 5 = 0 then now() - n * interval '1 minute' end
         from generate_series(1, 20000) n",
    )
    .bind(stage.carol.person().unwrap().id.0)
    .bind(stage.alice.person().unwrap().id.0)
    .bind(stage.bob.person().unwrap().id.0)
    .execute(&stage.ctx.db)
    .await
    .unwrap();
    sqlx::query("vacuum analyze tickets").execute(&stage.ctx.db).await.unwrap();
    for sort in every_order().filter(|sort| sort.by != SortBy::Updated) {
        for filter in [Filter::default(), View::Active.filter()] {
            let filter = Filter { sort: Some(sort), limit: Some(50), ..filter };
            let mut asked = QueryBuilder::new("explain (analyze, format json) ");
            plan(&stage.ctx, &stage.alice, &filter, &mut asked).await.unwrap();
            let plan: Value =
                asked.build_query_scalar().persistent(false).fetch_one(&stage.ctx.db).await.unwrap();
            let read = rows_read(&plan[0]["Plan"]);
            assert!(read < 2_000.0, "{sort:?} read {read} of 20,000: {plan:#}");
        }
    }
}
