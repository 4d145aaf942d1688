//! What may be done in the help center beyond reading it.

use base::server::Permission;

/// Reads what is not published, and how it came to be.
pub const READ_ALL: Permission = Permission::of_agents("knowledge.read_all");
/// Writes articles, questions and images, and closes tasks about them.
pub const WRITE: Permission = Permission::of_agents("knowledge.write");
/// Publishes the questions.
pub const PUBLISH: Permission = Permission::of_agents("knowledge.publish");
/// Reads what was searched for, and what helped.
pub const READ_REPORTS: Permission = Permission::of_agents("knowledge.read_reports");
/// Takes all of it out.
pub const EXPORT: Permission = Permission::of_agents("knowledge.export");
/// Brings an archive in.
pub const IMPORT: Permission = Permission::of_admins("knowledge.import");
/// Deletes an article.
pub const DELETE: Permission = Permission::of_admins("knowledge.delete");
/// Arranges the categories.
pub const MANAGE_CATEGORIES: Permission = Permission::of_admins("knowledge.manage_categories");
/// Says which words mean the same, and which are passed over.
pub const MANAGE_SEARCH: Permission = Permission::of_admins("knowledge.manage_search");

/// Every permission of this crate.
pub fn permissions() -> &'static [Permission] {
    &[READ_ALL, WRITE, PUBLISH, READ_REPORTS, EXPORT, IMPORT, DELETE, MANAGE_CATEGORIES, MANAGE_SEARCH]
}
