//! Feedback found through the actor.

use std::collections::HashMap;

use base::{
    DateTime, Locale, Utc,
    server::{Actor, Ctx, Error, Result},
    uuid::Uuid,
};
use files::{Attachment, server::attachments_of};
use identity::Party;

use super::FEEDBACK;
use crate::{Feedback, FeedbackId, FeedbackKind, FeedbackStatus, IdeaLink, Sentiment, server::permissions};

/// Feedback by its id.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for everybody but the desk.
pub async fn find(ctx: &Ctx, actor: &Actor, id: FeedbackId) -> Result<Feedback> {
    actor.can(permissions::READ)?;
    let mut reader = ctx.read().await?;
    let found = load_all(&mut reader, &[id]).await?;
    reader.release();
    found.into_iter().next().ok_or(Error::NotFound)
}

/// Feedback by its ids, in their order; what is not there is left out.
pub(super) async fn load_all(
    connection: &mut sqlx::PgConnection,
    ids: &[FeedbackId],
) -> Result<Vec<Feedback>> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let rows = sqlx::query_as!(
        FeedbackRow,
        r#"select f.id as "id!", f.kind as "kind!", f.rating, f.context as "context!", f.comments, f.tags as "tags!",
             f.sentiment, f.status as "status!", f.note, f.user_id, u.name as "user_name?", f.page_url,
             f.locale as "locale!", t.number as "ticket_number?", coalesce(goes_on.number, i.number) as "idea_number?",
             coalesce(goes_on.title, i.title) as "idea_title?", f.created_at as "created_at!",
             f.updated_at as "updated_at!"
         from feedback f left join users u on u.id = f.user_id left join tickets t on t.id = f.ticket_id
             left join ideas i on i.id = f.idea_id left join ideas goes_on on goes_on.id = i.merged_into
         where f.id = any($1)"#,
        &ids,
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut pictures = attachments_of(connection, FEEDBACK, &ids).await?;
    let mut by_id = HashMap::with_capacity(rows.len());
    for row in rows {
        let picture = pictures.remove(&row.id).and_then(|all| all.into_iter().next());
        by_id.insert(row.id, row.into_feedback(picture)?);
    }
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}

struct FeedbackRow {
    id: Uuid,
    kind: String,
    rating: Option<i16>,
    context: String,
    comments: Option<String>,
    tags: Vec<String>,
    sentiment: Option<String>,
    status: String,
    note: Option<String>,
    user_id: Option<Uuid>,
    user_name: Option<String>,
    page_url: Option<String>,
    locale: String,
    ticket_number: Option<String>,
    idea_number: Option<i64>,
    idea_title: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl FeedbackRow {
    fn into_feedback(self, screenshot: Option<Attachment>) -> Result<Feedback> {
        Ok(Feedback {
            id: self.id.into(),
            kind: FeedbackKind::parse(&self.kind).ok_or_else(|| unknown(&self.kind))?,
            rating: self.rating,
            context: self.context,
            comments: self.comments,
            screenshot,
            tags: self.tags,
            sentiment: self.sentiment.as_deref().and_then(Sentiment::parse),
            status: FeedbackStatus::parse(&self.status).ok_or_else(|| unknown(&self.status))?,
            note: self.note,
            user: self.user_id.zip(self.user_name).map(|(id, name)| Party { id: id.into(), name }),
            page_url: self.page_url,
            locale: locale_of(&self.locale),
            ticket_number: self.ticket_number,
            idea: self.idea_number.zip(self.idea_title).map(|(number, title)| IdeaLink { number, title }),
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}

/// The language of a row. One that the interface does not speak any more is read as English.
pub(crate) fn locale_of(tag: &str) -> Locale {
    Locale::of(tag).unwrap_or_default()
}

/// A word in the database that no release wrote.
pub(super) fn unknown(word: &str) -> anyhow::Error {
    anyhow::anyhow!("the word {word:?} of feedback is unknown")
}
