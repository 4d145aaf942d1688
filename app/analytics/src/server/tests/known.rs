//! A small history of which every number is known.

use base::DateTime;
use sqlx::AssertSqlSafe;
use tickets::Priority;

use super::*;
use crate::{Clock, Compare, Finding, Note, ReportHours, ReportName};

/// Tells a ticket: when it was opened and what followed, in minutes after it: `c` the customer says something, `a` Alice,
/// `b` Bob; `r` and `o` it is resolved or opened again by whoever spoke last of the desk.
async fn told(stage: &Stage, opened: &str, priority: Priority, story: &[(i64, char)]) -> Ticket {
    let draft = NewTicket { priority: Some(priority), ..NewTicket::new("The lamp does not light", "Dark.") };
    let ticket = open(stage, &stage.carol, draft).await;
    let opened: DateTime<base::Utc> = opened.parse().unwrap();
    let mut times = vec![(ticket.seq, opened)];
    let mut agent = &stage.alice;
    for (minutes, what) in story {
        match what {
            'c' => say(stage, &stage.carol, &ticket, NewMessage::reply("c")).await,
            'r' => change(stage, agent, &ticket, moved(Status::Resolved)).await,
            'o' => change(stage, agent, &ticket, moved(Status::Open)).await,
            who => {
                agent = if *who == 'a' { &stage.alice } else { &stage.bob };
                say(stage, agent, &ticket, NewMessage::reply("a")).await;
            }
        }
        let reached = tickets::server::find(&stage.ctx, agent, &ticket.number).await.unwrap();
        times.push((reached.seq, opened + TimeDelta::minutes(*minutes)));
    }
    date_back(stage, &ticket, opened, &times).await;
    ticket
}

/// Puts what happened to a ticket where it is told to have been.
async fn date_back(
    stage: &Stage,
    ticket: &Ticket,
    opened: DateTime<base::Utc>,
    times: &[(i64, DateTime<base::Utc>)],
) {
    let id = ticket.id;
    let run = |sql: String| async {
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&stage.ctx.db).await.unwrap();
    };
    run(format!("update tickets set created_at = '{opened}' where id = '{id}'")).await;
    let mut after = 0;
    for (reached, at) in times {
        run(format!(
            "update ticket_messages m set created_at = '{at}' from ticket_events e
             where e.ticket_id = '{id}' and e.seq > {after} and e.seq <= {reached} and m.ticket_id = e.ticket_id
                 and m.id::text = e.metadata#>>'{{message,id}}'"
        ))
        .await;
        run(format!(
            "update ticket_events set created_at = '{at}' where ticket_id = '{id}' and seq > {after} and seq <= {reached}"
        ))
        .await;
        after = *reached;
    }
    // The first message is no event of its own.
    run(format!(
        "update ticket_messages m set created_at = '{opened}' where ticket_id = '{id}' and m.id = (
             select id from ticket_messages where ticket_id = '{id}' order by id limit 1)"
    ))
    .await;
}

/// Four tickets of one week, the days in UTC.
async fn week(stage: &Stage) {
    // A Monday, ten in the morning: answered after 30 minutes, and again after 10; resolved after two hours.
    told(stage, "2026-03-02T10:00:00Z", Priority::High, &[(30, 'a'), (60, 'c'), (70, 'a'), (120, 'r')]).await;
    // The same day: one answer, resolved.
    told(stage, "2026-03-02T11:00:00Z", Priority::Low, &[(10, 'b'), (20, 'r')]).await;
    // Friday evening: answered on Monday at nine.
    told(stage, "2026-03-06T18:00:00Z", Priority::Low, &[(3_780, 'a'), (3_840, 'r'), (3_900, 'o')]).await;
    // Sunday: nobody answered.
    told(stage, "2026-03-08T23:30:00Z", Priority::Medium, &[]).await;
    recount_all(&stage.ctx).await;
}

