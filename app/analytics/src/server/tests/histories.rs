//! Whatever happens to tickets, what the consumer kept is what a recount finds, and both are what the tickets themselves say.

use base::server::SeededRng;
use serde_json::Value;
use tickets::Priority;

use super::*;

/// One thing that may happen; what tickets refuse does not.
async fn happen(stage: &Stage, chance: &mut SeededRng, tickets: &mut Vec<Ticket>) {
    let Stage { ctx, alice, bob, carol, charlie, erin } = stage;
    ctx.clock.advance(TimeDelta::minutes(1 + chance.below(600)));
    if tickets.is_empty() || chance.below(6) == 0 {
        let asker = *chance.pick(&[carol, charlie]);
        tickets.push(open(stage, asker, NewTicket::new("The lamp does not light", "It stays dark.")).await);
        return;
    }
    let ticket = chance.pick(tickets).clone();
    let agent = *chance.pick(&[alice, bob, erin]);
    let asker = if ticket.requester.id == carol.id().unwrap() { carol } else { charlie };
    let (key, text) = (&*ticket.number, "It is so.");
    let wanted = match chance.below(12) {
        0..3 => {
            tickets::server::reply(ctx, agent, key, NewMessage::reply(text), None).await.ok();
            return;
        }
        3..5 => {
            tickets::server::reply(ctx, asker, key, NewMessage::reply(text), None).await.ok();
            return;
        }
        5 => {
            tickets::server::reply(ctx, agent, key, NewMessage::note(text), None).await.ok();
            return;
        }
        6..9 => moved(*chance.pick(&Status::ALL)),
        9 => Change { priority: Some(*chance.pick(&[Priority::Low, Priority::Urgent])), ..Change::default() },
        10 => Change {
            category: Some((*chance.pick(&["billing", "bug-report"])).to_owned()),
            tags: Some(vec![(*chance.pick(&["a", "b"])).to_owned(), "c".to_owned()]),
            ..Change::default()
        },
        _ if chance.below(4) == 0 => {
            tickets::server::remove(ctx, erin, key).await.unwrap();
            tickets.retain(|known| known.id != ticket.id);
            return;
        }
        _ => Change { assigned_to: Some(*chance.pick(&[alice.id(), bob.id(), None])), ..Change::default() },
    };
    let by = if chance.below(4) == 0 { asker } else { agent };
    tickets::server::change(ctx, by, key, wanted).await.ok();
}

/// The facts, but for how much of its ticket's log each has seen: not all that happens changes one.
async fn kept(ctx: &Ctx) -> Value {
    sqlx::query_scalar(
        "select jsonb_build_array(
             (select jsonb_agg(to_jsonb(f) - 'seq' order by ticket_id) from ticket_facts f),
             (select jsonb_agg(to_jsonb(r) order by ticket_id, ordinal) from response_facts r))",
    )
    .fetch_one(&ctx.db)
    .await
    .unwrap()
}

/// The tickets of which the facts are not what the tables of tickets say, counted in another way.
async fn differing(ctx: &Ctx) -> Vec<String> {
    sqlx::query_scalar(
        "with answers as (
             -- An answer is a word of an agent's right after one of the customer's.
             select ticket_id, count(*) filter (where sender_type = 'agent' and before = 'customer') as n from (
                 select ticket_id, sender_type, lag(sender_type) over (partition by ticket_id order by created_at, id)
                     as before
                 from ticket_messages where not is_internal) said group by ticket_id
         ), reopened as (
             select ticket_id, count(*) as n from ticket_events where event_type = 'status_changed'
                 and metadata->>'from' in ('resolved', 'closed') and metadata->>'to' not in ('resolved', 'closed')
             group by ticket_id
         )
         select coalesce(t.number, f.ticket_id::text) from tickets t
         full join ticket_facts f on f.ticket_id = t.id
         left join categories c on c.id = t.category_id
         left join answers a on a.ticket_id = t.id
         left join reopened r on r.ticket_id = t.id
         where t.id is null or f.ticket_id is null
             or (f.status, f.priority, f.category, f.channel, f.tags, f.created_at)
                 <> (t.status, t.priority, c.slug, t.source, t.tags, t.created_at)
             or f.assignee_id is distinct from t.assignee_id
             or f.first_response_at is distinct from t.first_responded_at
             or (f.resolved_at is not null) <> (t.status in ('resolved', 'closed'))
             -- The event is written a moment after the row.
             or f.resolved_at > coalesce(t.resolved_at, t.closed_at) + interval '1 second'
             or f.reopen_count <> coalesce(r.n, 0)
             or f.customer_messages + f.agent_replies <> t.message_count
             or (select count(*) from response_facts x where x.ticket_id = t.id) <> coalesce(a.n, 0)
             or f.first_response_seconds
                 <> floor(extract(epoch from f.first_response_at - f.created_at))
             or f.resolution_seconds <> floor(extract(epoch from f.resolved_at - f.created_at))",
    )
    .fetch_all(&ctx.db)
    .await
    .unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_kept_bit_by_bit_is_what_a_recount_finds(db: PgPool) {
    let stage = Stage::new(db).await;
    react(&stage.ctx).await;
    for seed in 0..6 {
        let (mut chance, mut tickets) = (SeededRng::new(seed), Vec::new());
        for step in 0..60 {
            happen(&stage, &mut chance, &mut tickets).await;
            // Whether it reacts to much at once or to little, it comes to the same.
            if step % (seed + 5) == 0 {
                react(&stage.ctx).await;
            }
        }
    }
    react(&stage.ctx).await;
    let bit_by_bit = kept(&stage.ctx).await;
    assert_eq!(differing(&stage.ctx).await, Vec::<String>::new());
    recount_all(&stage.ctx).await;
    assert_eq!(kept(&stage.ctx).await, bit_by_bit);
    sqlx::raw_sql("truncate ticket_facts, response_facts").execute(&stage.ctx.db).await.unwrap();
    recount_all(&stage.ctx).await;
    assert_eq!(kept(&stage.ctx).await, bit_by_bit);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_known_of_a_ticket_that_went_without_a_word_goes(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = open(&stage, &stage.carol, NewTicket::new("a", "b")).await;
    say(&stage, &stage.alice, &ticket, NewMessage::reply("c")).await;
    recount_all(&stage.ctx).await;
    sqlx::raw_sql("delete from tickets").execute(&stage.ctx.db).await.unwrap();
    recount_all(&stage.ctx).await;
    assert_eq!(kept(&stage.ctx).await, serde_json::json!([null, null]));
}
