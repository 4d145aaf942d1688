//! Reports against a real database, with the cast.

mod dashboard;
mod feedback;
mod figures;
mod histories;
mod known;
mod personal;
mod saved;

use std::sync::Arc;

use base::{
    chrono::TimeDelta,
    server::{Actor, Ctx},
};
use consumers::server::Consumers;
use identity::server::test::Stage;
use jobs::server::Job;
use sqlx::PgPool;
use tickets::{Change, NewMessage, NewTicket, Status, Ticket};

use super::{
    facts::{RecountTicketFacts, TicketFactsConsumer},
    *,
};
use crate::{Figure, Measure, Report, ReportFilter, Section, SectionKey};

/// Lets the consumer react to everything that happened.
async fn react(ctx: &Ctx) {
    Consumers::new(vec![Arc::new(TicketFactsConsumer)]).run_due(ctx).await.unwrap();
}

async fn recount_all(ctx: &Ctx) {
    RecountTicketFacts::default().run(ctx).await.unwrap();
}

async fn open(stage: &Stage, asker: &Actor, draft: NewTicket) -> Ticket {
    tickets::server::open(&stage.ctx, asker, draft, None).await.unwrap()
}

async fn say(stage: &Stage, who: &Actor, ticket: &Ticket, message: NewMessage) {
    tickets::server::reply(&stage.ctx, who, &ticket.number, message, None).await.unwrap();
}

async fn change(stage: &Stage, who: &Actor, ticket: &Ticket, change: Change) {
    tickets::server::change(&stage.ctx, who, &ticket.number, change).await.unwrap();
}

fn moved(to: Status) -> Change {
    Change { status: Some(to), ..Change::default() }
}

fn figure(report: &Report, measure: Measure) -> &Figure {
    report.figures.iter().find(|figure| figure.key == measure).unwrap()
}

fn section(report: &Report, key: SectionKey) -> &Section {
    report.sections.iter().find(|section| section.key == key).unwrap()
}

/// The numbers of a row, by its key or its name.
fn row<'a>(section: &'a Section, key: &str) -> &'a [Option<f64>] {
    let is_meant = |row: &&crate::Row| row.key == key || row.label.as_deref() == Some(key);
    &section.rows.iter().find(is_meant).unwrap_or_else(|| panic!("{key} in {section:?}")).values
}

/// A filter of days.
fn days(from: &str, to: &str) -> ReportFilter {
    ReportFilter { from: from.parse().ok(), to: to.parse().ok(), ..ReportFilter::default() }
}
