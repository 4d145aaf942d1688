//! The audit log as its page shows it: times on the reader's clock, and of each change what differs.

use base::server::{Actor, Ctx, Result};

use super::audit_log::{audit_log, zone_of};
use crate::{
    AuditFilter,
    actions::{AuditPage, AuditRow},
    field_changes,
};

/// A page of the audit log for a reader.
///
/// # Errors
/// As [`audit_log`].
pub(crate) async fn audit_page(ctx: &Ctx, actor: &Actor, filter: &AuditFilter) -> Result<AuditPage> {
    let log = audit_log(ctx, actor, filter).await?;
    let zone = zone_of(ctx, actor).await?;
    let rows = log.entries.into_iter().map(|mut entry| {
        let local = entry.at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S").to_string();
        let changes = field_changes(entry.before.take().as_ref(), entry.after.take().as_ref());
        AuditRow { entry, local, changes }
    });
    Ok(AuditPage {
        rows: rows.collect(),
        next_cursor: log.pagination.next_cursor,
        zone: zone.name().to_owned(),
    })
}
