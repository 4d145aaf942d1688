//! How support answers: what its mail says, and what an answer does to its ticket.

use serde::{Deserialize, Serialize};

/// The longest template, in characters.
pub const LONGEST_TEMPLATE: u32 = 10_000;

/// The settings of support. They are kept in the sections of the domains that they belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SupportSettings {
    /// The address that support writes from and is written to; empty where there is none.
    pub support_email: String,
    /// Whether a customer who opens a ticket is written to at once.
    pub support_auto_response: bool,
    /// What is written then, with `{{ticket_number}}`, `{{customer_name}}`, `{{subject}}` and `{{link}}`.
    pub support_email_template: String,
    /// Whether an agent who answers a ticket that nobody has becomes its assignee.
    pub answering_assigns: bool,
}

/// What to change; what is missing stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SupportSettingsChange {
    /// The address that support writes from; empty for none.
    pub support_email: Option<String>,
    /// Whether a customer who opens a ticket is written to at once.
    pub support_auto_response: Option<bool>,
    /// What is written then.
    pub support_email_template: Option<String>,
    /// Whether an agent who answers a ticket that nobody has becomes its assignee.
    pub answering_assigns: Option<bool>,
}
