//! Full-text search of tickets. Candidate retrieval is bounded: each source gives its newest matches and no more, and only
//! those are put in the list's order. What the actor may not read they cannot find.

use base::{
    chrono::Datelike,
    cut,
    server::{Actor, Ctx, Result},
};
use sqlx::{Postgres, QueryBuilder};

use super::{list::narrow, owner::Owner, search_words::search_query};
use crate::{Filter, draft::tidy_tag};

/// The most candidates that one source gives.
pub(super) const MOST_CANDIDATES: i64 = 1_000;
/// The most people whose tickets are found by a name.
const MOST_PEOPLE: i64 = 50;
/// The longest question, in characters.
const LONGEST: usize = 200;
/// How many years a number is looked for in of which only the end is said.
const YEARS: i32 = 20;

/// What is searched for, where anything is.
pub(super) fn words(filter: &Filter) -> Option<String> {
    let words = filter.search.as_deref()?.replace('\0', " ");
    Some(cut(words.trim(), LONGEST).to_owned()).filter(|words| !words.is_empty())
}

/// Writes the candidates as the first part of a query, as `hits`: from where, and which ticket.
pub(super) fn push_hits(
    query: &mut QueryBuilder<Postgres>,
    ctx: &Ctx,
    actor: &Actor,
    own: Option<Owner>,
    filter: &Filter,
    words: &str,
) -> Result<()> {
    query.push("with hits (source, id) as materialized (");
    let sources = Sources { actor, own, filter };
    sources.push(query, "'number'", "t.number = any(")?;
    query.push_bind(numbers(words, ctx.now().year())).push("))");
    if let Some(asked) = search_query(words) {
        query.push(" union all ");
        sources.push(query, "'subject'", "t.search @@ ")?;
        query.push_bind(asked.clone()).push("::text::tsquery");
        push_newest(query, "t.created_at desc, t.id desc");
        query.push(" union all (select 'message', m.ticket_id from ticket_messages m");
        if own.is_some() || *filter != unfiltered(filter) {
            query.push(" join tickets t on t.id = m.ticket_id and ");
            narrow(query, actor, own, filter)?;
        }
        query.push(" where m.search @@ ").push_bind(asked).push("::text::tsquery");
        if own.is_some() {
            query.push(" and not m.is_internal");
        }
        // Ids are ordered by time.
        push_newest(query, "m.id desc");
    }
    // A customer sees no tags, and theirs are by few people.
    if own.is_none() {
        query.push(" union all ");
        sources.push(query, "'tag'", "t.tags @> ")?;
        query.push_bind(vec![tidy_tag(words)]);
        push_newest(query, "t.created_at desc, t.id desc");
        query.push(" union all ");
        // Person by person: a join may as well be one that looks at every ticket for somebody who has none.
        query.push(
            "(select 'person', t.id from (select id from users where
                 to_tsvector('simple', fold_person(name || ' ' || email::text))
                 @@ plainto_tsquery('simple', fold_person(",
        );
        query.push_bind(words.to_owned()).push(")) limit ").push(MOST_PEOPLE);
        query.push(") as people cross join lateral (select t.id, t.created_at from tickets t where ");
        narrow(query, actor, own, filter)?.push(" and t.requester_id = people.id");
        push_newest(query, "t.created_at desc, t.id desc");
        query.push(" as t");
        push_newest(query, "t.created_at desc, t.id desc");
    }
    query.push(") ");
    Ok(())
}

/// How many are found, and whether there may be more: a source gave all that it may.
pub(super) async fn count(
    ctx: &Ctx,
    actor: &Actor,
    own: Option<Owner>,
    filter: &Filter,
    words: &str,
) -> Result<(i64, bool)> {
    let mut query = QueryBuilder::default();
    push_hits(&mut query, ctx, actor, own, filter, words)?;
    query.push(
        "select (select count(distinct id) from hits),
             (select coalesce(max(count), 0) from (select count(*) from hits group by source) as given)",
    );
    let mut reader = ctx.read().await?;
    let (found, most): (i64, i64) = query.build_query_as().persistent(false).fetch_one(&mut *reader).await?;
    reader.release();
    Ok((found, most >= MOST_CANDIDATES))
}

struct Sources<'a> {
    actor: &'a Actor,
    own: Option<Owner>,
    filter: &'a Filter,
}

impl Sources<'_> {
    /// Opens a source: tickets of the filter that meet a condition, whose value and end follow.
    fn push(&self, query: &mut QueryBuilder<Postgres>, name: &str, condition: &str) -> Result<()> {
        query.push("(select ").push(name).push(", t.id from tickets t where ");
        narrow(query, self.actor, self.own, self.filter)?;
        query.push(" and ").push(condition);
        Ok(())
    }
}

/// Closes a source.
fn push_newest(query: &mut QueryBuilder<Postgres>, order: &str) {
    query.push(" order by ").push(order).push(" limit ").push(MOST_CANDIDATES).push(")");
}

