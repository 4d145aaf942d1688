//! What may be lost: somebody types, looks, has read. It is told to every process by a `NOTIFY` of its own, outside
//! of any other transaction, and never kept.

use base::server::{Ctx, Result, SecretKey};
use serde::{Deserialize, Serialize};
use tokio_tungstenite::tungstenite::Utf8Bytes;
use uuid::{Builder, Uuid};

use crate::{Participant, ServerFrame};

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
    /// The same for the public, where it names somebody of the desk: they are known there by their name alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    public_frame: Option<String>,
}

impl EphemeralSignal {
    pub fn new(ctx: &Ctx, from: Uuid, topic: &str, frame: &ServerFrame, is_for_staff: bool) -> Self {
        let public_frame = (!is_for_staff).then(|| for_the_public(&ctx.settings.secret, topic, frame));
        Self {
            from,
            topic: topic.to_owned(),
            is_for_staff,
            frame: written(frame),
            public_frame: public_frame.flatten().map(|frame| written(&frame)),
        }
    }

    /// The frame for a listener: one of the public, or of the desk.
    pub fn frame(&self, is_public: bool) -> Utf8Bytes {
        let public = self.public_frame.as_ref().filter(|_| is_public);
        public.unwrap_or(&self.frame).as_str().into()
    }

    /// Tells every process, this one too.
    pub async fn send(&self, ctx: &Ctx) -> Result<()> {
        let written = serde_json::to_string(self).map_err(anyhow::Error::from)?;
        sqlx::query("select pg_notify($1, $2)").bind(CHANNEL).bind(written).execute(&ctx.db).await?;
        Ok(())
    }
}

fn written(frame: &ServerFrame) -> String {
    serde_json::to_string(frame).unwrap_or_default()
}

/// The frame with another id in the place of that of somebody of the desk: the same in all of a conversation, so that two are
/// told apart there, and no other in the next, so that nobody is followed from one to another. None where nothing is to be hid.
fn for_the_public(secret: &SecretKey, topic: &str, frame: &ServerFrame) -> Option<ServerFrame> {
    let mut frame = frame.clone();
    let who = frame.who_mut().filter(|who| who.is_staff)?;
    who.id = alias(secret, topic, who);
    Some(frame)
}

fn alias(secret: &SecretKey, topic: &str, who: &Participant) -> Uuid {
    let signed = secret.sign("participant", &[topic.as_bytes(), who.id.as_bytes()]);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&signed[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

/// Tells whoever hears a topic something that may be lost, the desk alone where it is the desk's own affair. Not in a
/// transaction: it would be told before, or never.
///
/// # Errors
/// When the database refuses.
pub async fn signal(ctx: &Ctx, topic: &str, frame: &ServerFrame, is_for_staff: bool) -> Result<()> {
    EphemeralSignal::new(ctx, ctx.id(), topic, frame, is_for_staff).send(ctx).await
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
        .map(|(topic, frame)| EphemeralSignal::new(ctx, ctx.id(), &topic, &frame, is_for_staff))
        .map(|signal| serde_json::to_string(&signal).map_err(anyhow::Error::from))
        .collect::<Result<Vec<_>, _>>()?;
    sqlx::query("select pg_notify($1, signal) from unnest($2::text[]) as signal")
        .bind(CHANNEL)
        .bind(written)
        .execute(&ctx.db)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_tells_two_of_the_desk_apart_and_follows_neither_to_another_conversation() {
        let secret = SecretKey::new([7; 32]).unwrap();
        let typing = |id: u128, is_staff: bool| ServerFrame::Typing {
            topic: String::new(),
            who: Participant { id: Uuid::from_u128(id), name: "Alice".to_owned(), is_staff },
        };
        let heard = |topic: &str, id: u128| {
            let mut frame = for_the_public(&secret, topic, &typing(id, true)).unwrap();
            let who = frame.who_mut().unwrap();
            assert_eq!((who.name.as_str(), who.is_staff), ("Alice", true));
            who.id
        };
        assert_eq!(heard("chat:1", 1), heard("chat:1", 1));
        assert_ne!(heard("chat:1", 1), heard("chat:1", 2));
        assert_ne!(heard("chat:1", 1), heard("chat:2", 1));
        assert_ne!(heard("chat:1", 1), Uuid::from_u128(1));
        assert_eq!(
            for_the_public(&secret, "chat:1", &typing(1, false)),
            None,
            "whoever asks is who they are"
        );
        assert_eq!(for_the_public(&secret, "chat:1", &ServerFrame::Pong), None);
    }
}
