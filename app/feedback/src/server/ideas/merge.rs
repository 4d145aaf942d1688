//! Two ideas say the same: the votes of both are the one's, and the other's address leads there.

use base::server::{Actor, Audited, Ctx, Error, Result, Tx, audit, invalid};

use super::{
    find::{load, status_of},
    notices::tell_voters,
    record::record,
};
use crate::{Idea, IdeaEvent, IdeaId, IdeaMerge, IdeaNews, IdeaRefusal, IdeaStatus, server::permissions};

/// Makes an idea a part of another one; whoever voted for both counts once. What was done before is done, and the answer is the
/// same.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] for an idea to merge into that is not there, was merged itself or is the same one;
/// [`Error::Conflict`] for one that went on as a third one; [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "ideas.merge", skip_all, fields(idea.number = number, into.number = merge.into))]
pub async fn merge(ctx: &Ctx, actor: &Actor, number: i64, merge: IdeaMerge) -> Result<Idea> {
    actor.can(permissions::MANAGE_IDEAS)?;
    if number == merge.into {
        return Err(invalid("into", IdeaRefusal::SameIdea));
    }
    let mut tx = ctx.begin().await?;
    let (duplicate, into) = lock_both(&mut tx, number, merge.into).await?;
    match duplicate.merged_into {
        Some(earlier) if earlier == into.id => return load(&mut tx, actor, into.id).await,
        Some(_) => return Err(Error::conflict(IdeaRefusal::MergedBefore)),
        None if into.merged_into.is_some() => return Err(invalid("into", IdeaRefusal::NoSuchIdea)),
        None => {}
    }
    if !into.is_hidden {
        tell_voters(ctx, &mut tx, actor, duplicate.id, IdeaNews::Merged, into.status).await?;
    }
    unite(&mut tx, duplicate.id, into.id).await?;
    let event = IdeaEvent::Merged { into: into.id, into_number: merge.into };
    record(ctx, &mut tx, actor, duplicate.id, event).await?;
    let audited = Audited::new("idea.merged", "idea", duplicate.id);
    audit(ctx, &mut tx, actor, audited.after(&serde_json::json!({"into": merge.into}))?).await?;
    let idea = load(&mut tx, actor, into.id).await?;
    ctx.commit(tx).await?;
    Ok(idea)
}

struct Held {
    id: IdeaId,
    merged_into: Option<IdeaId>,
    status: IdeaStatus,
    is_hidden: bool,
}

/// Holds both until the transaction ends, in one order whichever is merged into which.
async fn lock_both(tx: &mut Tx, number: i64, into: i64) -> Result<(Held, Held)> {
    let rows = sqlx::query!(
        "select id, number, merged_into, status, is_hidden from ideas where number = any($1) order by id for update",
        &[number, into],
    )
    .fetch_all(&mut **tx)
    .await?;
    let (mut duplicate, mut survivor) = (None, None);
    for row in rows {
        let held = Held {
            id: row.id.into(),
            merged_into: row.merged_into.map(Into::into),
            status: status_of(&row.status)?,
            is_hidden: row.is_hidden,
        };
        if row.number == number {
            duplicate = Some(held);
        } else {
            survivor = Some(held);
        }
    }
    let duplicate = duplicate.ok_or(Error::NotFound)?;
    Ok((duplicate, survivor.ok_or_else(|| invalid("into", IdeaRefusal::NoSuchIdea))?))
}

/// Hands over the votes, counts them anew, and leads every address of the duplicate's to the one that goes on.
async fn unite(tx: &mut Tx, duplicate: IdeaId, into: IdeaId) -> Result<()> {
    sqlx::query!(
        "insert into idea_votes (idea_id, user_id, created_at)
         select $2, user_id, created_at from idea_votes where idea_id = $1 on conflict do nothing",
        duplicate.0,
        into.0,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!("delete from idea_votes where idea_id = $1", duplicate.0).execute(&mut **tx).await?;
    sqlx::query!(
        "update ideas set merged_into = $2, vote_count = 0 where id = $1 or merged_into = $1",
        duplicate.0,
        into.0,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "update ideas set vote_count = (select count(*) from idea_votes v where v.idea_id = ideas.id) where id = $1",
        into.0,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
