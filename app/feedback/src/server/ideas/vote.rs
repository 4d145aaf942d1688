//! Somebody wants what an idea says, or no longer: one vote a person, however often they press.

use base::{
    UserId,
    server::{Actor, Ctx, Error, Result, Tx},
};
use identity::server::customers::hold_writer;

use super::find::{load, lock, resolve};
use crate::{Idea, IdeaId, IdeaRefusal, server::permissions};

/// Votes for an idea, or takes the vote back; what is so already stays so. The number of one that was merged is a vote for the
/// one that goes on.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Unauthenticated`] for strangers, [`Error::Refused`] for somebody who is blocked.
#[tracing::instrument(name = "ideas.vote", skip_all, fields(idea.number = number))]
pub async fn vote(ctx: &Ctx, actor: &Actor, number: i64, is_voted: bool) -> Result<Idea> {
    let person = actor.can(permissions::SUGGEST_IDEA)?.id;
    let mut tx = ctx.begin().await?;
    hold_writer(&mut tx, person).await?;
    let id = resolve(&mut tx, number).await?;
    let held = lock(&mut tx, id).await?;
    if held.is_hidden && !actor.may(permissions::MANAGE_IDEAS) {
        return Err(Error::NotFound);
    }
    // Merged between the two: whoever presses again votes for the one that goes on.
    if held.is_merged {
        return Err(Error::conflict(IdeaRefusal::MergedBefore));
    }
    if is_voted {
        add_vote(ctx, &mut tx, id, person).await?;
    } else {
        take_vote(&mut tx, id, person).await?;
    }
    let idea = load(&mut tx, actor, id).await?;
    ctx.commit(tx).await?;
    Ok(idea)
}

/// Adds a vote to an idea that this transaction holds.
pub(super) async fn add_vote(ctx: &Ctx, tx: &mut Tx, idea: IdeaId, person: UserId) -> Result<()> {
    sqlx::query!(
        "with voted as (
             insert into idea_votes (idea_id, user_id, created_at) values ($1, $2, $3)
             on conflict do nothing returning idea_id
         )
         update ideas set vote_count = vote_count + 1 where id in (select idea_id from voted)",
        idea.0,
        person.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn take_vote(tx: &mut Tx, idea: IdeaId, person: UserId) -> Result<()> {
    sqlx::query!(
        "with taken as (delete from idea_votes where idea_id = $1 and user_id = $2 returning idea_id)
         update ideas set vote_count = vote_count - 1 where id in (select idea_id from taken)",
        idea.0,
        person.0,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
