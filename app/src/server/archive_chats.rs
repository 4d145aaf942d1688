//! Archives chats that fell silent: each becomes a ticket with its transcript, and its visitor is told.

use base::server::{Ctx, Result};
use jobs::server::Job;
use serde::{Deserialize, Serialize};

use super::chat_to_ticket::archive_next;

/// Archives every chat that is silent by now, one transaction each; what another process is at it leaves alone.
#[derive(Debug, Serialize, Deserialize)]
pub struct ArchiveSilentChats {}

impl Job for ArchiveSilentChats {
    const KIND: &'static str = "chat-session-archive";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        let mut after = None;
        while let Some((id, archived)) = archive_next(ctx, after).await? {
            // One that cannot be archived keeps no other from it; it is tried again with the next run.
            if let Err(error) = archived {
                tracing::error!(%error, chat.id = %id, "a silent chat could not become a ticket");
            }
            after = Some(id);
        }
        Ok(())
    }
}
