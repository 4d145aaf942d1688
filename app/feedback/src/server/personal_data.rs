//! What feedback knows of people: what they said under their name, what they wish for, and how they found the help they got.

use base::{
    UserId,
    server::{Ctx, Result, Tx},
};
use domain::server::{Erased, ErasedPerson, ExportReader, PersonalData};
use serde_json::Value;

use super::{ideas::forget_voter, satisfaction::forget_rater, submissions::forget_giver};

/// Whoever says something, and whoever is spoken of.
pub(super) struct Givers;

#[async_trait::async_trait]
impl PersonalData for Givers {
    fn section(&self) -> &'static str {
        "feedback"
    }

    /// What was given without a name is nobody's, and cannot be found. The desk's notes are the desk's.
    async fn export(&self, ctx: &Ctx, person: UserId, reader: ExportReader) -> Result<Value> {
        let known = sqlx::query_scalar!(
            r#"select jsonb_build_object(
                 'given', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('type', f.kind,
                     'rating', f.rating, 'context', f.context, 'comments', f.comments, 'tags', f.tags, 'page', f.page_url,
                     'status', f.status, 'note', case when $2 then f.note end, 'created_at', f.created_at))
                     order by f.created_at, f.id), '[]') from feedback f where f.user_id = $1),
                 'ideas', (select coalesce(jsonb_agg(jsonb_build_object('number', i.number, 'title', i.title,
                     'body', i.body, 'status', i.status, 'created_at', i.created_at) order by i.number), '[]')
                     from ideas i where i.author_id = $1),
                 'votes', (select coalesce(jsonb_agg(jsonb_build_object('number', i.number,
                     'created_at', v.created_at) order by i.number), '[]')
                     from idea_votes v join ideas i on i.id = v.idea_id where v.user_id = $1),
                 'news', (select coalesce(jsonb_agg(jsonb_build_object('number', i.number, 'what', n.what,
                     'status', n.status, 'created_at', n.created_at) order by n.created_at, n.id), '[]')
                     from idea_notices n join ideas i on i.id = n.idea_id where n.user_id = $1),
                 'ratings', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('ticket', s.ticket_number,
                     'rating', s.rating, 'comment', s.comment, 'asked_at', s.asked_at, 'answered_at', s.answered_at))
                     order by s.asked_at, s.id), '[]') from satisfaction_ratings s where s.requester_id = $1)) as "known!""#,
            person.0,
            reader == ExportReader::Admin,
        );
        Ok(known.fetch_one(&ctx.db).await?)
    }

    async fn erase(&self, _: &Ctx, tx: &mut Tx, person: &ErasedPerson) -> Result<Erased> {
        let given = forget_giver(tx, person).await?;
        let (ideas, votes) = forget_voter(tx, person).await?;
        let ratings = forget_rater(tx, person).await?;
        let counted = Erased::new()
            .with("feedback", given)
            .with("ideas", ideas)
            .with("idea_votes", votes)
            .with("ratings", ratings);
        Ok(counted)
    }
}
