//! What somebody may do with the consumers.

use base::server::Permission;

/// Sees the events that were set aside, and runs them again.
pub const MANAGE: Permission = Permission::of_admins("consumers.manage");

/// All of them.
pub fn permissions() -> &'static [Permission] {
    &[MANAGE]
}
