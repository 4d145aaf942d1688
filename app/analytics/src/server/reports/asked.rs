//! A filter, checked: which moments it means, and that what it names is there.

use base::{
    DateTime, DayOrMoment, InvalidFields, TeamId, UserId, Utc,
    chrono::{Days, NaiveDate},
    note_invalid,
    server::{Actor, Ctx, Error, Result, find_time_zone, invalid},
};
use chrono_tz::Tz;
use feedback::server::permissions::READ_ALL_SATISFACTION;
use sqlx::PgConnection;
use tickets::Source;

use crate::{Clock, Compare, Period, Refusal, ReportFilter, ReportHours, ReportName, server::permissions};

/// The days of a report that was asked for without any.
const USUAL_DAYS: u64 = 30;

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub period: Period,
    pub zone: Tz,
    pub team: Option<TeamId>,
    pub agent: Option<UserId>,
    pub category: Option<String>,
    pub channel: Option<Source>,
    pub clock: Clock,
    pub compares: bool,
}

impl Asked {
    /// Reads what somebody asks of a report, narrowed to the part of it that they may read.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a field, [`Error::Forbidden`] for what is a colleague's.
    pub async fn read(ctx: &Ctx, actor: &Actor, name: ReportName, filter: &ReportFilter) -> Result<Self> {
        Self::read_filter(ctx, actor, filter).await?.of_reader(actor, name)
    }

    /// Reads a filter of somebody's.
    async fn read_filter(ctx: &Ctx, actor: &Actor, filter: &ReportFilter) -> Result<Self> {
        let zone = zone(ctx, actor, filter.zone.as_deref()).await?;
        let today = ctx.now().with_timezone(&zone).date_naive();
        let to = filter.to.unwrap_or(today);
        let from = filter.from.or_else(|| to.checked_sub_days(Days::new(USUAL_DAYS - 1))).unwrap_or(to);
        let period = Period::new(from, to, zone.name())
            .map_err(|refusal| invalid(if filter.to.is_some() { "to" } else { "from" }, refusal))?;
        Ok(Self {
            period,
            zone,
            team: filter.team,
            agent: filter.agent,
            category: filter.category.clone(),
            channel: filter.channel,
            clock: filter.clock.unwrap_or_default(),
            compares: filter.compare == Some(Compare::Previous),
        })
    }

    /// The part of a report that somebody may read: what people said of colleagues one by one is no agent's to read, so of
    /// that there is one's own work alone.
    fn of_reader(self, actor: &Actor, name: ReportName) -> Result<Self> {
        let reads_all = name != ReportName::Satisfaction || actor.may(READ_ALL_SATISFACTION);
        let own = actor.person()?.id;
        match self.agent {
            _ if reads_all => Ok(self),
            Some(agent) if agent != own => Err(Error::Forbidden),
            _ => Ok(Self { agent: Some(own), ..self }),
        }
    }

    /// Refuses what names nobody.
    pub async fn check(&self, connection: &mut PgConnection) -> Result<()> {
        let known = sqlx::query!(
            r#"select $1::uuid is null or exists (select from teams where id = $1) as "team!",
                 $2::uuid is null or exists (select from users where id = $2 and role in ('agent', 'admin')) as "agent!",
                 $3::text is null or exists (select from categories where slug = $3) as "category!""#,
            self.team.map(|team| team.0),
            self.agent.map(|agent| agent.0),
            self.category,
        )
        .fetch_one(connection)
        .await?;
        let mut wrong = InvalidFields::new();
        let is = |known, refusal| if known { Ok(()) } else { Err(refusal) };
        note_invalid(&mut wrong, "team", is(known.team, Refusal::UnknownTeam));
        note_invalid(&mut wrong, "agent", is(known.agent, Refusal::UnknownAgent));
        note_invalid(&mut wrong, "category", is(known.category, Refusal::UnknownCategory));
        if wrong.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
    }

    /// The same of the period before, where there is one and it was asked for.
    pub fn before(&self) -> Option<Self> {
        let period = self.period.before().filter(|_| self.compares)?;
        Some(Self { period, ..self.clone() })
    }

    /// The first moment.
    pub fn begins(&self) -> DateTime<Utc> {
        DayOrMoment::Day(self.period.from).begins(&self.zone)
    }

    /// The moment after the last.
    pub fn ends(&self) -> DateTime<Utc> {
        DayOrMoment::Day(self.period.to).ends(&self.zone)
    }

    /// Every day.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.period.to;
        self.period.from.iter_days().take_while(move |day| *day <= last)
    }
}

/// The time zone that cuts days: the one that is asked for, the reader's, the house's.
pub(in crate::server) async fn zone(ctx: &Ctx, actor: &Actor, asked: Option<&str>) -> Result<Tz> {
    if let Some(name) = asked {
        return find_time_zone(name).ok_or_else(|| invalid("zone", Refusal::UnknownZone));
    }
    let own = actor.person()?.time_zone.as_deref().and_then(find_time_zone);
    let house = settings::server::read::<ReportHours>(ctx).await?;
    Ok(own.or_else(|| find_time_zone(&house.zone)).unwrap_or(Tz::UTC))
}

/// The days that a filter of somebody's means.
///
/// # Errors
/// [`Error::Invalid`] for a period that is none and a zone that is not there, [`Error::Forbidden`] for customers.
pub async fn report_period(ctx: &Ctx, actor: &Actor, filter: &ReportFilter) -> Result<Period> {
    actor.can(permissions::READ)?;
    Ok(Asked::read_filter(ctx, actor, filter).await?.period)
}

/// Refuses a filter that no report takes.
///
/// # Errors
/// As a report of it would.
pub(in crate::server) async fn check_filter(ctx: &Ctx, actor: &Actor, filter: &ReportFilter) -> Result<()> {
    let asked = Asked::read_filter(ctx, actor, filter).await?;
    let mut connection = ctx.read().await?;
    asked.check(&mut connection).await?;
    connection.release();
    Ok(())
}
