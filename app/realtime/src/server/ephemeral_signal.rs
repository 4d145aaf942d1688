//! What may be lost: somebody types, looks, has read. It is told to every process by a `NOTIFY` of its own, outside
//! of any other transaction, and never kept.

use base::server::{Ctx, Result};
use serde::{Deserialize, Serialize};
use tokio_tungstenite::tungstenite::Utf8Bytes;
use uuid::Uuid;

use crate::ServerFrame;

pub(super) const CHANNEL: &str = "porchlight_whispers";

/// an ephemeral signal on its way.
#[derive(Serialize, Deserialize)]
pub(super) struct EphemeralSignal {
    /// The socket that it came from, which need not hear it.
    pub from: Uuid,
    pub topic: String,
    /// Whether only the desk hears it.
    pub is_for_staff: bool,
    /// The frame, written once for all who hear it.
    frame: String,
}

impl EphemeralSignal {
    pub fn new(from: Uuid, topic: &str, frame: &ServerFrame) -> Self {
        // That an agent looks at a ticket is the desk's own affair; that they write an answer is good news.
        let is_for_staff = match frame {
            ServerFrame::Presence { who, .. } | ServerFrame::Read { who, .. } => who.is_staff,
            _ => false,
        };
        let frame = serde_json::to_string(frame).unwrap_or_default();
        Self { from, topic: topic.to_owned(), is_for_staff, frame }
    }

    pub fn frame(&self) -> Utf8Bytes {
        self.frame.as_str().into()
    }

    /// Tells every process, this one too.
    pub async fn send(&self, ctx: &Ctx) -> Result<()> {
        let written = serde_json::to_string(self).map_err(anyhow::Error::from)?;
        sqlx::query("select pg_notify($1, $2)").bind(CHANNEL).bind(written).execute(&ctx.db).await?;
        Ok(())
    }
}
