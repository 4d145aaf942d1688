//! A rating, as the desk and the API read it.

use base::{DateTime, Pagination, TeamId, Utc, uuid::Uuid};
use identity::Party;
use serde::{Deserialize, Serialize};

base::id!(
    /// A rating that was asked for.
    SatisfactionRatingId
);

impl SatisfactionRatingId {
    /// The topic of what happens to it.
    pub fn topic(self) -> String {
        format!("satisfaction:{self}")
    }
}

/// How somebody found the help they got with a ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SatisfactionRating {
    /// Its id.
    pub id: SatisfactionRatingId,
    /// The ticket.
    pub ticket_id: Uuid,
    /// The ticket's number for people.
    pub ticket_number: String,
    /// Who says so.
    pub requester: Party,
    /// Whose work it was when the ticket was resolved.
    pub agent: Option<Party>,
    /// The team whose work it was.
    pub team_id: Option<TeamId>,
    /// The ticket's category then: its slug.
    pub category: String,
    /// From 1, very unhappy, to 5, very happy.
    pub rating: i16,
    /// In their words.
    pub comment: Option<String>,
    /// Whether the ticket is resolved or closed.
    pub is_ticket_over: bool,
    /// When they were asked.
    pub asked_at: DateTime<Utc>,
    /// When they answered first.
    pub answered_at: DateTime<Utc>,
    /// When they changed their mind last.
    pub updated_at: DateTime<Utc>,
}

impl SatisfactionRating {
    /// Whether somebody was unhappy.
    pub fn is_low(&self) -> bool {
        self.rating <= 2
    }
}

/// A page of ratings, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SatisfactionRatings {
    /// The ratings.
    pub ratings: Vec<SatisfactionRating>,
    /// How many of all that match gave 1, 2, 3, 4 and 5.
    pub counts: Vec<i64>,
    /// Where they stand.
    pub pagination: Pagination,
}

impl SatisfactionRatings {
    /// What was given on the average; none where nothing was.
    pub fn average(&self) -> Option<f64> {
        let given: i64 = self.counts.iter().sum();
        let stars: i64 = self.counts.iter().zip(1..).map(|(count, rating)| count * rating).sum();
        (given > 0).then(|| stars as f64 / given as f64)
    }
}
