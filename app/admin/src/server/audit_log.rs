//! Reads the audit log, newest first.

use base::{
    COUNTED_EXACTLY, DateTime, Pagination, Utc,
    server::{Actor, Ctx, Cursor, Result, find_time_zone, invalid},
    uuid::Uuid,
};
use chrono_tz::Tz;
use identity::server::me;
use serde_json::Value;
use sqlx::{Postgres, QueryBuilder};

use crate::server::permissions;
use crate::{AuditEntry, AuditFilter, AuditLog, Refusal};

/// The longest that is looked for in a field, in characters.
const LONGEST: usize = 200;

/// A page of the audit log. A day is one of the asker's time zone.
///
/// # Errors
/// [`base::server::Error::Invalid`] for a range that ends before it begins and a cursor that is none,
/// [`base::server::Error::Forbidden`] for everybody but admins.
pub async fn audit_log(ctx: &Ctx, actor: &Actor, filter: &AuditFilter) -> Result<AuditLog> {
    actor.can(permissions::READ_AUDIT)?;
    let zone = zone_of(ctx, actor).await?;
    let query = filter.page_query();
    let mut entries = page(ctx, filter, zone, query.limit()).await?;
    let has_more = entries.len() > query.limit() as usize;
    entries.truncate(query.limit() as usize);
    let next_cursor = entries.last().filter(|_| has_more).map(cursor_after);
    let total = count(ctx, filter, zone).await?;
    Ok(AuditLog { entries, pagination: Pagination::new(&query, total, next_cursor) })
}

/// Where a list goes on after a line.
pub(super) fn cursor_after(entry: &AuditEntry) -> String {
    Cursor { at: entry.at, id: entry.id.0 }.write()
}

/// The time zone that somebody lives by; UTC where nobody knows it.
pub(super) async fn zone_of(ctx: &Ctx, actor: &Actor) -> Result<Tz> {
    Ok(find_time_zone(me(ctx, actor).await?.zone()).unwrap_or(Tz::UTC))
}

/// So many lines, and one more where there are more.
pub(super) async fn page(ctx: &Ctx, filter: &AuditFilter, zone: Tz, limit: u32) -> Result<Vec<AuditEntry>> {
    let mut select = QueryBuilder::new(
        "select id, at, actor_id, actor_name, actor_role, address, action, subject_type, subject_id, before, after
         from audit_log where true",
    );
    narrow(&mut select, filter, zone)?;
    if let Some(cursor) = &filter.cursor {
        let Cursor { at, id } = Cursor::read(cursor)?;
        select.push(" and (at, id) < (").push_bind(at).push(", ").push_bind(id).push(")");
    }
    select.push(" order by at desc, id desc limit ").push(limit + 1);
    let mut reader = ctx.read().await?;
    let rows: Vec<Row> = select.build_query_as().fetch_all(&mut *reader).await?;
    reader.release();
    Ok(rows.into_iter().map(Row::into_entry).collect())
}

async fn count(ctx: &Ctx, filter: &AuditFilter, zone: Tz) -> Result<i64> {
    let mut counted = QueryBuilder::new("select count(*) from (select 1 from audit_log where true");
    narrow(&mut counted, filter, zone)?;
    counted.push(" limit ").push(COUNTED_EXACTLY + 1).push(") as matches");
    let mut reader = ctx.read().await?;
    let count = counted.build_query_scalar().fetch_one(&mut *reader).await?;
    reader.release();
    Ok(count)
}

fn narrow(query: &mut QueryBuilder<Postgres>, filter: &AuditFilter, zone: Tz) -> Result<()> {
    let AuditFilter { actor, action, subject, from, to, .. } = filter;
    let (begins, ends) = (from.map(|from| from.begins(&zone)), to.map(|to| to.ends(&zone)));
    if begins.zip(ends).is_some_and(|(begins, ends)| ends <= begins) {
        return Err(invalid("to", Refusal::EndsBeforeItBegins));
    }
    if let Some(actor) = actor.as_deref().map(looked_for) {
        match actor.parse::<Uuid>() {
            Ok(id) => query.push(" and actor_id = ").push_bind(id),
            Err(_) => query.push(" and actor_name ilike ").push_bind(format!("%{}%", literally(&actor))),
        };
    }
    if let Some(action) = action.as_deref().map(looked_for) {
        let below = format!("{}.%", literally(&action));
        query.push(" and (action = ").push_bind(action).push(" or action like ").push_bind(below).push(")");
    }
    if let Some(subject) = subject.as_deref().map(looked_for) {
        query.push(" and (subject_type = ").push_bind(subject.clone());
        query.push(" or subject_id = ").push_bind(subject).push(")");
    }
    if let Some(begins) = begins {
        query.push(" and at >= ").push_bind(begins);
    }
    if let Some(ends) = ends {
        query.push(" and at < ").push_bind(ends);
    }
    Ok(())
}

/// What was typed, as Postgres can take it.
fn looked_for(typed: &str) -> String {
    typed.trim().chars().filter(|letter| *letter != '\0').take(LONGEST).collect()
}

/// Text in which a pattern finds nothing but itself.
fn literally(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    at: DateTime<Utc>,
    actor_id: Option<Uuid>,
    actor_name: Option<String>,
    actor_role: String,
    address: Option<String>,
    action: String,
    subject_type: String,
    subject_id: String,
    before: Option<Value>,
    after: Option<Value>,
}

impl Row {
    fn into_entry(self) -> AuditEntry {
        AuditEntry {
            id: self.id.into(),
            at: self.at,
            actor_id: self.actor_id.map(Into::into),
            actor_name: self.actor_name,
            actor_role: self.actor_role,
            address: self.address,
            action: self.action,
            subject_type: self.subject_type,
            subject_id: self.subject_id,
            before: self.before,
            after: self.after,
        }
    }
}
