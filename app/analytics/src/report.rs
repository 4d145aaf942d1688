//! A report as it is answered, the list of reports, and the tickets that a figure is made of.

use base::{DateTime, Pagination, Utc};
use serde::{Deserialize, Serialize};
use tickets::{Party, Priority, Status, TicketId};

use crate::{Clock, Figure, Finding, Period, ReportName, Section};

/// What is to be known beside the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// What it is about is not switched on here: there is nothing to measure.
    NotSwitchedOn,
}

/// A report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Report {
    /// Which.
    pub name: ReportName,
    /// The days that it is about.
    pub period: Period,
    /// The days that it is compared with.
    pub compared: Option<Period>,
    /// How its times are counted.
    pub clock: Clock,
    /// Its numbers.
    pub figures: Vec<Figure>,
    /// Its charts and tables.
    pub sections: Vec<Section>,
    /// What stands out, the first first.
    pub findings: Vec<Finding>,
    /// What is to be known beside it.
    pub note: Option<Note>,
}

/// A line of the list of reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReportEntry {
    /// Which.
    pub name: ReportName,
    /// The API's address.
    pub address: String,
    /// What is to be known of it.
    pub note: Option<Note>,
    /// Its first figure over the last 30 days, with the 30 before.
    pub figure: Option<Figure>,
    /// The same by day, for a small line; empty where it has no days.
    pub trend: Vec<Option<f64>>,
}

/// The reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Reports {
    /// All of them.
    pub reports: Vec<ReportEntry>,
}

/// A ticket that a figure is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FigureTicket {
    /// Its id.
    pub id: TicketId,
    /// Its number for people.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// Where it stands.
    pub status: Status,
    /// How soon it wants an answer.
    pub priority: Priority,
    /// Its category's slug.
    pub category: String,
    /// Who answers.
    pub assigned_to: Option<Party>,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// What it adds to the figure: seconds, 1 or 0 of a share. Of several, the largest.
    pub value: Option<f64>,
}

/// A page of the tickets that a figure is made of, the newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FigureTickets {
    /// The tickets.
    pub tickets: Vec<FigureTicket>,
    /// Where the page stands.
    pub pagination: Pagination,
}
