//! What may be done about customers and their organisations.

use base::server::Permission;

/// Sees who somebody is.
pub const READ: Permission = Permission::of_agents("customers.read");
/// Reads and writes notes about people.
pub const NOTE: Permission = Permission::of_agents("customers.note");
/// Keeps somebody from writing, and lets them again.
pub const BLOCK: Permission = Permission::of_agents("customers.block");
/// Makes two accounts of one person one.
pub const MERGE: Permission = Permission::of_agents("customers.merge");
/// Sees the organisations and who belongs to them.
pub const READ_ORGANIZATIONS: Permission = Permission::of_agents("organizations.read");
/// Makes organisations, changes them and says who belongs to them.
pub const MANAGE_ORGANIZATIONS: Permission = Permission::of_agents("organizations.manage");

/// All of them.
pub(in crate::server) fn permissions() -> &'static [Permission] {
    &[READ, NOTE, BLOCK, MERGE, READ_ORGANIZATIONS, MANAGE_ORGANIZATIONS]
}
