//! What whoever runs the desk decides and looks up.

mod actions;
mod audit_entry;
mod audit_filter;
mod category_actions;
mod erasure;
mod field_changes;
mod pages;
mod personal_data_actions;
mod refusal;
mod retention;
mod retention_actions;
mod routes;
mod settings_entries;
mod support_settings;
mod template;
mod words;

pub use audit_entry::{AuditEntry, AuditEntryId, AuditLog};
pub use audit_filter::AuditFilter;
pub use erasure::{ErasedCount, ErasureReceipt, ErasureReceiptId};
pub use field_changes::{FieldChange, field_changes};
pub use refusal::Refusal;
pub use retention::{
    Retained, Retention, RetentionChange, RetentionRun, RetentionRunId, RetentionRuns, SweptCount,
};
pub use routes::AdminRoutes;
pub use settings_entries::settings_entries;
pub use support_settings::{SupportSettings, SupportSettingsChange};
pub use template::{Template, TemplateError, TemplateValues, Variable};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;
