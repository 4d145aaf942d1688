//! What may be done with the brand beyond seeing it.

use base::server::Permission;

/// Says how the house looks.
pub const MANAGE: Permission = Permission::of_admins("brand.manage");

/// Every permission of this crate.
pub fn permissions() -> &'static [Permission] {
    &[MANAGE]
}
