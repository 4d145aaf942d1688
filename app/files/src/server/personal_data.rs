//! The files that somebody sent. Those that hang on something are that thing's domain's to take away.

use base::{
    UserId,
    server::{Ctx, Result, Tx},
};
use domain::server::{Erased, ErasedPerson, ExportReader, PersonalData};
use serde_json::Value;

use super::content::release;

/// Files, as what is known of people.
pub(super) struct SentFiles;

#[async_trait::async_trait]
impl PersonalData for SentFiles {
    fn section(&self) -> &'static str {
        "files"
    }

    async fn export(&self, ctx: &Ctx, person: UserId, _: ExportReader) -> Result<Value> {
        let sent = sqlx::query_scalar!(
            r#"select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'media_type', f.media_type,
                 'size', c.size, 'url', '/files/' || f.id, 'created_at', f.created_at) order by f.created_at, f.id), '[]')
                 as "sent!"
             from files f join file_contents c on c.id = f.content_id where f.uploader_id = $1"#,
            person.0,
        );
        Ok(sent.fetch_one(&ctx.db).await?)
    }

    async fn erase(&self, _: &Ctx, tx: &mut Tx, person: &ErasedPerson) -> Result<Erased> {
        let contents = sqlx::query_scalar!(
            "delete from files where uploader_id = $1 and owner_type is null returning content_id",
            person.id.0,
        )
        .fetch_all(&mut **tx)
        .await?;
        release(tx, &contents).await?;
        Ok(Erased::new().with("files", contents.len() as u64))
    }
}
