//! Fills a database with many tickets by `COPY`, skewed as life is, to measure on. It tells no stories:
//! the words are few, the numbers are right.

use std::fmt::Write;

use base::{
    DateTime, UserId, Utc,
    chrono::{Datelike, TimeDelta},
    server::{Ctx, Result, SeededRng},
    uuid::{NoContext, Timestamp, Uuid},
};
use sqlx::PgConnection;

use super::{
    super::{reply::preview, search_words::search_vector},
    stories::{Filling, Line, STORIES},
};

/// Rows a `COPY` takes before the next begins: memory stays small however many tickets there are.
const BATCH: usize = 5_000;
/// The tickets reach this far back.
const DAYS: i64 = 700;

const TICKETS: &str = "copy tickets (id, number, requester_id, category_id, assignee_id, subject, status, priority, \
    source, tags, last_seq, last_public_seq, message_count, preview, created_at, updated_at, first_responded_at, \
    last_message_at, resolved_at, closed_at, waiting_since, search) from stdin";
const MESSAGES: &str = "copy ticket_messages (id, ticket_id, sender_type, sender_id, body, is_internal, created_at, search) from stdin";
const EVENTS: &str =
    "copy ticket_events (ticket_id, seq, event_type, performed_by, metadata, created_at) from stdin";

/// Writes `count` tickets of `customers`, answered by `agents`; returns how many messages they have.
///
/// # Errors
/// When the database refuses.
pub async fn seed_bulk(ctx: &Ctx, count: i64, customers: &[UserId], agents: &[UserId]) -> Result<i64> {
    // All of it or nothing: an index that is away while rows pour in must not stay away.
    let mut connection = ctx.begin().await?;
    let categories = sqlx::query_scalar!("select id from categories order by position, id")
        .fetch_all(&mut *connection)
        .await?;
    let indexes = drop_indexes(&mut connection).await?;
    let mut writer = Writer {
        chance: SeededRng::new(11),
        now: ctx.now(),
        numbers: Numbers::begin(&mut connection, ctx.now().year()).await?,
        customers,
        agents,
        categories: &categories,
        messages: 0,
    };
    let mut written = 0;
    while written < count {
        let rows = writer.batch(written, count, BATCH);
        copy(&mut connection, TICKETS, rows.tickets).await?;
        copy(&mut connection, MESSAGES, rows.messages).await?;
        copy(&mut connection, EVENTS, rows.events).await?;
        written += rows.count;
    }
    writer.numbers.end(&mut connection).await?;
    for index in indexes {
        sqlx::query(sqlx::AssertSqlSafe(index)).execute(&mut *connection).await?;
    }
    for table in ["tickets", "ticket_messages", "ticket_events", "users"] {
        sqlx::query(sqlx::AssertSqlSafe(format!("analyze {table}"))).execute(&mut *connection).await?;
    }
    let messages = writer.messages;
    ctx.commit(connection).await?;
    Ok(messages)
}

