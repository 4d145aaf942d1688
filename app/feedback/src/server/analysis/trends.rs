//! Trends: counts, ratings and shares by the day.

use std::collections::HashMap;

use base::{
    DateTime, DayOrMoment, Utc,
    chrono::{Days, NaiveDate, TimeZone},
    server::{Actor, Ctx, Result, find_time_zone, invalid},
};
use chrono_tz::Tz;

use super::anomalies::load_anomalies;
use crate::{
    AnalysisRefusal, Dimension, FeedbackRefusal, FeedbackTrends, TrendDay, TrendShare, TrendsFilter,
    server::permissions,
};

/// The days of a page that nobody asked more of, and the most of any.
const DAYS: u64 = 30;
const MOST_DAYS: i64 = 366;

/// The trends of some days, those of whoever asks.
///
/// # Errors
/// Invalid input for a range that ends before it begins or is longer than a year;
/// [`Forbidden`](base::server::Error::Forbidden) for everybody but the desk.
#[tracing::instrument(name = "feedback.trends", skip_all)]
pub async fn trends(ctx: &Ctx, actor: &Actor, filter: &TrendsFilter) -> Result<FeedbackTrends> {
    let person = actor.can(permissions::READ)?;
    let zone = person.time_zone.as_deref().and_then(find_time_zone).unwrap_or(Tz::UTC);
    let span = Span::of(filter, zone, ctx.now())?;
    let by = filter.by.unwrap_or_default();
    let mut reader = ctx.read().await?;
    let totals = load_totals(&mut reader, &span).await?;
    let shares = load_shares(&mut reader, &span, by).await?;
    let anomalies = load_anomalies(&mut reader, span.from, span.to).await?;
    reader.release();
    let count = totals.values().map(|total| total.count).sum();
    let rated: i64 = totals.values().map(|total| total.rated).sum();
    let stars: i64 = totals.values().map(|total| total.stars).sum();
    let order = in_order(&shares, count);
    Ok(FeedbackTrends {
        days: span.days().map(|day| day_of(day, &totals, &shares, &order)).collect(),
        from: span.from,
        to: span.to,
        by,
        count,
        average_rating: average(stars, rated),
        shares: order,
        anomalies,
    })
}

/// From which day to which, and the moments at which they begin and end.
struct Span {
    from: NaiveDate,
    to: NaiveDate,
    begins: DateTime<Utc>,
    ends: DateTime<Utc>,
    zone: Tz,
}

impl Span {
    fn of(filter: &TrendsFilter, zone: Tz, now: DateTime<Utc>) -> Result<Self> {
        let day = |bound: DayOrMoment| match bound {
            DayOrMoment::Day(day) => day,
            DayOrMoment::Moment(moment) => zone.from_utc_datetime(&moment.naive_utc()).date_naive(),
        };
        let to = filter.to.map_or_else(|| zone.from_utc_datetime(&now.naive_utc()).date_naive(), day);
        let from = filter.from.map_or_else(|| to.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(to), day);
        if to < from {
            return Err(invalid("to", FeedbackRefusal::EndsBeforeItBegins));
        }
        if (to - from).num_days() >= MOST_DAYS {
            return Err(invalid("to", AnalysisRefusal::LongRange(MOST_DAYS)));
        }
        let (begins, ends) = (DayOrMoment::Day(from).begins(&zone), DayOrMoment::Day(to).ends(&zone));
        Ok(Self { from, to, begins, ends, zone })
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take((self.to - self.from).num_days().unsigned_abs() as usize + 1)
    }
}

/// What a day has in all.
struct Total {
    count: i64,
    rated: i64,
    stars: i64,
}

/// What a day has of one value.
struct Counted {
    day: NaiveDate,
    value: String,
    count: i64,
    rated: i64,
    stars: i64,
}

fn average(stars: i64, rated: i64) -> Option<f64> {
    (rated > 0).then(|| stars as f64 / rated as f64)
}

fn share(count: i64, all: i64) -> f64 {
    if all > 0 { count as f64 / all as f64 } else { 0.0 }
}

