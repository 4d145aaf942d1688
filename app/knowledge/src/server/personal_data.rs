//! What the help center knows of people: what they were offered, what they said of articles, what they wrote.

use base::{
    UserId,
    server::{Ctx, Result, Tx},
};
use domain::server::{Erased, ErasedPerson, ExportReader, PersonalData};
use serde_json::Value;

/// Readers, and whoever writes for them.
pub(super) struct Readers;

#[async_trait::async_trait]
impl PersonalData for Readers {
    fn section(&self) -> &'static str {
        "help_center"
    }

    async fn export(&self, ctx: &Ctx, person: UserId, _: ExportReader) -> Result<Value> {
        let known = sqlx::query_scalar!(
            r#"select jsonb_build_object(
                 'votes', (select coalesce(jsonb_agg(jsonb_build_object('article', a.title, 'is_helpful', v.is_helpful,
                     'comment', v.comment, 'created_at', v.created_at) order by v.created_at, v.id), '[]')
                     from article_votes v join articles a on a.id = v.article_id where v.voter = $1::text),
                 'offers', (select coalesce(jsonb_agg(jsonb_build_object('subject', d.subject,
                     'was_enough', d.solved_by is not null, 'created_at', d.created_at) order by d.created_at, d.id), '[]')
                     from deflections d where d.asker_id = $1::text::uuid),
                 'articles', (select coalesce(jsonb_agg(jsonb_build_object('title', a.title, 'created_at', a.created_at)
                     order by a.created_at, a.id), '[]') from articles a where a.author_id = $1::text::uuid)) as "known!""#,
            person.to_string(),
        );
        Ok(known.fetch_one(&ctx.db).await?)
    }

    /// What an article is worth is counted on; articles are the house's, and stay.
    async fn erase(&self, _: &Ctx, tx: &mut Tx, person: &ErasedPerson) -> Result<Erased> {
        let votes = sqlx::query!(
            "update article_votes set comment = '', voter = gen_random_uuid()::text where voter = $1",
            person.id.to_string(),
        );
        let votes = votes.execute(&mut **tx).await?.rows_affected();
        let offers = sqlx::query!("delete from deflections where asker_id = $1", person.id.0);
        let offers = offers.execute(&mut **tx).await?.rows_affected();
        Ok(Erased::new().with("votes", votes).with("offers", offers))
    }
}
