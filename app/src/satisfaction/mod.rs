//! Where ratings and tickets meet: on the requester's page, by the link of a mail, and beside the ticket at the desk.

pub(crate) mod actions;
mod at_desk;
mod desk;
mod link;
mod own_ticket;
mod question;

pub(crate) use at_desk::RatingsPage;
pub(crate) use desk::DeskSatisfaction;
pub(crate) use link::SatisfactionPage;
pub(crate) use own_ticket::OwnTicketPage;
