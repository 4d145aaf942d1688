//! One reader: what they were offered before they wrote to the desk, and what is theirs when two accounts become one.

use base::{
    UserId,
    server::{Actor, Ctx, Result, Tx},
};

use crate::OfferedArticle;
use crate::server::permissions;

/// So many forms of somebody are looked at, the newest.
const FORMS: i64 = 20;
/// So many articles are named.
const ARTICLES: i64 = 5;

/// The articles that were offered to somebody while they wrote tickets, the last offered first.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but the desk.
pub async fn offered_to(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<Vec<OfferedArticle>> {
    actor.can(permissions::READ_ALL)?;
    let mut reader = ctx.read().await?;
    let rows = sqlx::query!(
        r#"select a.id, a.slug, a.title, coalesce(bool_or(form.solved_by = a.id), false) as "is_answer!",
             max(form.updated_at) as "offered_at!"
         from (select article_ids, solved_by, updated_at from deflections where asker_id = $1
               order by created_at desc limit $2) form
         cross join unnest(form.article_ids) as offered (id) join articles a on a.id = offered.id
         group by a.id order by max(form.updated_at) desc, a.id limit $3"#,
        person.0,
        FORMS,
        ARTICLES,
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    let article = rows.into_iter().map(|row| OfferedArticle {
        id: row.id.into(),
        slug: row.slug,
        title: row.title,
        is_answer: row.is_answer,
        offered_at: row.offered_at,
    });
    Ok(article.collect())
}

/// Hands over what somebody was offered and what they said of articles. Where both said something of one article, the one
/// who stays has said it, and it counts once. For the verb that merges people, which holds both accounts.
///
/// # Errors
/// When the database refuses.
pub async fn move_reader(tx: &mut Tx, from: UserId, to: UserId) -> Result<()> {
    sqlx::query!("update deflections set asker_id = $2 where asker_id = $1", from.0, to.0)
        .execute(&mut **tx)
        .await?;
    let (from, to) = (from.to_string(), to.to_string());
    // The counts first, as a vote does, and in order.
    sqlx::query!(
        "select from article_counts where article_id in (select article_id from article_votes where voter = $1)
         order by article_id for update",
        from,
    )
    .fetch_all(&mut **tx)
    .await?;
    sqlx::query!(
        "with twice as (
             delete from article_votes gone using article_votes kept
             where gone.voter = $1 and kept.voter = $2 and kept.article_id = gone.article_id
             returning gone.article_id, gone.is_helpful)
         update article_counts c set helpful = c.helpful - case when twice.is_helpful then 1 else 0 end,
             not_helpful = c.not_helpful - case when twice.is_helpful then 0 else 1 end
         from twice where c.article_id = twice.article_id",
        from,
        to,
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!("update article_votes set voter = $2 where voter = $1", from, to).execute(&mut **tx).await?;
    Ok(())
}
