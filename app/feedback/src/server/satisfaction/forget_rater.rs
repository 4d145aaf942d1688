//! Somebody is erased: what they said of the help they got goes, and what others said of theirs names them no more. What was
//! given is counted on.

use base::server::{Result, Tx};
use domain::server::ErasedPerson;

use crate::SatisfactionRatingId;

/// Takes the words away from somebody's ratings, but those of held tickets. Answers how many.
pub(crate) async fn forget_rater(tx: &mut Tx, person: &ErasedPerson) -> Result<u64> {
    let ratings = sqlx::query_scalar!(
        "update satisfaction_ratings s set comment = null
         where s.requester_id = $1 and s.answered_at is not null
             and not exists (select from tickets t where t.id = s.ticket_id and t.is_held)
         returning s.id",
        person.id.0,
    )
    .fetch_all(&mut **tx)
    .await?;
    for rating in &ratings {
        realtime::server::forget(tx, &SatisfactionRatingId(*rating).topic()).await?;
    }
    remove_mentions(tx, person).await?;
    Ok(ratings.len() as u64)
}

/// Takes the name and the address out of what was said of their own work.
async fn remove_mentions(tx: &mut Tx, person: &ErasedPerson) -> Result<()> {
    let mentions = sqlx::query!(
        r#"select s.id, s.comment as "comment!" from satisfaction_ratings s
         where s.agent_id = $1 and s.comment is not null
             and not exists (select from tickets t where t.id = s.ticket_id and t.is_held)
         order by s.id for update"#,
        person.id.0,
    )
    .fetch_all(&mut **tx)
    .await?;
    for mention in mentions {
        let Some(comment) = person.removed_from(&mention.comment) else { continue };
        sqlx::query!("update satisfaction_ratings set comment = $2 where id = $1", mention.id, comment)
            .execute(&mut **tx)
            .await?;
        realtime::server::forget(tx, &SatisfactionRatingId(mention.id).topic()).await?;
    }
    Ok(())
}
