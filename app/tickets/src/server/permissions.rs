//! What may be done with tickets beyond one's own.

use base::server::Permission;

/// Sees every ticket, and of each what only the desk sees.
pub const READ_ALL: Permission = Permission::of_agents("tickets.read_all");
/// Changes more of a ticket than its customer may.
pub const CHANGE: Permission = Permission::of_agents("tickets.change");
/// Answers for the desk, as often as it takes.
pub const REPLY: Permission = Permission::of_agents("tickets.reply");
/// Writes what only the desk reads.
pub const NOTE: Permission = Permission::of_agents("tickets.note");
/// Gives tickets to somebody, or takes them.
pub const ASSIGN: Permission = Permission::of_agents("tickets.assign");
/// Escalates a ticket.
pub const ESCALATE: Permission = Permission::of_agents("tickets.escalate");
/// Holds a ticket, so that nothing of it goes by itself.
pub const HOLD: Permission = Permission::of_admins("tickets.hold");
/// Deletes a ticket.
pub const DELETE: Permission = Permission::of_admins("tickets.delete");
/// Says what tickets can be about.
pub const MANAGE_CATEGORIES: Permission = Permission::of_admins("tickets.manage_categories");
/// Says how tickets are taken and answered.
pub const CONFIGURE: Permission = Permission::of_admins("tickets.configure");

/// Every permission of this crate.
pub fn permissions() -> &'static [Permission] {
    &[READ_ALL, CHANGE, REPLY, NOTE, ASSIGN, ESCALATE, HOLD, DELETE, MANAGE_CATEGORIES, CONFIGURE]
}
