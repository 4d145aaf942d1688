//! What a socket hears: from when it subscribes, in order, each once.

use std::sync::Arc;

use base::server::{Error, Result, invalid};
use tokio::sync::mpsc::Receiver;
use tokio_tungstenite::tungstenite::{Message, protocol::frame::coding::CloseCode};

use super::{
    Ended, Hearing, MOST_TOPICS, Socket,
    send::{feed, flush, pass_on, send_frame, within_patience},
    upgrade::Line,
};
use crate::{
    ServerFrame,
    server::{
        hub::{Heard, News},
        outbox,
        said::Said,
        spoken::Spoken,
    },
};

impl Socket {
    /// Listens first and reads second, so that nothing falls between; what comes twice is known by its `seq`.
    pub(super) async fn subscribe(
        &mut self,
        line: &mut Line,
        topic: Arc<str>,
        since: Option<i64>,
    ) -> Result<Result<()>, Ended> {
        if self.topics.len() >= MOST_TOPICS && !self.topics.contains_key(&topic) {
            return Ok(Err(invalid("topic", "is one more than a socket can hear")));
        }
        let Some(queue) = self.queue.clone() else { return Ok(Err(Error::NotFound)) };
        let room = match self.sockets.rooms.of(&topic) {
            Ok(room) => room,
            Err(error) => return Ok(Err(error)),
        };
        if let Err(error) = room.admit(&self.ctx, &self.actor, &topic).await {
            return Ok(Err(error));
        }
        self.sockets.hub.listen(&topic, self.id, queue);
        // Asked again once listening: an event between the two would be in neither.
        let admission = match room.admit(&self.ctx, &self.actor, &topic).await {
            Ok(admission) => admission,
            Err(error) => {
                self.sockets.hub.leave(&topic, self.id);
                return Ok(Err(error));
            }
        };
        let last = since.filter(|_| !admission.is_feed).unwrap_or(admission.seq);
        // Who looks and subscribes once more still looks.
        let present = self.topics.get(&topic).and_then(|hearing| hearing.present);
        self.topics.insert(Arc::clone(&topic), Hearing { admission, last, present });
        send_frame(line, &ServerFrame::Subscribed { topic: topic.to_string(), seq: last }).await?;
        if !admission.is_feed {
            within_patience(self.catch_up(line, &topic)).await?;
        }
        Ok(Ok(()))
    }

    /// Hears everything that waits, then writes it to the line at once: a busy desk costs one write a batch.
    pub(super) async fn hear_all(
        &mut self,
        line: &mut Line,
        first: Heard,
        heard: &mut Receiver<Heard>,
    ) -> Result<(), Ended> {
        let mut next = Some(first);
        while let Some((topic, news)) = next {
            match news {
                News::Events(said) => self.hear(line, &topic, &said).await?,
                News::Whisper(whisper) => self.overhear(line, &topic, &whisper).await?,
            }
            next = heard.try_recv().ok();
        }
        flush(line).await
    }

    async fn hear(&mut self, line: &mut Line, topic: &Arc<str>, said: &Said) -> Result<(), Ended> {
        let is_feed = self.topics.get(topic).is_some_and(|hearing| hearing.admission.is_feed);
        if is_feed {
            self.is_cut = true;
            pass_on(line, said.frames(topic)).await?;
            self.is_cut = false;
            return Ok(());
        }
        for spoken in &said.events {
            self.hear_one(line, topic, spoken).await?;
        }
        Ok(())
    }

    async fn hear_one(&mut self, line: &mut Line, topic: &Arc<str>, spoken: &Spoken) -> Result<(), Ended> {
        let Some(hearing) = self.topics.get_mut(topic) else { return Ok(()) };
        let Some(seq) = spoken.seq(hearing.admission) else { return Ok(()) };
        if seq <= hearing.last {
            return Ok(());
        }
        if seq == hearing.last + 1 {
            hearing.last = seq;
            return feed(line, Message::Text(spoken.frame(hearing.admission, seq))).await;
        }
        self.catch_up(line, topic).await
    }

    /// Sends what the topic had after the last that was sent. Where some of it is no longer kept, says so.
    async fn catch_up(&mut self, line: &mut Line, topic: &Arc<str>) -> Result<(), Ended> {
        let Some(hearing) = self.topics.get_mut(topic) else { return Ok(()) };
        let admission = hearing.admission;
        let entries = match outbox::missed(&self.ctx, topic, hearing.last, admission.public).await {
            Ok(entries) => entries,
            Err(error) => {
                tracing::warn!(%error, "a socket could not catch up and is closed");
                return Err(Ended(CloseCode::Error, "resume from what you have"));
            }
        };
        let missed: Vec<_> = entries.into_iter().map(Spoken::new).collect();
        let first = missed.first().and_then(|spoken| spoken.seq(admission));
        let last = missed.last().and_then(|spoken| spoken.seq(admission));
        let is_whole = first.map_or(hearing.last == admission.seq, |first| first == hearing.last + 1);
        if !is_whole {
            let seq = last.unwrap_or(admission.seq);
            hearing.last = seq;
            return send_frame(line, &ServerFrame::Resync { topic: topic.to_string(), seq }).await;
        }
        for spoken in &missed {
            if let Some(seq) = spoken.seq(admission) {
                hearing.last = seq;
                feed(line, Message::Text(spoken.frame(admission, seq))).await?;
            }
        }
        flush(line).await
    }
}
