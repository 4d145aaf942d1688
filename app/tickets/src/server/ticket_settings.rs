//! What an admin decides of tickets while the house runs.

use base::server::Permission;
use serde::{Deserialize, Serialize};
use settings::server::Section;

use crate::server::permissions;

/// The run-time settings of tickets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TicketSettings {
    /// Whether an agent who answers a ticket that nobody has becomes its assignee.
    pub answering_assigns: bool,
}

impl Default for TicketSettings {
    fn default() -> Self {
        Self { answering_assigns: true }
    }
}

impl Section for TicketSettings {
    const NAME: &'static str = "tickets";
    const PERMISSION: Permission = permissions::CONFIGURE;
}
