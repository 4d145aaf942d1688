//! What may be lost: somebody types, looks, has read. It is told to every process by a `NOTIFY` of its own, outside
//! of any other transaction, and never kept.

use base::server::{Ctx, Result};
use serde::{Deserialize, Serialize};
use tokio_tungstenite::tungstenite::Utf8Bytes;
use uuid::Uuid;

use crate::ServerFrame;

pub(super) const CHANNEL: &str = "porchlight_whispers";

/// An ephemeral signal on its way.
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
    pub fn new(from: Uuid, topic: &str, frame: &ServerFrame, is_for_staff: bool) -> Self {
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

/// Tells whoever hears a topic something that may be lost, the desk alone where it is the desk's own affair. Not in a
/// transaction: it would be told before, or never.
///
/// # Errors
/// When the database refuses.
pub async fn signal(ctx: &Ctx, topic: &str, frame: &ServerFrame, is_for_staff: bool) -> Result<()> {
    EphemeralSignal::new(ctx.id(), topic, frame, is_for_staff).send(ctx).await
}

/// Tells the hearers of many topics at once, each their own; as [`signal`].
///
/// # Errors
/// When the database refuses.
pub async fn signal_each(
    ctx: &Ctx,
    frames: impl Iterator<Item = (String, ServerFrame)> + Send,
    is_for_staff: bool,
) -> Result<()> {
    let written = frames
        .map(|(topic, frame)| EphemeralSignal::new(ctx.id(), &topic, &frame, is_for_staff))
        .map(|signal| serde_json::to_string(&signal).map_err(anyhow::Error::from))
        .collect::<Result<Vec<_>, _>>()?;
    sqlx::query("select pg_notify($1, signal) from unnest($2::text[]) as signal")
        .bind(CHANNEL)
        .bind(written)
        .execute(&ctx.db)
        .await?;
    Ok(())
}
