//! What may be done here.

use base::server::Permission;

/// Reads reports and the dashboard.
pub const READ: Permission = Permission::of_agents("reports.read");
/// Keeps reports with their filters under a name.
pub const SAVE: Permission = Permission::of_agents("reports.save");
/// Says when the house works, and has everything counted anew.
pub const CONFIGURE: Permission = Permission::of_admins("reports.configure");

/// Every permission of this crate.
pub fn permissions() -> &'static [Permission] {
    &[READ, SAVE, CONFIGURE]
}
