//! What may be done with the queue.

use base::server::Permission;

/// Reads dead letters, and runs them again.
pub const MANAGE: Permission = Permission::of_admins("jobs.manage");

/// Every permission of this crate.
pub fn permissions() -> &'static [Permission] {
    &[MANAGE]
}
