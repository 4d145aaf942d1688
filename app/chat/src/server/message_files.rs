//! The files of messages: whoever may see a message of a chat may see what hangs on it.

use base::{
    server::{Actor, Ctx, Error, Result},
    uuid::Uuid,
};
use domain::server::FileOwner;

use super::find::{View, view_of};

/// What a file of a message belongs to.
pub const CHAT_MESSAGE: &str = "chat_message";

/// Messages of chats, as what files can belong to.
pub struct MessageFiles;

#[async_trait::async_trait]
impl FileOwner for MessageFiles {
    fn owner_type(&self) -> &'static str {
        CHAT_MESSAGE
    }

    async fn may_see(&self, ctx: &Ctx, actor: &Actor, owner_id: Uuid) -> Result<bool> {
        let mut reader = ctx.read().await?;
        let message =
            sqlx::query!("select session_id, is_internal from chat_messages where id = $1", owner_id)
                .fetch_optional(&mut *reader)
                .await?;
        let Some(message) = message else { return Ok(false) };
        let view = view_of(&mut reader, actor, message.session_id.into()).await;
        reader.release();
        match view {
            Ok(view) => Ok(view == View::Desk || !message.is_internal),
            Err(Error::NotFound | Error::Unauthenticated | Error::Forbidden) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
