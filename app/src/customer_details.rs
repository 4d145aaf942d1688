//! All that the desk knows of somebody who asks: what their page, their panel beside a ticket and the API show.

use identity::{CustomerProfile, PersonNote};
use knowledge::OfferedArticle;
use serde::{Deserialize, Serialize};
use tickets::Ticket;

/// Somebody who asks, from every side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CustomerDetails {
    /// Who they are.
    #[serde(flatten)]
    pub profile: CustomerProfile,
    /// What the desk notes about them, the newest first.
    pub notes: Vec<PersonNote>,
    /// Their newest tickets, six at most.
    pub tickets: Vec<Ticket>,
    /// How many tickets they have.
    pub ticket_count: i64,
    /// The articles that they were offered while they wrote, the last first.
    pub articles: Vec<OfferedArticle>,
}
