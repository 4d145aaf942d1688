//! The audit log: who deleted or changed what, kept beyond the life of its subject. Written in the transaction that
//! makes the change; it knows no domain.

use serde::Serialize;
use serde_json::Value;

use super::{Actor, Ctx, Result, Tx, request_address::request_address};
use crate::Performer;

/// What was done to what. Small values: what is deleted is named, not copied.
#[derive(Debug)]
pub struct Audited<'a> {
    /// What was done, `ticket.removed`.
    pub action: &'a str,
    /// What kind of thing it was done to.
    pub subject_type: &'a str,
    /// Which.
    pub subject_id: String,
    before: Option<Value>,
    after: Option<Value>,
}

impl<'a> Audited<'a> {
    /// Something that was done to a subject.
    pub fn new(action: &'a str, subject_type: &'a str, subject_id: impl ToString) -> Self {
        Self { action, subject_type, subject_id: subject_id.to_string(), before: None, after: None }
    }

    /// What it was before.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn before(mut self, before: &impl Serialize) -> Result<Self> {
        self.before = Some(serde_json::to_value(before).map_err(anyhow::Error::from)?);
        Ok(self)
    }

    /// What it is now.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn after(mut self, after: &impl Serialize) -> Result<Self> {
        self.after = Some(serde_json::to_value(after).map_err(anyhow::Error::from)?);
        Ok(self)
    }
}

/// Writes a line of the audit log in the changing transaction.
///
/// # Errors
/// When the database refuses.
pub async fn audit(ctx: &Ctx, tx: &mut Tx, actor: &Actor, audited: Audited<'_>) -> Result<()> {
    let by = Performer::from(actor);
    sqlx::query!(
        "insert into audit_log (id, at, actor_id, actor_name, actor_role, address, action, subject_type, subject_id,
             before, after)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        ctx.id(),
        ctx.now(),
        by.id.map(|id| id.0),
        by.name,
        by.kind.as_str(),
        request_address(),
        audited.action,
        audited.subject_type,
        audited.subject_id,
        audited.before,
        audited.after,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
