//! Tickets' parts: markup for plain values.

mod change_form;
mod composer;
mod facts;
mod interaction_guard;
mod line_notice;
mod linked;
mod live;
mod menus;
mod news;
mod priority_mark;
mod status_badge;
mod ticket_list;
mod ticket_row;
mod timeline;
mod undo_send;
mod undo_status;
mod view_rail;

pub(crate) use change_form::ChangeForm;
pub(crate) use composer::Composer;
pub(crate) use facts::Facts;
pub(crate) use interaction_guard::InteractionGuard;
pub(crate) use line_notice::LineNotice;
use linked::linked;
use live::say_typing;
pub(crate) use live::{follow, follow_queue};
pub(crate) use menus::{AssigneeMenu, CategoryMenu, PriorityMenu, StatusMenu};
pub(crate) use news::show_news;
pub(crate) use priority_mark::PriorityMark;
pub(crate) use status_badge::StatusBadge;
pub(crate) use ticket_list::{TicketList, TicketSearch};
pub(crate) use ticket_row::TicketRow;
pub(crate) use timeline::Timeline;
pub(crate) use undo_send::{UndoSend, provide_undo_send};
pub(crate) use undo_status::offer_undo;
pub(crate) use view_rail::ViewRail;
