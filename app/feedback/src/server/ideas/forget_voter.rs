//! Somebody is erased: their votes go, for a vote is one person's wish and counts as a row. Kept as a number alone, it would be
//! lost anyway where two ideas become one, whose votes are counted anew. Their ideas are the board's by now, others voted for
//! them: they stay without an author, and without a name or an address in them.

use base::{
    server::{Result, Tx},
    uuid::Uuid,
};
use domain::server::ErasedPerson;

use super::suggest::html_of;
use crate::IdeaId;

/// Forgets somebody on the board. Answers how many ideas lost their author, and how many votes went.
pub(crate) async fn forget_voter(tx: &mut Tx, person: &ErasedPerson) -> Result<(u64, u64)> {
    // Held in one order, as whoever votes holds one of them.
    sqlx::query!(
        "select from ideas i where i.author_id = $1
             or i.id in (select v.idea_id from idea_votes v where v.user_id = $1) order by i.id for update",
        person.id.0,
    )
    .execute(&mut **tx)
    .await?;
    let votes = sqlx::query!(
        "with gone as (delete from idea_votes where user_id = $1 returning idea_id)
         update ideas set vote_count = vote_count - 1 where id in (select idea_id from gone)",
        person.id.0,
    );
    let votes = votes.execute(&mut **tx).await?.rows_affected();
    sqlx::query!("delete from idea_notices where user_id = $1", person.id.0).execute(&mut **tx).await?;
    sqlx::query!("update ideas set answered_by = null where answered_by = $1", person.id.0)
        .execute(&mut **tx)
        .await?;
    Ok((forget_author(tx, person).await?, votes))
}

/// Takes the author away from their ideas, and their name out of what stands there.
async fn forget_author(tx: &mut Tx, person: &ErasedPerson) -> Result<u64> {
    let ideas = sqlx::query_as!(
        AuthoredIdea,
        "update ideas set author_id = null where author_id = $1 returning id, title, body, answer",
        person.id.0,
    )
    .fetch_all(&mut **tx)
    .await?;
    let count = ideas.len() as u64;
    for idea in ideas {
        realtime::server::forget(tx, &IdeaId(idea.id).topic()).await?;
        write_without(tx, person, idea).await?;
    }
    Ok(count)
}

struct AuthoredIdea {
    id: Uuid,
    title: String,
    body: String,
    answer: Option<String>,
}

async fn write_without(tx: &mut Tx, person: &ErasedPerson, idea: AuthoredIdea) -> Result<()> {
    let without = |text: &str| person.removed_from(text).unwrap_or_else(|| text.to_owned());
    let (title, body) = (without(&idea.title), without(&idea.body));
    let answer = idea.answer.as_deref().map(without);
    if title == idea.title && body == idea.body && answer == idea.answer {
        return Ok(());
    }
    let answer_html = match &answer {
        Some(answer) => Some(html_of(answer).await?),
        None => None,
    };
    sqlx::query!(
        "update ideas set title = $2, body = $3, body_html = $4, answer = $5, answer_html = $6 where id = $1",
        idea.id,
        title,
        body,
        html_of(&body).await?,
        answer,
        answer_html,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
