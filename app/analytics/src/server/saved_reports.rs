//! Saved reports: one's own, and those that somebody shares with the desk.

use base::{
    DateTime, InvalidFields, Utc, check_name, note_invalid,
    server::{Actor, Ctx, Error, IdempotencyKey, Result, Tx, invalid},
    single_line,
    uuid::Uuid,
};
use identity::Party;
use sqlx::PgConnection;

use super::{permissions, reports::check_filter};
use crate::{
    Cadence, Note, Refusal, ReportFilter, ReportName, SavedReport, SavedReportDraft, SavedReportId,
    SavedReports,
};

/// The longest name, in characters.
pub(super) const LONGEST_NAME: usize = 100;
/// The most that one person saves.
const MOST: i64 = 200;

/// One's own and the shared ones, by name.
///
/// # Errors
/// [`Error::Forbidden`] for customers.
pub async fn saved_reports(ctx: &Ctx, actor: &Actor) -> Result<SavedReports> {
    let reader = actor.can(permissions::READ)?.id;
    let rows = sqlx::query_as!(
        Saved,
        "select s.id, s.name, s.report, s.filter, s.is_shared, s.owner_id, u.name as owner_name, s.schedule,
             s.created_at, s.updated_at
         from saved_reports s join users u on u.id = s.owner_id
         where s.owner_id = $1 or s.is_shared order by lower(s.name), s.id limit 500",
        reader.0,
    )
    .fetch_all(&ctx.db)
    .await?;
    let saved_reports = rows.into_iter().map(Saved::into_saved_report).collect::<Result<_>>()?;
    Ok(SavedReports { saved_reports })
}

/// Saves one, once for each key.
///
/// # Errors
/// [`Error::Invalid`] for a name that is none or that another of theirs has, and for a filter that no report takes.
#[tracing::instrument(name = "analytics.save_report", skip_all)]
pub async fn save_report(
    ctx: &Ctx,
    actor: &Actor,
    draft: SavedReportDraft,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<SavedReport> {
    let owner = actor.can(permissions::SAVE)?.id;
    let draft = check(ctx, actor, draft).await?;
    let mut tx = ctx.begin().await?;
    let id = ctx.id();
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, owner.0, id).await?
    {
        return load(&mut tx, earlier.into()).await;
    }
    refuse_many(&mut tx, owner.0).await?;
    sqlx::query!(
        "insert into saved_reports (id, owner_id, name, report, filter, is_shared, schedule, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        id,
        owner.0,
        draft.name,
        draft.report.as_str(),
        written(&draft.filter)?,
        draft.is_shared,
        draft.schedule.map(Cadence::as_str),
        ctx.now(),
    )
    .execute(&mut *tx)
    .await
    .map_err(explain)?;
    let saved = load(&mut tx, id.into()).await?;
    ctx.commit(tx).await?;
    Ok(saved)
}

/// Changes one of one's own.
///
/// # Errors
/// As [`save_report`], and [`Error::NotFound`] for one that is not theirs.
#[tracing::instrument(name = "analytics.change_saved_report", skip_all)]
pub async fn change_saved_report(
    ctx: &Ctx,
    actor: &Actor,
    id: SavedReportId,
    draft: SavedReportDraft,
) -> Result<SavedReport> {
    let owner = actor.can(permissions::SAVE)?.id;
    let draft = check(ctx, actor, draft).await?;
    let mut tx = ctx.begin().await?;
    let changed = sqlx::query!(
        "update saved_reports set name = $3, report = $4, filter = $5, is_shared = $6, schedule = $7, updated_at = $8
         where id = $1 and owner_id = $2",
        id.0,
        owner.0,
        draft.name,
        draft.report.as_str(),
        written(&draft.filter)?,
        draft.is_shared,
        draft.schedule.map(Cadence::as_str),
        ctx.now(),
    )
    .execute(&mut *tx)
    .await
    .map_err(explain)?;
    if changed.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    let saved = load(&mut tx, id).await?;
    ctx.commit(tx).await?;
    Ok(saved)
}

/// Deletes one of one's own.
///
/// # Errors
/// [`Error::NotFound`] for one that is not theirs, [`Error::Forbidden`].
#[tracing::instrument(name = "analytics.remove_saved_report", skip_all)]
pub async fn remove_saved_report(ctx: &Ctx, actor: &Actor, id: SavedReportId) -> Result<()> {
    let owner = actor.can(permissions::SAVE)?.id;
    let gone = sqlx::query!("delete from saved_reports where id = $1 and owner_id = $2", id.0, owner.0)
        .execute(&ctx.db)
        .await?;
    if gone.rows_affected() == 0 { Err(Error::NotFound) } else { Ok(()) }
}

async fn check(ctx: &Ctx, actor: &Actor, mut draft: SavedReportDraft) -> Result<SavedReportDraft> {
    draft.name = single_line(&draft.name);
    draft.filter.format = None;
    let mut wrong = InvalidFields::new();
    note_invalid(&mut wrong, "name", check_name(&draft.name, LONGEST_NAME));
    if let Err(error) = check_filter(ctx, actor, &draft.filter).await {
        match error {
            Error::Invalid(fields) => wrong.extend(fields),
            other => return Err(other),
        }
    }
    if wrong.is_empty() { Ok(draft) } else { Err(Error::Invalid(wrong)) }
}

async fn refuse_many(tx: &mut Tx, owner: Uuid) -> Result<()> {
    let saved =
        sqlx::query_scalar!(r#"select count(*) as "saved!" from saved_reports where owner_id = $1"#, owner)
            .fetch_one(&mut **tx)
            .await?;
    if saved < MOST { Ok(()) } else { Err(invalid("name", Refusal::ManySaved)) }
}

fn written(filter: &ReportFilter) -> Result<serde_json::Value> {
    Ok(serde_json::to_value(filter).map_err(anyhow::Error::from)?)
}

fn explain(error: sqlx::Error) -> Error {
    let error = Error::from(error);
    match error.constraint() {
        Some("saved_reports_name_unique") => invalid("name", Refusal::NameTaken),
        _ => error,
    }
}

struct Saved {
    id: Uuid,
    name: String,
    report: String,
    filter: serde_json::Value,
    is_shared: bool,
    owner_id: Uuid,
    owner_name: String,
    schedule: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl Saved {
    fn into_saved_report(self) -> Result<SavedReport> {
        let schedule = self.schedule.as_deref().and_then(Cadence::parse);
        Ok(SavedReport {
            id: self.id.into(),
            name: self.name,
            report: ReportName::parse(&self.report)
                .ok_or_else(|| anyhow::anyhow!("report {:?} is unknown", self.report))?,
            filter: serde_json::from_value(self.filter).map_err(anyhow::Error::from)?,
            is_shared: self.is_shared,
            owner: Party { id: self.owner_id.into(), name: self.owner_name },
            schedule,
            // The house sends no mail yet; whoever asks for it is told.
            schedule_note: schedule.map(|_| Note::NotSwitchedOn),
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}

async fn load(connection: &mut PgConnection, id: SavedReportId) -> Result<SavedReport> {
    sqlx::query_as!(
        Saved,
        "select s.id, s.name, s.report, s.filter, s.is_shared, s.owner_id, u.name as owner_name, s.schedule,
             s.created_at, s.updated_at
         from saved_reports s join users u on u.id = s.owner_id where s.id = $1",
        id.0,
    )
    .fetch_optional(connection)
    .await?
    .ok_or(Error::NotFound)?
    .into_saved_report()
}
