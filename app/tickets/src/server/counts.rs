//! How many tickets each view of the desk holds.

use base::server::{Actor, Ctx, Result};

use super::list::count_up_to;
use crate::View;

/// Nobody reads a larger number in a rail; counting stops there.
pub const COUNTED_IN_RAIL: i64 = 1_000;

/// The tickets of each view, counted no further than [`COUNTED_IN_RAIL`].
///
/// # Errors
/// For customers and strangers.
pub async fn counts(ctx: &Ctx, actor: &Actor) -> Result<Vec<(View, i64)>> {
    actor.staff()?;
    let mut counts = Vec::with_capacity(View::ALL.len());
    for view in View::ALL {
        let count = count_up_to(ctx, actor, None, &view.filter(), COUNTED_IN_RAIL).await?;
        counts.push((view, count));
    }
    Ok(counts)
}
