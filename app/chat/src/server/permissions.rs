//! What may be done with chats beyond one's own.

use base::server::Permission;

/// Sees every chat, and of each what only the desk sees.
pub const READ_ALL: Permission = Permission::of_agents("chat.read_all");
/// Takes chats, answers them, hands them on and ends them.
pub const ANSWER: Permission = Permission::of_agents("chat.answer");
/// Writes what only the desk reads, in chats of others too.
pub const NOTE: Permission = Permission::of_agents("chat.note");
/// Takes a chat from whoever has it.
pub const SUPERVISE: Permission = Permission::of_admins("chat.supervise");
/// Lets nobody chat any more from where a visitor is.
pub const BLOCK: Permission = Permission::of_agents("chat.block");
/// Writes answers that are sent often.
pub const MANAGE_CANNED_REPLIES: Permission = Permission::of_agents("chat.manage_canned_replies");
/// Says whether, when and where people can chat.
pub const CONFIGURE: Permission = Permission::of_admins("chat.configure");

/// Every permission of this crate.
pub fn permissions() -> &'static [Permission] {
    &[READ_ALL, ANSWER, NOTE, SUPERVISE, BLOCK, MANAGE_CANNED_REPLIES, CONFIGURE]
}
