//! The files of messages: whoever may see a message may see what hangs on it.

use std::collections::HashMap;

use base::{
    server::{Actor, Ctx, Error, Result},
    uuid::Uuid,
};
use domain::server::FileOwner;
use files::{Attachment, server::attachments_of};

use super::find::load;
use crate::server::permissions;

/// What a file of a message belongs to.
pub(super) const MESSAGE: &str = "ticket_message";

/// Messages, as what files can belong to.
pub struct MessageFiles;

#[async_trait::async_trait]
impl FileOwner for MessageFiles {
    fn owner_type(&self) -> &'static str {
        MESSAGE
    }

    async fn may_see(&self, ctx: &Ctx, actor: &Actor, owner_id: Uuid) -> Result<bool> {
        let mut reader = ctx.read().await?;
        let message =
            sqlx::query!("select ticket_id, is_internal from ticket_messages where id = $1", owner_id)
                .fetch_optional(&mut *reader)
                .await?;
        let Some(message) = message else { return Ok(false) };
        if message.is_internal && !actor.may(permissions::READ_ALL) {
            return Ok(false);
        }
        let seen = load(&mut reader, actor, message.ticket_id.into()).await;
        reader.release();
        match seen {
            Ok(_) => Ok(true),
            Err(Error::NotFound | Error::Unauthenticated | Error::Forbidden) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// The files of messages, of which each says how many it has: where none has any, nothing is asked.
pub(super) async fn files_of(
    connection: &mut sqlx::PgConnection,
    messages: impl Iterator<Item = (Uuid, i16)>,
) -> Result<HashMap<Uuid, Vec<Attachment>>> {
    let with_files: Vec<_> = messages.filter(|(_, count)| *count > 0).map(|(id, _)| id).collect();
    if with_files.is_empty() {
        return Ok(HashMap::new());
    }
    attachments_of(connection, MESSAGE, &with_files).await
}
