//! What whoever voted is told: a row each, read on the board and by whoever sends it on.

use base::{
    DateTime, Utc,
    chrono::TimeDelta,
    server::{Actor, Ctx, Result, Tx},
    uuid::Uuid,
};

use super::find::status_of;
use crate::{IdeaId, IdeaNews, IdeaNotice, IdeaStatus};

/// So long something is new.
const IS_NEW: TimeDelta = TimeDelta::days(30);

/// What is new of the ideas that the actor voted for, the newest first and no more than ten; nothing for who has no account.
///
/// # Errors
/// When the database refuses.
pub async fn news(ctx: &Ctx, actor: &Actor) -> Result<Vec<IdeaNotice>> {
    let Some(person) = actor.id() else { return Ok(Vec::new()) };
    let mut reader = ctx.read().await?;
    let rows = sqlx::query_as!(
        NoticeRow,
        "select n.id, i.number, i.title, n.what, n.status, n.created_at
         from idea_notices n
         join ideas told on told.id = n.idea_id
         join ideas i on i.id = coalesce(told.merged_into, told.id) and not i.is_hidden
         where n.user_id = $1 and n.created_at > $2
         order by n.created_at desc, n.id desc limit 10",
        person.0,
        ctx.now() - IS_NEW,
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    rows.into_iter().map(NoticeRow::into_notice).collect()
}

/// Keeps what is to be told to everybody who voted for an idea, but whoever did it knows.
pub(super) async fn tell_voters(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    idea: IdeaId,
    what: IdeaNews,
    status: IdeaStatus,
) -> Result<()> {
    sqlx::query!(
        "insert into idea_notices (id, user_id, idea_id, what, status, created_at)
         select gen_random_uuid(), v.user_id, v.idea_id, $2, $3, $4 from idea_votes v
         where v.idea_id = $1 and v.user_id is distinct from $5",
        idea.0,
        what.as_str(),
        status.as_str(),
        ctx.now(),
        actor.id().map(|id| id.0),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

struct NoticeRow {
    id: Uuid,
    number: i64,
    title: String,
    what: String,
    status: String,
    created_at: DateTime<Utc>,
}

impl NoticeRow {
    fn into_notice(self) -> Result<IdeaNotice> {
        let what = IdeaNews::parse(&self.what);
        Ok(IdeaNotice {
            id: self.id.into(),
            number: self.number,
            title: self.title,
            what: what.ok_or_else(|| anyhow::anyhow!("the news {:?} of an idea is unknown", self.what))?,
            status: status_of(&self.status)?,
            at: self.created_at,
        })
    }
}