/// The filter of a list that shows everything in the same way.
fn unfiltered(filter: &Filter) -> Filter {
    Filter {
        search: filter.search.clone(),
        sort: filter.sort,
        page: filter.page,
        limit: filter.limit,
        cursor: filter.cursor.clone(),
        ..Filter::default()
    }
}

/// The numbers that may be meant: the words themselves, or those of the last years that end like them.
fn numbers(words: &str, year: i32) -> Vec<String> {
    let mut numbers = vec![words.to_uppercase()];
    let is_serial =
        |text: &str| (1..=12).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit());
    let (years, serial) = match words.rsplit_once('-') {
        Some((before, serial)) => {
            let said = before.rsplit('-').next().and_then(|year| year.parse::<i32>().ok());
            (said.map_or(0..0, |year| year..year.saturating_add(1)), serial)
        }
        None => (year - YEARS..year + 1, words),
    };
    if is_serial(serial) {
        let serial = serial.trim_start_matches('0');
        numbers.extend(years.rev().map(|year| format!("ST-{year}-{serial:0>6}")));
    }
    numbers
}

#[cfg(test)]
mod tests {
    use identity::server::test::Stage;
    use jobs::server::Job;
    use serde_json::Value;
    use sqlx::PgPool;

    use super::*;
    use crate::{
        Change, NewMessage, NewTicket, Status,
        server::{ReindexTicketSearch, change, list, open, reply},
    };

