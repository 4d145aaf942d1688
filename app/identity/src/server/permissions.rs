//! What may be done about other people.

use base::server::Permission;

/// Sees who works at the desk.
pub const READ_COLLEAGUES: Permission = Permission::of_agents("people.read_colleagues");
/// Says of themselves whether they take work, and how much.
pub const CHANGE_OWN_STATUS: Permission = Permission::of_agents("people.change_own_status");
/// Invites people, gives roles and teams, closes accounts and opens them again.
pub const MANAGE: Permission = Permission::of_admins("people.manage");

/// Every permission of this crate.
pub fn permissions() -> &'static [Permission] {
    &[READ_COLLEAGUES, CHANGE_OWN_STATUS, MANAGE]
}
