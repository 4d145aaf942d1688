//! Two accounts of one person become one: every domain hands over what it holds of the one that goes, in one transaction.

use base::{
    UserId,
    server::{Actor, Ctx, Result},
};
use chat::server::{hold_chats_of, move_customer};
use feedback::server::{ideas::move_voter, satisfaction::move_rater, submissions::move_giver};
use identity::{
    CustomerProfile,
    server::{
        customers::{begin_merge, customer_profile, finish_merge},
        publish_revocation,
    },
};
use knowledge::server::move_reader;
use tickets::server::move_requester;

/// Makes `duplicate` a part of `into`: tickets, messages, notes, votes, and what `into` lacks. The other account is closed,
/// its sessions end, and signing in to it is refused. What was done before is done; the answer is the same. An account that was
/// merged itself is no place to go: it is refused, and so no circle can be.
///
/// # Errors
/// As [`begin_merge`].
#[tracing::instrument(name = "app.merge_people", skip_all, fields(user.id = %duplicate, into.id = %into))]
pub(crate) async fn merge_people(
    ctx: &Ctx,
    actor: &Actor,
    duplicate: UserId,
    into: UserId,
) -> Result<CustomerProfile> {
    let mut tx = ctx.begin().await?;
    hold_chats_of(&mut tx, duplicate).await?;
    if let Some(merge) = begin_merge(ctx, &mut tx, actor, duplicate, into).await? {
        let tickets = move_requester(&mut tx, duplicate, into).await?;
        move_reader(&mut tx, duplicate, into).await?;
        move_customer(&mut tx, duplicate, into).await?;
        move_giver(&mut tx, duplicate, into).await?;
        move_voter(&mut tx, duplicate, into).await?;
        move_rater(&mut tx, duplicate, into).await?;
        finish_merge(ctx, &mut tx, actor, merge).await?;
        ctx.commit(tx).await?;
        tracing::info!(tickets, "two accounts became one");
        publish_revocation(ctx).await?;
    }
    customer_profile(ctx, actor, into).await
}
