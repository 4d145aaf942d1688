//! What may be done on the admins' pages.

use base::server::Permission;

/// Sees how support answers, and says what its mail says.
pub const MANAGE_SUPPORT: Permission = Permission::of_admins("admin.manage_support");
/// Reads who changed what.
pub const READ_AUDIT: Permission = Permission::of_admins("admin.read_audit");

/// Says how long things are kept, and lets what was kept long enough go.
pub const MANAGE_RETENTION: Permission = Permission::of_admins("admin.manage_retention");
/// Takes out all that is known of somebody.
pub const EXPORT_PEOPLE: Permission = Permission::of_admins("admin.export_people");
/// Erases somebody.
pub const ERASE_PEOPLE: Permission = Permission::of_admins("admin.erase_people");

/// Every permission of this crate.
pub fn permissions() -> &'static [Permission] {
    &[MANAGE_SUPPORT, READ_AUDIT, MANAGE_RETENTION, EXPORT_PEOPLE, ERASE_PEOPLE]
}
