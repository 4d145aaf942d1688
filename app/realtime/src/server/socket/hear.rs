//! What a socket hears: from when it subscribes, in order, each once.

use std::sync::Arc;

use base::server::{Error, RequestRefusal, Result, invalid};
use tokio::sync::mpsc::Receiver;
use tokio_tungstenite::tungstenite::{Message, protocol::frame::coding::CloseCode};

use super::{
    Ended, Hearing, MOST_TOPICS, Socket,
    send::{feed, flush, pass_on, refuse, send_frame, within_patience},
    upgrade::Line,
};
use crate::{
    ServerFrame,
    server::{
        encoded_event::EncodedEvent,
        frame_batch::FrameBatch,
        hub::{Delivery, HubMessage},
        outbox,
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
            return Ok(Err(invalid("topic", RequestRefusal::new("is one more than a socket can hear"))));
        }
        let Some(queue) = self.queue.clone() else { return Ok(Err(Error::NotFound)) };
        let handler = match self.sockets.topic_handlers.of(&topic) {
            Ok(handler) => handler,
            Err(error) => return Ok(Err(error)),
        };
        if let Err(error) = handler.authorize(&self.ctx, &self.actor, &topic).await {
            return Ok(Err(error));
        }
        self.sockets.hub.listen(&topic, self.id, queue);
        // Asked again once listening: an event between the two would be in neither.
        let grant = match handler.authorize(&self.ctx, &self.actor, &topic).await {
            Ok(grant) => grant,
            Err(error) => {
                self.sockets.hub.leave(&topic, self.id);
                return Ok(Err(error));
            }
        };
        let last = since.filter(|_| !grant.is_feed).unwrap_or(grant.seq);
        // Who looks and subscribes once more still looks.
        let (present, read) = match self.topics.get(&topic) {
            Some(hearing) => (hearing.present, hearing.read),
            None => (None, 0),
        };
        self.topics.insert(Arc::clone(&topic), Hearing { grant, last, present, read });
        send_frame(line, &ServerFrame::Subscribed { topic: topic.to_string(), seq: last }).await?;
        if !grant.is_feed {
            within_patience(self.catch_up(line, &topic)).await?;
        }
        Ok(Ok(()))
    }

    /// Asks again whether each topic may be heard. One that may not is left, and said to be.
    pub(super) async fn reauthorize(&mut self, line: &mut Line) -> Result<(), Ended> {
        let topics: Vec<_> = self.topics.keys().cloned().collect();
        for topic in topics {
            let authorized = match self.sockets.topic_handlers.of(&topic) {
                Ok(handler) => handler.authorize(&self.ctx, &self.actor, &topic).await,
                Err(error) => Err(error),
            };
            let Some(hearing) = self.topics.get_mut(&topic) else { continue };
            match authorized {
                Ok(grant) if grant.public == hearing.grant.public => {}
                // Another view counts its events otherwise, so that there is no place to go on from.
                Ok(grant) => {
                    (hearing.grant, hearing.last) = (grant, grant.seq);
                    let again = ServerFrame::Resync { topic: topic.to_string(), seq: grant.seq };
                    send_frame(line, &again).await?;
                }
                Err(error @ (Error::NotFound | Error::Forbidden | Error::Unauthenticated)) => {
                    if let Some(hearing) = self.topics.remove(&topic) {
                        self.leave(&topic, &hearing).await;
                    }
                    refuse(line, &error, Some(topic.to_string()), None).await?;
                }
                // While nothing can be read nothing can be told either.
                Err(error) => tracing::warn!(%error, %topic, "a topic could not be authorized again"),
            }
        }
        Ok(())
    }

    /// Hears everything that waits, then writes it to the line at once: a busy desk costs one write a batch.
    pub(super) async fn hear_all(
        &mut self,
        line: &mut Line,
        first: Delivery,
        heard: &mut Receiver<Delivery>,
    ) -> Result<(), Ended> {
        let mut next = Some(first);
        while let Some((topic, news)) = next {
            match news {
                HubMessage::Events(said) => self.hear(line, &topic, &said).await?,
                HubMessage::EphemeralSignal(signal) => self.forward_ephemeral(line, &topic, &signal).await?,
            }
            next = heard.try_recv().ok();
        }
        flush(line).await
    }

    async fn hear(&mut self, line: &mut Line, topic: &Arc<str>, said: &FrameBatch) -> Result<(), Ended> {
        let is_feed = self.topics.get(topic).is_some_and(|hearing| hearing.grant.is_feed);
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

    async fn hear_one(
        &mut self,
        line: &mut Line,
        topic: &Arc<str>,
        spoken: &EncodedEvent,
    ) -> Result<(), Ended> {
        let Some(hearing) = self.topics.get_mut(topic) else { return Ok(()) };
        let Some(seq) = spoken.seq(hearing.grant) else { return Ok(()) };
        if seq <= hearing.last {
            return Ok(());
        }
        if seq == hearing.last + 1 {
            hearing.last = seq;
            let frame = spoken.frame(&self.sockets.topic_handlers, hearing.grant, seq);
            return feed(line, Message::Text(frame)).await;
        }
        self.catch_up(line, topic).await
    }

    /// Sends what the topic had after the last that was sent, page by page. Where some of it is no longer kept, says so.
    async fn catch_up(&mut self, line: &mut Line, topic: &Arc<str>) -> Result<(), Ended> {
        let mut is_first = true;
        loop {
            let Some(hearing) = self.topics.get_mut(topic) else { return Ok(()) };
            let grant = hearing.grant;
            let missed = readable(outbox::missed(&self.ctx, topic, hearing.last, grant.public).await)?;
            let is_last = i64::try_from(missed.len()).is_ok_and(|count| count < outbox::PAGE);
            let missed: Vec<_> = missed.into_iter().map(EncodedEvent::new).collect();
            let first = missed.first().and_then(|spoken| spoken.seq(grant));
            let is_whole =
                first.map_or(!is_first || hearing.last == grant.seq, |first| first == hearing.last + 1);
            if !is_whole {
                let latest = readable(outbox::latest(&self.ctx, topic, grant.public).await)?;
                let seq = latest.unwrap_or(grant.seq);
                hearing.last = seq;
                return send_frame(line, &ServerFrame::Resync { topic: topic.to_string(), seq }).await;
            }
            for spoken in &missed {
                if let Some(seq) = spoken.seq(grant) {
                    hearing.last = seq;
                    let frame = spoken.frame(&self.sockets.topic_handlers, grant, seq);
                    feed(line, Message::Text(frame)).await?;
                }
            }
            flush(line).await?;
            if is_last {
                return Ok(());
            }
            is_first = false;
        }
    }
}

/// What was read, or the end of a socket that could not be told all of it.
fn readable<T>(read: Result<T>) -> Result<T, Ended> {
    read.map_err(|error| {
        tracing::warn!(%error, "a socket could not catch up and is closed");
        Ended(CloseCode::Error, "resume from what you have")
    })
}
