//! Feedback becomes an idea: the idea's half of it. What the feedback remembers of it is its own verb's.

use base::{
    server::{Actor, Ctx, Error, Result},
    uuid::Uuid,
};

use super::{
    find::load,
    record::record,
    suggest::{NewRow, html_of, insert},
};
use crate::{Idea, IdeaEvent, IdeaId, NewIdea, server::permissions};

/// Makes an idea of a feedback, in the desk's words; of one that became an idea before, answers that. It has no author: who
/// gave the feedback did not put it on the board.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "ideas.create_from", skip_all, fields(feedback.id = %feedback))]
pub async fn create_from(
    ctx: &Ctx,
    actor: &Actor,
    feedback: Uuid,
    title: String,
    body: String,
) -> Result<Idea> {
    actor.can(permissions::MANAGE_IDEAS)?;
    let draft = NewIdea { title, body }.check().map_err(Error::Invalid)?;
    let html = html_of(&draft.body).await?;
    let mut tx = ctx.begin().await?;
    let id = IdeaId(ctx.id());
    let row = NewRow { id, draft: &draft, html: &html, author: None, feedback: Some(feedback) };
    if insert(ctx, &mut tx, row).await? {
        record(ctx, &mut tx, actor, id, IdeaEvent::Suggested {}).await?;
        let idea = load(&mut tx, actor, id).await?;
        ctx.commit(tx).await?;
        return Ok(idea);
    }
    let earlier = sqlx::query_scalar!(
        r#"select coalesce(merged_into, id) as "id!" from ideas where feedback_id = $1"#,
        feedback,
    )
    .fetch_one(&mut *tx)
    .await?;
    load(&mut tx, actor, earlier.into()).await
}
