//! Finds ideas through the actor: what is hidden is the desk's alone, and so is who suggested what.

use base::{
    DateTime, UserId, Utc,
    server::{Actor, Ctx, Error, Result, Tx},
    uuid::Uuid,
};
use identity::Party;

use crate::{Idea, IdeaAnswer, IdeaId, IdeaStatus, server::permissions};

/// The idea of a number; where it was merged, the one that goes on.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may see.
pub async fn find(ctx: &Ctx, actor: &Actor, number: i64) -> Result<Idea> {
    let mut reader = ctx.read().await?;
    let idea = find_in(&mut reader, actor, number).await?;
    reader.release();
    Ok(idea)
}

/// The same on a connection of the caller's.
pub(super) async fn find_in(connection: &mut sqlx::PgConnection, actor: &Actor, number: i64) -> Result<Idea> {
    let id = resolve(connection, number).await?;
    load(connection, actor, id).await
}

/// The idea that a number leads to. It says nothing of who may see it.
pub(super) async fn resolve(connection: &mut sqlx::PgConnection, number: i64) -> Result<IdeaId> {
    sqlx::query_scalar!(r#"select coalesce(merged_into, id) as "id!" from ideas where number = $1"#, number)
        .fetch_optional(connection)
        .await?
        .map(IdeaId)
        .ok_or(Error::NotFound)
}

/// What a verb that changes an idea has to know of it.
pub(super) struct HeldIdea {
    pub id: IdeaId,
    pub status: IdeaStatus,
    pub answer: Option<String>,
    pub is_hidden: bool,
    pub is_merged: bool,
}

/// Holds an idea until the transaction ends; changes and votes come one after another.
pub(super) async fn lock(tx: &mut Tx, id: IdeaId) -> Result<HeldIdea> {
    let row = sqlx::query!(
        r#"select status, answer, is_hidden, merged_into is not null as "is_merged!"
         from ideas where id = $1 for update"#,
        id.0,
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(Error::NotFound)?;
    let status = status_of(&row.status)?;
    Ok(HeldIdea { id, status, answer: row.answer, is_hidden: row.is_hidden, is_merged: row.is_merged })
}

pub(super) fn status_of(word: &str) -> Result<IdeaStatus> {
    let status = IdeaStatus::parse(word);
    Ok(status.ok_or_else(|| anyhow::anyhow!("the status {word:?} of an idea is unknown"))?)
}

/// One idea as the actor sees it.
pub(super) async fn load(connection: &mut sqlx::PgConnection, actor: &Actor, id: IdeaId) -> Result<Idea> {
    let found = load_all(connection, actor, &[id.0]).await?;
    let idea = found.into_iter().next().ok_or(Error::NotFound)?;
    if idea.is_hidden && !actor.may(permissions::MANAGE_IDEAS) {
        return Err(Error::NotFound);
    }
    Ok(idea)
}

/// These ideas in this order, as the actor sees them; whether they may is the caller's to ask.
pub(super) async fn load_all(
    connection: &mut sqlx::PgConnection,
    actor: &Actor,
    ids: &[Uuid],
) -> Result<Vec<Idea>> {
    let rows = sqlx::query_as!(
        IdeaRow,
        r#"select i.id, i.number, i.title, i.body, i.body_html, i.status, i.vote_count, i.answer, i.answer_html, i.answered_at,
             i.author_id, a.name as "author_name?", i.is_hidden, i.feedback_id, i.created_at, i.updated_at,
             exists (select from idea_votes v where v.idea_id = i.id and v.user_id = $2) as "is_voted!"
         from unnest($1::uuid[]) with ordinality as asked (id, place)
         join ideas i on i.id = asked.id
         left join users a on a.id = i.author_id
         order by asked.place"#,
        ids,
        actor.id().map(|id| id.0),
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(|row| row.into_idea(actor)).collect()
}

struct IdeaRow {
    id: Uuid,
    number: i64,
    title: String,
    body: String,
    body_html: String,
    status: String,
    vote_count: i32,
    answer: Option<String>,
    answer_html: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    author_id: Option<Uuid>,
    author_name: Option<String>,
    is_hidden: bool,
    feedback_id: Option<Uuid>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    is_voted: bool,
}

impl IdeaRow {
    fn into_idea(self, actor: &Actor) -> Result<Idea> {
        let is_desk = actor.may(permissions::MANAGE_IDEAS);
        let author = self.author_id.zip(self.author_name);
        let author = author.map(|(id, name)| Party { id: UserId(id), name });
        let answer = self.answer.zip(self.answer_html).zip(self.answered_at);
        Ok(Idea {
            id: self.id.into(),
            number: self.number,
            title: self.title,
            body: self.body,
            body_html: self.body_html,
            status: status_of(&self.status)?,
            vote_count: self.vote_count,
            is_voted: self.is_voted,
            answer: answer.map(|((body, body_html), answered_at)| IdeaAnswer {
                body,
                body_html,
                answered_at,
            }),
            author: author.filter(|author| is_desk || Some(author.id) == actor.id()),
            is_hidden: self.is_hidden,
            feedback_id: self.feedback_id.filter(|_| is_desk),
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}
