//! Events that are handed on together. Everybody who hears a feed hears the same frames, so these are written once, as
//! the line carries them, however many listen.

use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use tokio_tungstenite::tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Data, OpCode},
};

use super::encoded_event::EncodedEvent;

/// Events of one topic or one feed, in their order.
pub(super) struct FrameBatch {
    pub events: Vec<Arc<EncodedEvent>>,
    to_feed: OnceLock<Bytes>,
}

impl FrameBatch {
    pub fn new(events: Vec<Arc<EncodedEvent>>) -> Self {
        Self { events, to_feed: OnceLock::new() }
    }

    /// The frames for a listener of the feed, one after another: text, whole, and unmasked as a server's are (RFC 6455, 5.2).
    pub fn frames(&self, feed: &str) -> &Bytes {
        self.to_feed.get_or_init(|| {
            let header = FrameHeader { opcode: OpCode::Data(Data::Text), ..FrameHeader::default() };
            let mut frames = Vec::new();
            for spoken in &self.events {
                let text = spoken.feed_text(feed);
                if header.format(text.len() as u64, &mut frames).is_ok() {
                    frames.extend_from_slice(text.as_bytes());
                }
            }
            frames.into()
        })
    }
}
