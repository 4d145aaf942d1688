//! Feedback becomes an idea, or is counted to one that is there: both know of each other, in one transaction over both. The
//! idea has no author: who gave the feedback did not put it on the board, and who gave it without a name stays nobody.

use base::server::{Actor, Ctx, Error, Result, Tx, invalid};

use super::{
    find::find_in,
    record::record,
    suggest::{NewRow, html_of, insert},
};
use crate::{
    Feedback, FeedbackId, FeedbackIdea, Idea, IdeaEvent, IdeaId, IdeaRefusal, NewIdea,
    server::{
        permissions,
        submissions::{became_idea, hold},
    },
};

/// Makes an idea of feedback, in the desk's words; of feedback that is counted to one already, answers that.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] for a field, [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "ideas.create_from", skip_all, fields(feedback.id = %feedback))]
pub async fn create_from(ctx: &Ctx, actor: &Actor, feedback: FeedbackId, draft: NewIdea) -> Result<Idea> {
    let mut tx = ctx.begin().await?;
    let held = hold(&mut tx, actor, feedback).await?;
    let counted = count_to(ctx, &mut tx, actor, held, FeedbackIdea::Told(draft)).await?;
    let number = counted.idea.map(|idea| idea.number).ok_or(Error::NotFound)?;
    let idea = find_in(&mut tx, actor, number).await?;
    ctx.commit(tx).await?;
    Ok(idea)
}

/// Counts feedback that this transaction holds to an idea, which is made where none is named. What is counted already stays
/// where it is.
///
/// # Errors
/// [`Error::Invalid`] for a field and for an idea that is not there, [`Error::Conflict`] where it is counted to another one,
/// [`Error::Forbidden`] for everybody but the desk.
pub async fn count_to(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    feedback: Feedback,
    wanted: FeedbackIdea,
) -> Result<Feedback> {
    actor.can(permissions::MANAGE_IDEAS)?;
    let idea = match (wanted, &feedback.idea) {
        (FeedbackIdea::Made(false), _) | (FeedbackIdea::Made(true) | FeedbackIdea::Told(_), Some(_)) => {
            return Ok(feedback);
        }
        (FeedbackIdea::Made(true), None) => {
            make(ctx, tx, actor, feedback.id, NewIdea::of_feedback(&feedback)).await?
        }
        (FeedbackIdea::Told(draft), None) => make(ctx, tx, actor, feedback.id, draft).await?,
        (FeedbackIdea::Named(number), earlier) => {
            let idea = named(tx, actor, number).await?;
            match earlier {
                Some(earlier) if earlier.number == idea.number => return Ok(feedback),
                Some(_) => return Err(Error::conflict(IdeaRefusal::CountedElsewhere)),
                None => idea.id,
            }
        }
    };
    became_idea(ctx, tx, actor, feedback, idea).await
}

/// The idea of a number, of one that was merged the one that goes on.
async fn named(tx: &mut Tx, actor: &Actor, number: i64) -> Result<Idea> {
    find_in(tx, actor, number).await.map_err(|error| match error {
        Error::NotFound => invalid("idea", IdeaRefusal::NoSuchIdea),
        error => error,
    })
}

async fn make(ctx: &Ctx, tx: &mut Tx, actor: &Actor, feedback: FeedbackId, draft: NewIdea) -> Result<IdeaId> {
    let draft = draft.check().map_err(Error::Invalid)?;
    let html = html_of(&draft.body).await?;
    let id = IdeaId(ctx.id());
    let row = NewRow { id, draft: &draft, html: &html, author: None, feedback: Some(feedback) };
    insert(ctx, tx, row).await?;
    record(ctx, tx, actor, id, IdeaEvent::Suggested {}).await?;
    Ok(id)
}
