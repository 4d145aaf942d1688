//! How many tickets each view of the desk holds.

use base::server::{Actor, Ctx, Result};
use sqlx::QueryBuilder;

use super::list::push_count;
use crate::server::permissions;
use crate::{COUNTED_IN_RAIL, View};

/// The tickets of each view, counted no further than [`COUNTED_IN_RAIL`]; one question for all of them.
///
/// # Errors
/// For customers and strangers.
pub async fn counts(ctx: &Ctx, actor: &Actor) -> Result<Vec<(View, i64)>> {
    actor.can(permissions::READ_ALL)?;
    let mut query = QueryBuilder::new("select array[");
    for (place, view) in View::ALL.iter().enumerate() {
        query.push(if place == 0 { "(" } else { "), (" });
        push_count(&mut query, actor, None, &view.filter(), COUNTED_IN_RAIL)?;
    }
    query.push(")]");
    let mut reader = ctx.read().await?;
    let counts: Vec<i64> = query.build_query_scalar().fetch_one(&mut *reader).await?;
    reader.release();
    Ok(View::ALL.into_iter().zip(counts).collect())
}