/// Takes the plain indexes away while rows pour in; answers how each is made again.
async fn drop_indexes(connection: &mut PgConnection) -> Result<Vec<String>> {
    let found = sqlx::query!(
        r#"select i.indexrelid::regclass::text as "name!", pg_get_indexdef(i.indexrelid) as "definition!"
         from pg_index i where i.indrelid in ('tickets'::regclass, 'ticket_messages'::regclass, 'ticket_events'::regclass)
             and not exists (select from pg_constraint c where c.conindid = i.indexrelid)"#,
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut definitions = Vec::with_capacity(found.len());
    for index in found {
        let drop = format!("drop index {}", index.name);
        sqlx::query(sqlx::AssertSqlSafe(drop)).execute(&mut *connection).await?;
        definitions.push(index.definition);
    }
    Ok(definitions)
}

async fn copy(connection: &mut PgConnection, statement: &str, rows: String) -> Result<()> {
    let mut sink = connection.copy_in_raw(statement).await?;
    sink.send(rows.into_bytes()).await?;
    sink.finish().await?;
    Ok(())
}

/// The numbers of the years that the tickets fall into.
struct Numbers {
    next: Vec<(i32, i64)>,
}

impl Numbers {
    async fn begin(connection: &mut PgConnection, this_year: i32) -> Result<Self> {
        let mut next = Vec::new();
        for year in this_year - 2..=this_year {
            let number = sqlx::query_scalar!(r#"select next_ticket_number($1) as "number!""#, year)
                .fetch_one(&mut *connection)
                .await?;
            let serial = number.rsplit('-').next().and_then(|serial| serial.parse().ok()).unwrap_or(1);
            next.push((year, serial));
        }
        Ok(Self { next })
    }

    fn take(&mut self, year: i32) -> String {
        let Some((_, serial)) = self.next.iter_mut().find(|(known, _)| *known == year) else {
            return format!("ST-{year}-X");
        };
        let number = format!("ST-{year}-{serial:06}");
        *serial += 1;
        number
    }

    async fn end(&self, connection: &mut PgConnection) -> Result<()> {
        for (year, serial) in &self.next {
            sqlx::query_scalar!(
                "select setval(('ticket_numbers_' || $1::integer)::regclass, $2)",
                year,
                serial
            )
            .fetch_one(&mut *connection)
            .await?;
        }
        Ok(())
    }
}

#[derive(Default)]
struct Rows {
    count: i64,
    tickets: String,
    messages: String,
    events: String,
}

struct Writer<'a> {
    chance: SeededRng,
    now: DateTime<Utc>,
    numbers: Numbers,
    customers: &'a [UserId],
    agents: &'a [UserId],
    categories: &'a [Uuid],
    messages: i64,
}

impl Writer<'_> {
    fn batch(&mut self, from: i64, until: i64, most: usize) -> Rows {
        let mut rows = Rows::default();
        for place in (from..until).take(most) {
            let back = TimeDelta::seconds((until - place) * DAYS * 86_400 / until);
            self.ticket(&mut rows, self.now - back);
            rows.count += 1;
        }
        rows
    }

    fn ticket(&mut self, rows: &mut Rows, opened: DateTime<Utc>) {
        let story = self.chance.pick(&STORIES);
        let customer = self.person(self.customers);
        let agent = self.person(self.agents);
        let (status, is_answered) = self.status();
        let id = id_at(opened, &mut self.chance);
        let fill = Filling::any(&mut self.chance);
        let (subject, description) = (fill.of(story.subject), fill.of(story.description));
        let mut at = opened;
        self.message(rows, id, "customer", customer, &description, false, at);
        let mut events = vec![("opened", customer, opened)];
        let replies = if is_answered { 1 + self.chance.skewed(14) } else { 0 };
        let mut public = 1;
        let mut waiting = Some(opened);
        for turn in 0..replies {
            at = (at + TimeDelta::minutes(5 + self.chance.below(600))).min(self.now);
            let line = &story.lines[usize::try_from(turn).unwrap_or_default() % story.lines.len()];
            match line {
                Line::Asks(_) => waiting = waiting.or(Some(at)),
                Line::Answers(_) => waiting = None,
                Line::Notes(_) => {}
            }
            let (sender, by, text, internal) = match line {
                Line::Asks(text) => ("customer", customer, *text, false),
                Line::Answers(text) => ("agent", agent, *text, false),
                Line::Notes(text) => ("agent", agent, *text, true),
            };
            self.message(rows, id, sender, by, &fill.of(text), internal, at);
            public += i64::from(!internal);
            events.push((if internal { "noted" } else { "replied" }, by, at));
        }
        for (seq, (kind, by, when)) in (1..).zip(&events) {
            let _infallible =
                writeln!(rows.events, "{id}\t{seq}\t{kind}\t{by}\t{{\"type\": \"{kind}\"}}\t{when}");
        }
        let assignee = if is_answered { agent.to_string() } else { "\\N".to_owned() };
        let stamp = |is_set: bool| if is_set { at.to_string() } else { "\\N".to_owned() };
        let _infallible = writeln!(
            rows.tickets,
            "{id}\t{number}\t{customer}\t{category}\t{assignee}\t{subject}\t{status}\t{priority}\tweb\t{{{tag}}}\t\
             {seq}\t{public}\t{public}\t{preview}\t{opened}\t{at}\t{answered}\t{at}\t{resolved}\t{closed}\t{waiting}\t{search}",
            subject = escape(&subject),
            preview = escape(&preview(&description)),
            search = search_vector(&subject),
            number = self.numbers.take(opened.year()),
            category = self.categories
                [usize::try_from(self.chance.below(6)).unwrap_or_default() % self.categories.len()],
            priority =
                [1, 1, 1, 0, 1, 2, 0, 2, 1, 3][usize::try_from(self.chance.below(10)).unwrap_or_default()],
            tag = story.tag,
            seq = events.len(),
            answered = stamp(is_answered),
            resolved = stamp(matches!(status, "resolved" | "closed")),
            closed = stamp(status == "closed"),
            waiting = waiting
                .filter(|_| matches!(status, "open" | "in_progress"))
                .map_or_else(|| "\\N".to_owned(), |since| since.to_string()),
        );
    }

    /// Three in five are over.
    fn status(&mut self) -> (&'static str, bool) {
        match self.chance.below(100) {
            0..60 => ("closed", true),
            60..78 => ("resolved", true),
            78..86 => ("pending_customer", true),
            86..93 => ("in_progress", true),
            _ => ("open", false),
        }
    }

    fn person(&mut self, from: &[UserId]) -> UserId {
        let place = self.chance.skewed(i64::try_from(from.len()).unwrap_or(i64::MAX));
        from[usize::try_from(place).unwrap_or_default() % from.len()]
    }

    #[expect(clippy::too_many_arguments, reason = "one column each; a struct would be used once")]
    fn message(
        &mut self,
        rows: &mut Rows,
        ticket: Uuid,
        sender: &str,
        by: UserId,
        body: &str,
        is_internal: bool,
        at: DateTime<Utc>,
    ) {
        let id = id_at(at, &mut self.chance);
        self.messages += 1;
        let _infallible = writeln!(
            rows.messages,
            "{id}\t{ticket}\t{sender}\t{by}\t{}\t{is_internal}\t{at}\t{}",
            escape(body),
            search_vector(body)
        );
    }
}

/// A version 7 id of a moment, from the steady chance.
fn id_at(at: DateTime<Utc>, chance: &mut SeededRng) -> Uuid {
    let seconds = u64::try_from(at.timestamp()).unwrap_or_default();
    let ordered = Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, at.timestamp_subsec_nanos()));
    let random = u128::try_from(chance.below(i64::MAX)).unwrap_or_default();
    Uuid::from_u128((ordered.as_u128() & !0x3fff_ffff_ffff_ffff) | (random & 0x3fff_ffff_ffff_ffff))
}

/// Text as `COPY` reads it.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t").replace('\r', "\\r")
}
