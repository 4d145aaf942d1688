//! The facts of tickets: reckoned by one pure function from what tickets remember, by a consumer as things happen and by a job
//! for all of them. Whoever writes them does so alone, so that no older reckoning is written over a newer one.

mod consumer;
mod keep;
mod reckon;
mod recount;
mod story;

pub(super) use consumer::TicketFactsConsumer;
pub(super) use recount::RecountTicketFacts;
