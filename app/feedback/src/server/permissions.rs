//! What may be done with feedback beyond giving it.

use base::server::Permission;

/// Reads what people said.
pub const READ: Permission = Permission::of_agents("feedback.read");
/// Says what becomes of it: tags, status, notes, tickets.
pub const MANAGE: Permission = Permission::of_agents("feedback.manage");
/// Suggests ideas and votes for those of others.
pub const SUGGEST_IDEA: Permission = Permission::of_everybody("feedback.suggest_idea");
/// Says where ideas stand, answers, merges and hides them.
pub const MANAGE_IDEAS: Permission = Permission::of_agents("feedback.manage_ideas");
/// Reads how satisfied people were with one's own work.
pub const READ_SATISFACTION: Permission = Permission::of_agents("feedback.read_satisfaction");
/// Reads how satisfied people were with everybody's.
pub const READ_ALL_SATISFACTION: Permission = Permission::of_admins("feedback.read_all_satisfaction");

/// Says which words mean what, and has everything looked at again.
pub const ANALYSE: Permission = Permission::of_admins("feedback.analyse");

/// Every permission of this crate.
pub fn permissions() -> &'static [Permission] {
    &[READ, MANAGE, SUGGEST_IDEA, MANAGE_IDEAS, READ_SATISFACTION, READ_ALL_SATISFACTION, ANALYSE]
}