/// The shares of the whole, the largest first.
fn in_order(counted: &[Counted], all: i64) -> Vec<TrendShare> {
    let mut sums: HashMap<&str, (i64, i64, i64)> = HashMap::new();
    for one in counted {
        let sum = sums.entry(&one.value).or_default();
        *sum = (sum.0 + one.count, sum.1 + one.rated, sum.2 + one.stars);
    }
    let shares = sums.into_iter().map(|(value, (count, rated, stars))| TrendShare {
        value: value.to_owned(),
        count,
        share: share(count, all),
        average_rating: average(stars, rated),
    });
    let mut shares: Vec<TrendShare> = shares.collect();
    shares.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.value.cmp(&other.value)));
    shares
}

fn day_of(
    day: NaiveDate,
    totals: &HashMap<NaiveDate, Total>,
    counted: &[Counted],
    order: &[TrendShare],
) -> TrendDay {
    let total = totals.get(&day).unwrap_or(&Total { count: 0, rated: 0, stars: 0 });
    let first = counted.partition_point(|one| one.day < day);
    let of_day = || counted[first..].iter().take_while(|one| one.day == day);
    let shares = order.iter().filter_map(|share| of_day().find(|one| one.value == share.value));
    let shares = shares.map(|one| TrendShare {
        value: one.value.clone(),
        count: one.count,
        share: share(one.count, total.count),
        average_rating: average(one.stars, one.rated),
    });
    TrendDay {
        day,
        count: total.count,
        average_rating: average(total.stars, total.rated),
        shares: shares.collect(),
    }
}

async fn load_totals(connection: &mut sqlx::PgConnection, span: &Span) -> Result<HashMap<NaiveDate, Total>> {
    let rows = sqlx::query!(
        r#"select (created_at at time zone $3)::date as "day!", count(*) as "count!", count(rating) as "rated!",
             coalesce(sum(rating), 0)::bigint as "stars!"
         from feedback where created_at >= $1 and created_at < $2 group by 1"#,
        span.begins,
        span.ends,
        span.zone.name(),
    );
    let rows = rows.fetch_all(connection).await?.into_iter();
    Ok(rows.map(|row| (row.day, Total { count: row.count, rated: row.rated, stars: row.stars })).collect())
}

/// The counts of the twenty largest values, day by day.
async fn load_shares(
    connection: &mut sqlx::PgConnection,
    span: &Span,
    by: Dimension,
) -> Result<Vec<Counted>> {
    let rows = sqlx::query_as!(
        Counted,
        r#"with said as (
             select (f.created_at at time zone $3)::date as day, v.value, f.rating
             from feedback f cross join lateral (
                 select f.context as value where $4 = 'context'
                 union all select unnest(f.tags) where $4 = 'tag'
                 union all select f.sentiment where $4 = 'sentiment' and f.sentiment is not null) v
             where f.created_at >= $1 and f.created_at < $2),
         largest as (select value from said group by value order by count(*) desc, value limit 20)
         select day as "day!", value as "value!", count(*) as "count!", count(rating) as "rated!",
             coalesce(sum(rating), 0)::bigint as "stars!"
         from said join largest using (value) group by day, value order by day, value"#,
        span.begins,
        span.ends,
        span.zone.name(),
        by.as_str(),
    );
    Ok(rows.fetch_all(connection).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_are_those_of_whoever_asks() {
        let now = "2026-11-29T23:30:00Z".parse().unwrap();
        let span = |filter, zone| Span::of(&filter, zone, now);
        let of_berlin = span(TrendsFilter::default(), Tz::Europe__Berlin).unwrap();
        assert_eq!(
            (of_berlin.from.to_string(), of_berlin.to.to_string()),
            ("2026-11-01".into(), "2026-11-30".into())
        );
        assert_eq!(of_berlin.days().count(), 30);
        assert_eq!(of_berlin.begins.to_rfc3339(), "2026-10-31T23:00:00+00:00");
        let bound = |text: &str| DayOrMoment::parse(text);
        let long = TrendsFilter { from: bound("2024-01-01"), ..TrendsFilter::default() };
        assert!(span(long, Tz::UTC).is_err());
        let reversed = TrendsFilter { from: bound("2026-11-30"), to: bound("2026-11-29"), by: None };
        assert!(span(reversed, Tz::UTC).is_err());
    }
}
