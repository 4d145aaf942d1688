//! Permissions: what a verb asks for instead of a role. Each domain declares its own in its `server/permissions.rs`; a role
//! is the set of those that it reaches.

use crate::Role;

/// Something that somebody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Its domain and what it lets do: `tickets.delete`.
    pub name: &'static str,
    /// The first role that has it; every later one has it too.
    pub least: Role,
}

impl Permission {
    /// A permission of everybody who has an account.
    pub const fn of_everybody(name: &'static str) -> Self {
        Self { name, least: Role::Customer }
    }

    /// A permission of everybody at the desk.
    pub const fn of_agents(name: &'static str) -> Self {
        Self { name, least: Role::Agent }
    }

    /// A permission of those who run the desk.
    pub const fn of_admins(name: &'static str) -> Self {
        Self { name, least: Role::Admin }
    }
}
