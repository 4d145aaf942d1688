//! The server functions of ratings at the desk: each translates and calls one verb.

use base::{DateTime, Fault, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{SatisfactionFilter, SatisfactionRatings};

/// Ratings, seen at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeenRatings {
    /// The ratings.
    pub ratings: SatisfactionRatings,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// The ratings of a filter.
#[server(input = leptos::server_fn::codec::Json)]
pub async fn load_ratings(filter: SatisfactionFilter) -> Result<SeenRatings, Fault> {
    let (ctx, actor) = base::server::caller();
    let ratings = crate::server::satisfaction::list(&ctx, &actor, &filter).await?;
    Ok(SeenRatings { ratings, now: ctx.now() })
}
