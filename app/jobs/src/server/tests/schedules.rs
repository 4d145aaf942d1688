//! Schedules are due once across all processes.

use base::{DateTime, Utc};

use super::{planner::Planner, *};

fn planner(schedules: Vec<Schedule>) -> Planner {
    Planner::new(schedules, &registry())
}

fn at(moment: &str) -> DateTime<Utc> {
    moment.parse().unwrap()
}

/// When a pattern comes between two moments.
fn met(pattern: &str, from: &str, to: &str) -> Vec<String> {
    let schedule = Schedule::cron(pattern, Tz::Europe__Berlin, &mark());
    let next = |after: &DateTime<Utc>| schedule.next(*after);
    std::iter::successors(next(&at(from)), next)
        .take_while(|moment| *moment <= at(to))
        .map(|moment| moment.format("%m-%d %H:%M").to_string())
        .collect()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_schedule_is_due_once_however_many_processes_ask(db: PgPool) {
    let ctx = test::ctx(db);
    let every = || planner(vec![Schedule::every(TimeDelta::minutes(10), &mark())]);
    let (mut one, mut other, mut third) = (every(), every(), every());
    for round in 1..=2 {
        tokio::join!(one.tick(&ctx), other.tick(&ctx), third.tick(&ctx));
        assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 1);
        assert_eq!(marks(&ctx).await, round);
        ctx.clock.advance(TimeDelta::minutes(11));
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn runs_that_were_missed_while_nobody_was_up_are_made_up_for_once(db: PgPool) {
    let ctx = test::ctx(db);
    let both = || {
        planner(vec![
            Schedule::every(TimeDelta::hours(1), &mark()).named("hourly"),
            Schedule::cron("0 3 * * *", Tz::Europe__Berlin, &mark()).named("nightly"),
        ])
    };
    both().tick(&ctx).await;
    assert_eq!(
        worker_of(&ctx).run_due().await.unwrap(),
        1,
        "an interval begins at once, a time is waited for"
    );
    ctx.clock.advance(TimeDelta::days(3));
    let mut started = both();
    let next_at = started.tick(&ctx).await.unwrap();
    assert!(next_at > ctx.now());
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 2, "each once");
    started.tick(&ctx).await;
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_schedule_that_a_release_changed_begins_anew(db: PgPool) {
    let ctx = test::ctx(db);
    planner(vec![Schedule::every(TimeDelta::days(30), &mark())]).tick(&ctx).await;
    worker_of(&ctx).run_due().await.unwrap();
    let mut changed = planner(vec![Schedule::cron("*/5 * * * *", Tz::UTC, &mark())]);
    let next_at = changed.tick(&ctx).await.unwrap();
    assert!(next_at <= ctx.now() + TimeDelta::minutes(5));
    assert_eq!(worker_of(&ctx).run_due().await.unwrap(), 0);
}

#[test]
fn a_time_of_the_clock_is_met_once_a_day_through_spring_and_autumn() {
    // In spring the clocks leap from 02:00 to 03:00, which is 01:00 UTC, where 02:30 is made up for.
    let spring = met("30 2 * * *", "2027-03-27T12:00:00Z", "2027-03-29T12:00:00Z");
    assert_eq!(spring, ["03-28 01:00", "03-29 00:30"]);
    // In autumn 02:30 is twice: at 00:30 UTC and at 01:30 UTC.
    let autumn = met("30 2 * * *", "2027-10-30T12:00:00Z", "2027-11-01T12:00:00Z");
    assert_eq!(autumn, ["10-31 00:30", "11-01 01:30"]);
    let noon = met("0 12 * * *", "2027-03-27T00:00:00Z", "2027-03-28T23:00:00Z");
    assert_eq!(noon, ["03-27 11:00", "03-28 10:00"]);
}

#[test]
fn an_interval_of_the_clock_goes_on_evenly_through_spring_and_autumn() {
    let spring = met("*/30 * * * *", "2027-03-28T00:00:00Z", "2027-03-28T02:00:00Z");
    assert_eq!(spring, ["03-28 00:30", "03-28 01:00", "03-28 01:30", "03-28 02:00"]);
    let autumn = met("*/30 * * * *", "2027-10-31T00:00:00Z", "2027-10-31T02:00:00Z");
    assert_eq!(autumn, ["10-31 00:30", "10-31 01:00", "10-31 01:30", "10-31 02:00"]);
}

#[test]
#[should_panic(expected = "two schedules are called mark")]
fn two_schedules_of_a_kind_have_names_of_their_own() {
    let every = || Schedule::every(TimeDelta::hours(1), &mark());
    let _fine = planner(vec![every(), every().named("second")]);
    let _refused = planner(vec![every(), every()]);
}

#[test]
#[should_panic(expected = "is no cron pattern")]
fn a_pattern_that_cannot_be_read_is_found_at_start_up() {
    let _refused = Schedule::cron("every day", Tz::UTC, &mark());
}
