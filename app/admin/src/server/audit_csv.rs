//! The audit log as a table for other programs. It is read and sent a page at a time, however long it is.

use axum::body::Bytes;
use base::server::{Actor, Ctx, Error, Result, csv_cell};
use chrono_tz::Tz;
use futures::{Stream, stream};

use super::audit_log::{cursor_after, page, zone_of};
use crate::server::permissions;
use crate::{AuditEntry, AuditFilter};

/// Lines that are read at once.
const PAGE: u32 = 500;

/// The names of the columns, behind the mark by which a spreadsheet knows UTF-8.
const HEAD: &str = "\u{feff}at,actor,role,address,action,subject_type,subject_id,before,after\r\n";

/// The lines of a filter, all of them. What is wrong with it is said before anything is sent.
///
/// # Errors
/// As [`super::audit_log`].
pub async fn audit_csv(
    ctx: &Ctx,
    actor: &Actor,
    filter: AuditFilter,
) -> Result<impl Stream<Item = Result<Bytes>> + Send + 'static> {
    actor.can(permissions::READ_AUDIT)?;
    let zone = zone_of(ctx, actor).await?;
    let first = Reading::begin(ctx.clone(), filter, zone).await?;
    Ok(stream::try_unfold(Some(first), |reading| async move {
        let Some(reading) = reading else { return Ok(None) };
        let (bytes, next) = reading.step().await?;
        Ok::<_, Error>(Some((bytes, next)))
    }))
}

/// Where the reading stands, with the page that comes next.
struct Reading {
    ctx: Ctx,
    filter: AuditFilter,
    zone: Tz,
    entries: Vec<AuditEntry>,
    written: String,
}

impl Reading {
    async fn begin(ctx: Ctx, filter: AuditFilter, zone: Tz) -> Result<Self> {
        let entries = page(&ctx, &filter, zone, PAGE).await?;
        Ok(Self { ctx, filter, zone, entries, written: HEAD.to_owned() })
    }

    async fn step(mut self) -> Result<(Bytes, Option<Self>)> {
        let has_more = self.entries.len() > PAGE as usize;
        self.entries.truncate(PAGE as usize);
        let mut written = std::mem::take(&mut self.written);
        self.entries.iter().for_each(|entry| push_line(&mut written, entry));
        if !has_more {
            return Ok((written.into(), None));
        }
        self.filter.cursor = self.entries.last().map(cursor_after);
        self.entries = page(&self.ctx, &self.filter, self.zone, PAGE).await?;
        Ok((written.into(), Some(self)))
    }
}

fn push_line(csv: &mut String, entry: &AuditEntry) {
    let json =
        |value: &Option<serde_json::Value>| value.as_ref().map(ToString::to_string).unwrap_or_default();
    let cells = [
        entry.at.to_rfc3339(),
        entry.actor_name.clone().unwrap_or_default(),
        entry.actor_role.clone(),
        entry.address.clone().unwrap_or_default(),
        entry.action.clone(),
        entry.subject_type.clone(),
        entry.subject_id.clone(),
        json(&entry.before),
        json(&entry.after),
    ];
    csv.push_str(&cells.map(|text| csv_cell(&text)).join(","));
    csv.push_str("\r\n");
}
