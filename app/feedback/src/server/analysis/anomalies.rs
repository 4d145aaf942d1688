//! Finds the days that are unlike others, once each, and says what their feedback is about.

use std::collections::HashMap;

use base::{
    DateTime, Utc,
    chrono::{Days, NaiveDate},
    server::{Ctx, Result, Tx},
    uuid::Uuid,
};
use realtime::server::{Entry, Fact};
use sqlx::types::Json;

use super::anomaly::{SMALLEST, Unlike, WEEKS, unlike};
use crate::{AnomalyShare, Dimension, FeedbackAnomaly, FeedbackAnomalyEvent};

/// The days that are kept.
const KEPT: Days = Days::new(400);

/// Looks at yesterday, which is over, and at today, of which too much can be told already. Days are those of UTC.
///
/// # Errors
/// When the database refuses.
#[tracing::instrument(name = "feedback.find_anomalies", skip_all)]
pub(crate) async fn find_anomalies(ctx: &Ctx) -> Result<()> {
    let today = ctx.now().date_naive();
    let yesterday = today.pred_opt().unwrap_or(today);
    for (day, is_over) in [(yesterday, true), (today, false)] {
        let mut reader = ctx.read().await?;
        let found = find(&mut reader, day, is_over).await?;
        reader.release();
        for (counted, unlike) in found {
            keep(ctx, day, &counted, unlike).await?;
        }
    }
    let oldest = today.checked_sub_days(KEPT).unwrap_or(today);
    sqlx::query!("delete from feedback_anomalies where day < $1", oldest).execute(&ctx.db).await?;
    Ok(())
}

/// What was said of one value on the same weekdays.
struct Counted {
    dimension: Dimension,
    value: String,
    seen: i64,
}

async fn find(
    connection: &mut sqlx::PgConnection,
    day: NaiveDate,
    is_over: bool,
) -> Result<Vec<(Counted, Unlike)>> {
    let weeks = weeks_of_feedback(connection, day).await?;
    let mut by_value: HashMap<(String, String), (i64, Vec<i64>)> = HashMap::new();
    for row in load_counts(connection, day).await? {
        let (seen, before) = by_value.entry((row.dimension, row.value)).or_default();
        if row.day == day { *seen = row.count } else { before.push(row.count) }
    }
    let mut found = Vec::new();
    for ((dimension, value), (seen, mut before)) in by_value {
        // A weekday of which nothing was said has no row, and counts as well.
        before.resize(weeks, 0);
        if let (Some(dimension), Some(unlike)) =
            (Dimension::parse(&dimension), unlike(&before, seen, is_over))
        {
            found.push((Counted { dimension, value, seen }, unlike));
        }
    }
    Ok(found)
}

/// How many of the same weekdays there has been feedback for at all.
async fn weeks_of_feedback(connection: &mut sqlx::PgConnection, day: NaiveDate) -> Result<usize> {
    let first = sqlx::query_scalar!("select min(created_at) from feedback").fetch_one(connection).await?;
    let days = first.map_or(0, |first| (day - first.date_naive()).num_days());
    Ok(usize::try_from(days / 7).unwrap_or(0).min(WEEKS))
}

struct CountRow {
    dimension: String,
    value: String,
    day: NaiveDate,
    count: i64,
}

/// The counts of a day and of the same weekdays before it, of every value that was ever more than noise among them.
async fn load_counts(connection: &mut sqlx::PgConnection, day: NaiveDate) -> Result<Vec<CountRow>> {
    let weekdays: Vec<NaiveDate> =
        (0..=WEEKS as u64).filter_map(|week| day.checked_sub_days(Days::new(7 * week))).collect();
    let rows = sqlx::query_as!(
        CountRow,
        r#"with said as (
             select d.day, f.context, f.tags, f.sentiment
             from unnest($1::date[]) as d (day)
             join feedback f on f.created_at >= d.day::timestamp at time zone 'UTC'
                 and f.created_at < (d.day + 1)::timestamp at time zone 'UTC'),
         counted as (
             select v.dimension, v.value, said.day, count(*) as count
             from said cross join lateral (
                 select 'context' as dimension, said.context as value
                 union all select 'tag', unnest(said.tags)
                 union all select 'sentiment', said.sentiment where said.sentiment is not null) v
             group by v.dimension, v.value, said.day),
         loud as (select dimension, value from counted group by dimension, value having max(count) >= $2)
         select dimension as "dimension!", value as "value!", day as "day!", count as "count!"
         from counted join loud using (dimension, value)"#,
        &weekdays,
        SMALLEST,
    );
    Ok(rows.fetch_all(connection).await?)
}

