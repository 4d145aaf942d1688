//! What may be done with files beyond sending and reading one's own.

use base::server::Permission;

/// Says which files are taken, and sees how the storage and the scanner are.
pub const MANAGE_SETTINGS: Permission = Permission::of_admins("files.manage_settings");

/// Every permission of this crate.
pub fn permissions() -> &'static [Permission] {
    &[MANAGE_SETTINGS]
}