async fn ask(stage: &Stage, name: ReportName, filter: &ReportFilter) -> Report {
    report(&stage.ctx, &stage.alice, name, filter).await.unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn volume_is_what_was_opened_and_resolved_and_is_left(db: PgPool) {
    let stage = Stage::new(db).await;
    week(&stage).await;
    let filter = ReportFilter { compare: Some(Compare::Previous), ..days("2026-03-02", "2026-03-08") };
    let volume = ask(&stage, ReportName::Volume, &filter).await;
    let value = |measure| figure(&volume, measure).value;
    assert_eq!(value(Measure::Opened), Some(4.0));
    assert_eq!(figure(&volume, Measure::Opened).before, Some(0.0));
    assert_eq!(value(Measure::Resolved), Some(2.0), "one was opened again");
    assert_eq!(value(Measure::Backlog), Some(2.0));
    let per_day = section(&volume, SectionKey::Days);
    assert_eq!(per_day.rows.len(), 7);
    assert_eq!(row(per_day, "2026-03-02"), [Some(2.0), Some(2.0)]);
    assert_eq!(row(per_day, "2026-03-03"), [Some(0.0), Some(0.0)]);
    assert_eq!(row(section(&volume, SectionKey::Priorities), "low"), [Some(2.0), Some(1.0), Some(1.0)]);
    let hours = section(&volume, SectionKey::WeekdayHours);
    assert_eq!(
        (row(hours, "1")[10], row(hours, "7")[23], row(hours, "7")[22]),
        (Some(1.0), Some(1.0), Some(0.0))
    );
    assert_eq!(row(section(&volume, SectionKey::Channels), "web"), [Some(4.0), Some(2.0)]);
    let later = ask(&stage, ReportName::Volume, &days("2026-03-09", "2026-03-15")).await;
    assert_eq!(figure(&later, Measure::Opened).value, Some(0.0));
    let before = ask(&stage, ReportName::Channels, &days("2026-02-01", "2026-02-02")).await;
    assert_eq!(before.findings, [Finding::Quiet]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn days_are_cut_where_the_reader_is(db: PgPool) {
    let stage = Stage::new(db).await;
    week(&stage).await;
    let filter = ReportFilter { zone: Some("Europe/Berlin".to_owned()), ..days("2026-03-02", "2026-03-09") };
    let volume = ask(&stage, ReportName::Volume, &filter).await;
    let per_day = section(&volume, SectionKey::Days);
    assert_eq!(row(per_day, "2026-03-08")[0], Some(0.0));
    assert_eq!(row(per_day, "2026-03-09")[0], Some(1.0), "it is after midnight there");
    assert_eq!(row(section(&volume, SectionKey::WeekdayHours), "1")[0], Some(1.0));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn clocks_are_those_that_a_zone_had_on_that_day(db: PgPool) {
    let stage = Stage::new(db).await;
    // Moscow was four hours ahead until October 2014, and is three since.
    told(&stage, "2014-07-01T20:30:00Z", Priority::Low, &[]).await;
    told(&stage, "2015-07-01T20:30:00Z", Priority::Low, &[]).await;
    // Samoa went from the 29th to the 31st of December 2011.
    told(&stage, "2011-12-30T09:30:00Z", Priority::Low, &[]).await;
    told(&stage, "2011-12-30T10:30:00Z", Priority::Low, &[]).await;
    recount_all(&stage.ctx).await;
    let asked = async |zone: &str, from: &str, to: &str| {
        let filter = ReportFilter { zone: Some(zone.to_owned()), ..days(from, to) };
        let volume = ask(&stage, ReportName::Volume, &filter).await;
        let rows = section(&volume, SectionKey::Days).rows.iter();
        let opened: Vec<_> = rows.map(|row| row.values[0].unwrap_or_default()).collect();
        assert_eq!(figure(&volume, Measure::Opened).value, Some(opened.iter().sum()), "{zone}");
        opened
    };
    assert_eq!(asked("Europe/Moscow", "2014-07-01", "2014-07-02").await, [0.0, 1.0]);
    assert_eq!(asked("Europe/Moscow", "2015-07-01", "2015-07-02").await, [1.0, 0.0]);
    assert_eq!(asked("Pacific/Apia", "2011-12-29", "2011-12-31").await, [1.0, 0.0, 1.0]);
    assert_eq!(asked("Pacific/Apia", "2011-12-30", "2011-12-30").await, [0.0]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn answers_are_timed_by_either_clock(db: PgPool) {
    let stage = Stage::new(db).await;
    week(&stage).await;
    let filter = days("2026-03-02", "2026-03-10");
    let wall = ask(&stage, ReportName::ResponseTimes, &filter).await;
    let minutes = |report: &Report, measure| figure(report, measure).value.map(|seconds| seconds / 60.0);
    // After 10, 30 and 3,780 minutes.
    assert_eq!(minutes(&wall, Measure::FirstResponseMedian), Some(30.0));
    assert_eq!(minutes(&wall, Measure::NextResponseMedian), Some(10.0));
    let agents = section(&wall, SectionKey::Agents);
    assert_eq!(row(agents, "Bob")[0], Some(600.0));
    assert_eq!(
        row(agents, "Alice")[..3],
        [Some(60.0 * (30.0 + 3_780.0) / 2.0), Some(60.0 * 3_405.0), Some(2.0)]
    );
    let business = ask(
        &stage,
        ReportName::ResponseTimes,
        &ReportFilter { clock: Some(Clock::Business), ..filter.clone() },
    )
    .await;
    // From Friday evening until Monday at nine nobody works.
    assert_eq!(minutes(&business, Measure::FirstResponseMedian), Some(10.0));
    let bobs = ReportFilter { agent: stage.bob.id(), ..filter };
    let bobs = ask(&stage, ReportName::ResponseTimes, &bobs).await;
    assert_eq!(minutes(&bobs, Measure::FirstResponseMedian), Some(10.0));
    assert_eq!(figure(&bobs, Measure::NextResponseMedian).value, None);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn resolutions_are_of_what_stayed_resolved(db: PgPool) {
    let stage = Stage::new(db).await;
    week(&stage).await;
    let filter = days("2026-03-02", "2026-03-10");
    let report = ask(&stage, ReportName::Resolution, &filter).await;
    let value = |measure| figure(&report, measure).value;
    assert_eq!(value(Measure::ResolutionRate), Some(0.5));
    assert_eq!(value(Measure::OneTouchRate), Some(0.5), "Bob's took one answer");
    assert_eq!(value(Measure::ReopenRate), Some(1.0 / 3.0));
    assert_eq!(value(Measure::ResolutionMedian), Some(70.0 * 60.0));
    let ages = section(&report, SectionKey::Ages);
    let ages: Vec<_> = ages.rows.iter().map(|row| (&*row.key, row.values[0])).collect();
    assert_eq!(
        ages,
        [
            ("day", Some(0.0)),
            ("three_days", Some(1.0)),
            ("week", Some(1.0)),
            ("month", Some(0.0)),
            ("older", Some(0.0))
        ]
    );
    let category = ReportFilter { category: Some("billing".to_owned()), ..filter };
    let none = ask(&stage, ReportName::Resolution, &category).await;
    assert_eq!((figure(&none, Measure::Resolved).value, none.findings), (Some(0.0), vec![Finding::Quiet]));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn other_working_hours_count_everything_anew(db: PgPool) {
    let stage = Stage::new(db).await;
    week(&stage).await;
    let always = Some(crate::WorkingDay { from: 0, to: 1_440 });
    let hours = ReportHours { days: [always; 7], ..ReportHours::default() };
    assert!(save_report_hours(&stage.ctx, &stage.alice, hours.clone()).await.is_err());
    save_report_hours(&stage.ctx, &stage.erin, hours).await.unwrap();
    let waiting: i64 = sqlx::query_scalar("select count(*) from jobs where kind = 'recount-ticket-facts'")
        .fetch_one(&stage.ctx.db)
        .await
        .unwrap();
    assert_eq!(waiting, 1);
    recount_all(&stage.ctx).await;
    let differs: i64 = sqlx::query_scalar(
        "select count(*) from ticket_facts where first_response_seconds <> first_response_business_seconds",
    )
    .fetch_one(&stage.ctx.db)
    .await
    .unwrap();
    assert_eq!(differs, 0);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_nobody_measures_here_says_so(db: PgPool) {
    let stage = Stage::new(db).await;
    for name in [ReportName::Sla, ReportName::Email] {
        assert_eq!(ask(&stage, name, &ReportFilter::default()).await.note, Some(Note::NotSwitchedOn));
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn satisfaction_is_the_mean_of_who_answered(db: PgPool) {
    let stage = Stage::new(db).await;
    open(&stage, &stage.carol, NewTicket::new("The lamp does not light", "Dark.")).await;
    sqlx::raw_sql(
        "insert into satisfaction_ratings (id, ticket_id, ticket_number, requester_id, category, resolved_at, rating,
             asked_at, answered_at, updated_at)
         select gen_random_uuid(), t.id, number, requester_id, 'billing', now() + n * interval '1 second', rating, now(),
             case when rating is not null then now() end, now()
         from tickets t, (values (1, 4), (2, 5), (3, null)) as said (n, rating)",
    )
    .execute(&stage.ctx.db)
    .await
    .unwrap();
    let report =
        report(&stage.ctx, &stage.erin, ReportName::Satisfaction, &ReportFilter::default()).await.unwrap();
    assert_eq!(figure(&report, Measure::Satisfaction).value, Some(4.5));
    assert_eq!(figure(&report, Measure::Ratings).value, Some(2.0));
    assert_eq!(figure(&report, Measure::RatingRate).value, Some(2.0 / 3.0));
    assert_eq!(row(section(&report, SectionKey::Ratings), "5"), [Some(1.0)]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn chats_and_the_help_center_are_counted_where_they_are_kept(db: PgPool) {
    let stage = Stage::new(db).await;
    sqlx::raw_sql(
        "insert into chat_sessions (id, token_hash, visitor_id, status, locale, started_at, queued_at, last_message_at,
             visitor_seen_at, updated_at, accepted_at, rating)
         select id, uuid_send(id), id, status, 'en', now(), now(), now(), now(), now(), now() + wait, rating
         from (values (gen_random_uuid(), 'ended', interval '20 seconds', 5), (gen_random_uuid(), 'active', interval '40 seconds', null),
             (gen_random_uuid(), 'left_message', null, null), (gen_random_uuid(), 'ended', null, null)) as told (id, status, wait, rating);
         insert into chat_messages (id, session_id, seq, public_seq, sender_type, body, body_html, created_at)
         select gen_random_uuid(), id, 2, 2, 'agent', 'a', 'a', started_at + interval '50 seconds' from chat_sessions
         where status = 'active';
         insert into search_queries (id, locale, words, hits, created_at)
         values (gen_random_uuid(), 'en', 'lamp', 3, now()), (gen_random_uuid(), 'de', '=1+1', 0, now());
         insert into daily_counts (metric, day, dimension, n)
         values ('article_views', (now() at time zone 'UTC')::date, gen_random_uuid()::text, 7)",
    )
    .execute(&stage.ctx.db)
    .await
    .unwrap();
    let filter = ReportFilter { zone: Some("UTC".to_owned()), ..ReportFilter::default() };
    let chat = ask(&stage, ReportName::Chat, &filter).await;
    for (measure, value) in [
        (Measure::Chats, 4.0),
        (Measure::ChatsTaken, 2.0),
        (Measure::ChatsMissed, 2.0),
        (Measure::MissedRate, 0.5),
        (Measure::ChatWaitMedian, 30.0),
        (Measure::ChatAnswerMedian, 50.0),
        (Measure::ChatRating, 5.0),
        (Measure::ChatsRated, 1.0),
    ] {
        assert_eq!(figure(&chat, measure).value, Some(value), "{measure:?}");
        assert_eq!(figure(&chat, measure).opens, None);
    }
    let knowledge = ask(&stage, ReportName::Knowledge, &filter).await;
    assert_eq!(figure(&knowledge, Measure::ArticleViews).value, Some(7.0));
    assert_eq!(figure(&knowledge, Measure::HelpfulRate).value, None);
    assert_eq!(row(section(&knowledge, SectionKey::Searches), "=1+1"), [Some(1.0)]);
    assert_eq!(row(section(&knowledge, SectionKey::Languages), "en"), [Some(1.0), Some(0.0)]);
}
