//! A line of the audit log: who changed what, when, from where, and what it was before.

use base::{DateTime, Pagination, UserId, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

base::id!(
    /// A line of the audit log.
    AuditEntryId
);

/// A line of the audit log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AuditEntry {
    /// Which.
    pub id: AuditEntryId,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// Who did it, where it was a person.
    pub actor_id: Option<UserId>,
    /// What they were called then.
    pub actor_name: Option<String>,
    /// As what they did it: `admin`, `agent`, `customer`, `system`, `ai_bot`, `visitor`.
    pub actor_role: String,
    /// The address that they came from; none where no request was behind it.
    pub address: Option<String>,
    /// What was done, `settings.changed`.
    pub action: String,
    /// What kind of thing it was done to.
    pub subject_type: String,
    /// Which one.
    pub subject_id: String,
    /// What it was before.
    #[schema(value_type = Object, nullable)]
    pub before: Option<Value>,
    /// What it was afterwards.
    #[schema(value_type = Object, nullable)]
    pub after: Option<Value>,
}

/// A page of the audit log, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AuditLog {
    /// The lines.
    pub entries: Vec<AuditEntry>,
    /// Where they stand.
    pub pagination: Pagination,
}