/// Keeps one. It is told when it is found; more of the same day changes its figures alone.
async fn keep(ctx: &Ctx, day: NaiveDate, counted: &Counted, unlike: Unlike) -> Result<()> {
    let mut tx = ctx.begin().await?;
    let anomaly = FeedbackAnomaly {
        id: ctx.id().into(),
        day,
        dimension: counted.dimension,
        value: counted.value.clone(),
        expected: unlike.expected,
        seen: counted.seen,
        score: unlike.score,
        shares: load_anomaly_shares(&mut tx, day, counted).await?,
        created_at: ctx.now(),
    };
    if insert(&mut tx, &anomaly).await? {
        let event = FeedbackAnomalyEvent { version: FeedbackAnomalyEvent::VERSION, anomaly };
        let entry = Entry {
            topic: format!("feedback-anomaly:{}", event.anomaly.id).into(),
            seq: 1,
            public_seq: None,
            feed: None,
            event: serde_json::json!({"type": "found"}),
        };
        let fact = Fact::new(FeedbackAnomalyEvent::KIND, &event)?;
        realtime::server::record(&mut tx, &entry, &fact, ctx.now()).await?;
    }
    ctx.commit(tx).await
}

/// Whether it was not there before.
async fn insert(tx: &mut Tx, anomaly: &FeedbackAnomaly) -> Result<bool> {
    let is_new = sqlx::query_scalar!(
        r#"insert into feedback_anomalies (id, day, dimension, value, expected, seen, score, shares, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict on constraint feedback_anomalies_once do update
         set expected = excluded.expected, seen = excluded.seen, score = excluded.score, shares = excluded.shares
         returning id = $1 as "is_new!""#,
        anomaly.id.0,
        anomaly.day,
        anomaly.dimension.as_str(),
        anomaly.value,
        anomaly.expected,
        anomaly.seen,
        anomaly.score,
        serde_json::to_value(&anomaly.shares).map_err(anyhow::Error::from)?,
        anomaly.created_at,
    );
    Ok(is_new.fetch_one(&mut **tx).await?)
}

/// What the feedback of an anomaly says most, by the other dimensions: three of each at most.
async fn load_anomaly_shares(tx: &mut Tx, day: NaiveDate, counted: &Counted) -> Result<Vec<AnomalyShare>> {
    let rows = sqlx::query!(
        r#"with said as (
             select context, tags, sentiment from feedback
             where created_at >= $1::date::timestamp at time zone 'UTC'
                 and created_at < ($1::date + 1)::timestamp at time zone 'UTC'
                 and case $2 when 'context' then context = $3 when 'tag' then tags @> array[$3] else sentiment = $3 end),
         counted as (
             select v.dimension, v.value, count(*) as count,
                 row_number() over (partition by v.dimension order by count(*) desc, v.value) as place
             from said cross join lateral (
                 select 'context' as dimension, said.context as value
                 union all select 'tag', unnest(said.tags)
                 union all select 'sentiment', said.sentiment where said.sentiment is not null) v
             where v.dimension <> $2
             group by v.dimension, v.value)
         select dimension as "dimension!", value as "value!", count as "count!" from counted where place <= 3
         order by dimension, count desc, value"#,
        day,
        counted.dimension.as_str(),
        counted.value,
    );
    let rows = rows.fetch_all(&mut **tx).await?.into_iter();
    let shares = rows.filter_map(|row| {
        let dimension = Dimension::parse(&row.dimension)?;
        Some(AnomalyShare { dimension, value: row.value, count: row.count })
    });
    Ok(shares.collect())
}

/// Those of some days, the latest and strongest first, fifty at most.
pub(super) async fn load_anomalies(
    connection: &mut sqlx::PgConnection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<FeedbackAnomaly>> {
    let rows = sqlx::query_as!(
        AnomalyRow,
        r#"select id, day, dimension, value, expected, seen, score, shares as "shares: Json<Vec<AnomalyShare>>", created_at
         from feedback_anomalies where day between $1 and $2 order by day desc, abs(score) desc, id limit 50"#,
        from,
        to,
    );
    let rows = rows.fetch_all(connection).await?.into_iter();
    Ok(rows.filter_map(AnomalyRow::into_anomaly).collect())
}

struct AnomalyRow {
    id: Uuid,
    day: NaiveDate,
    dimension: String,
    value: String,
    expected: f64,
    seen: i64,
    score: f64,
    shares: Json<Vec<AnomalyShare>>,
    created_at: DateTime<Utc>,
}

impl AnomalyRow {
    fn into_anomaly(self) -> Option<FeedbackAnomaly> {
        Some(FeedbackAnomaly {
            id: self.id.into(),
            day: self.day,
            dimension: Dimension::parse(&self.dimension)?,
            value: self.value,
            expected: self.expected,
            seen: self.seen,
            score: self.score,
            shares: self.shares.0,
            created_at: self.created_at,
        })
    }
}