    async fn found(stage: &Stage, actor: &Actor, words: &str) -> Vec<String> {
        let filter = Filter { search: Some(words.to_owned()), ..Filter::default() };
        let found = list(&stage.ctx, actor, &filter).await.unwrap();
        assert_eq!(found.pagination.total, found.tickets.len() as i64, "{words}");
        found.tickets.into_iter().map(|ticket| ticket.subject).collect()
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn every_spelling_of_a_word_is_found(db: PgPool) {
        let stage = Stage::new(db).await;
        let said = [
            ("Order KX-41775", "Where is it?"),
            ("Zéphyrine: accès", "Ge\u{308}ra\u{308}umig, ＵＳＢ, yağ değişimi, Đổi bóng"),
            ("Files", "See scan77.pdf on kiosk77.north.example.com, or ask mara77.lind@shop.example.com."),
            ("The lamps were flickering", "How do I reset the wi-fi?"),
        ];
        for (subject, description) in said {
            open(&stage.ctx, &stage.carol, NewTicket::new(subject, description), None).await.unwrap();
        }
        for (words, number) in [
            ("41775", 0),
            ("kx 41775", 0),
            ("KX-41775", 0),
            ("kx41775", 0),
            ("order -scan77", 0),
            ("zephyrine", 1),
            ("geräumig", 1),
            ("geraumig", 1),
            ("geraeumig", 1),
            ("usb", 1),
            ("yag", 1),
            ("doi", 1),
            ("scan77", 2),
            ("kiosk77", 2),
            ("mara77.lind", 2),
            ("mara77.lind@shop.example.com", 2),
            ("lamp flickers", 3),
            ("lampen", 3),
            ("wifi", 3),
            ("how to reset my wi-fi", 3),
            ("\"the wi-fi\"", 3),
            ("nonsense or flickering", 3),
        ] {
            assert_eq!(found(&stage, &stage.alice, words).await, [said[number].0], "{words}");
            assert_eq!(found(&stage, &stage.carol, words).await, [said[number].0], "{words}");
        }
        for words in ["\"wi-fi the\"", "flickering -lamps", "41776", "?", "\u{301}"] {
            assert!(found(&stage, &stage.alice, words).await.is_empty(), "{words}");
        }
        assert!(found(&stage, &stage.charlie, "41775").await.is_empty());
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn the_desk_finds_people_tags_and_the_end_of_a_number(db: PgPool) {
        let stage = Stage::new(db).await;
        let id = stage.ctx.id();
        sqlx::query(
            "insert into users (id, email, name, role, password_hash, created_at, updated_at)
             values ($1, 'gp77@shop.example.com', 'Göran Petrović', 'customer', '', now(), now())",
        )
        .bind(id)
        .execute(&stage.ctx.db)
        .await
        .unwrap();
        let goran = Actor::acting(&stage.ctx, id.into(), "Göran Petrović", base::Role::Customer);
        open(&stage.ctx, &stage.carol, NewTicket::new("Other", "It hums too."), None).await.unwrap();
        let ticket = open(&stage.ctx, &goran, NewTicket::new("The lamp", "It hums."), None).await.unwrap();
        let tagged = Change { tags: Some(vec!["late-parcel".to_owned()]), ..Change::default() };
        change(&stage.ctx, &stage.alice, &ticket.number, tagged).await.unwrap();
        let end = ticket.number.rsplit('-').next().unwrap();
        let short = end.trim_start_matches('0');
        for words in [
            "Goran",
            "petrovic",
            "gp77@shop.example.com",
            "late parcel",
            "Late-Parcel",
            end,
            short,
            &ticket.number,
        ] {
            assert_eq!(found(&stage, &stage.alice, words).await, ["The lamp"], "{words}");
        }
        for words in ["goran", "late-parcel"] {
            assert!(found(&stage, &goran, words).await.is_empty(), "{words}");
        }
        assert_eq!(found(&stage, &goran, end).await, ["The lamp"]);
        assert!(found(&stage, &stage.carol, end).await.is_empty());
        let over =
            Filter { search: Some("goran".to_owned()), status: vec![Status::Closed], ..Filter::default() };
        assert!(list(&stage.ctx, &stage.alice, &over).await.unwrap().tickets.is_empty());
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn what_older_rules_stored_is_found_after_the_job(db: PgPool) {
        let stage = Stage::new(db).await;
        let draft = NewTicket::new("Order KX-41775", "It hums.");
        let ticket = open(&stage.ctx, &stage.carol, draft, None).await.unwrap();
        let note = NewMessage::note("See scan77.pdf");
        reply(&stage.ctx, &stage.alice, &ticket.number, note, None).await.unwrap();
        for sql in ["update tickets set search = null", "update ticket_messages set search = null"] {
            sqlx::query(sql).execute(&stage.ctx.db).await.unwrap();
        }
        assert!(found(&stage, &stage.alice, "41775").await.is_empty());
        ReindexTicketSearch::default().run(&stage.ctx).await.unwrap();
        for words in ["41775", "scan77"] {
            assert_eq!(found(&stage, &stage.alice, words).await.len(), 1, "{words}");
        }
        assert!(found(&stage, &stage.carol, "scan77").await.is_empty());
    }

    /// Rows that a plan took from the tables themselves.
    fn rows_read(plan: &Value) -> f64 {
        let number = |name: &str| plan[name].as_f64().unwrap_or_default();
        let here = match plan["Relation Name"].as_str() {
            Some("tickets" | "ticket_messages") => {
                let removed = number("Rows Removed by Filter") + number("Rows Removed by Index Recheck");
                (number("Actual Rows") + removed) * number("Actual Loops")
            }
            _ => 0.0,
        };
        here + plan["Plans"].as_array().into_iter().flatten().map(rows_read).sum::<f64>()
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn a_word_that_many_tickets_have_is_looked_for_in_the_newest(db: PgPool) {
        let stage = Stage::new(db).await;
        sqlx::query(
            "insert into tickets (id, number, requester_id, category_id, subject, search, created_at, updated_at, last_message_at)
             select lpad(to_hex(n), 32, '0')::uuid, 'T-' || n, $1, c.id, 'T ' || n,
                 array_to_tsvector(array[case when n % 8 < 3 then 'lamp' else 'shade' end]),
                 now() - (20000 - n) * interval '1 minute', now(), now()
             from generate_series(1, 20000) n, (select id from categories limit 1) c",
        )
        .bind(stage.carol.person().unwrap().id.0)
        .execute(&stage.ctx.db)
        .await
        .unwrap();
        sqlx::query(
            "insert into ticket_messages (id, ticket_id, sender_type, body, search, created_at)
             select id, id, 'customer', 'b', search, created_at from tickets order by id",
        )
        .execute(&stage.ctx.db)
        .await
        .unwrap();
        sqlx::query("vacuum analyze tickets, ticket_messages").execute(&stage.ctx.db).await.unwrap();
        let filter = Filter { search: Some("lamp".to_owned()), ..Filter::default() };
        let mut asked = QueryBuilder::new("explain (analyze, format json) ");
        push_hits(&mut asked, &stage.ctx, &stage.alice, None, &filter, "lamp").unwrap();
        asked.push("select count(distinct id) from hits");
        let plan: Value =
            asked.build_query_scalar().persistent(false).fetch_one(&stage.ctx.db).await.unwrap();
        let read = rows_read(&plan[0]["Plan"]);
        assert!(read < 8.0 * MOST_CANDIDATES as f64, "{read} rows for 15,000 hits: {plan:#}");
        let shown = list(&stage.ctx, &stage.alice, &filter).await.unwrap();
        assert_eq!(shown.tickets[0].subject, "T 20000");
        assert_eq!(shown.pagination.total, MOST_CANDIDATES);
        assert!(shown.pagination.total_is_estimate, "there are more");
    }

    #[test]
    fn the_end_of_a_number_is_enough() {
        assert_eq!(numbers("st-2026-000390", 2026)[0], "ST-2026-000390");
        for words in ["000390", "390"] {
            let meant = numbers(words, 2026);
            assert_eq!(meant[1..3], ["ST-2026-000390", "ST-2025-000390"], "{words}");
            assert_eq!(meant.len(), 22);
        }
        assert_eq!(numbers("2025-390", 2026)[1..], ["ST-2025-000390"]);
        assert_eq!(numbers("1234567", 2026)[1], "ST-2026-1234567");
        assert_eq!(numbers("lamp", 2026), ["LAMP"]);
        assert_eq!(numbers("kx-41775", 2026), ["KX-41775"]);
    }
}
