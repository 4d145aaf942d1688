//! What a socket whispers, and what it overhears.

use std::{sync::Arc, time::Duration};

use base::server::{Actor, Error};
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

use super::{
    Ended, Hearing, Socket,
    send::{feed, refuse},
    upgrade::Line,
};
use crate::{
    Participant, ServerFrame,
    server::{Audience, Signal, ephemeral_signal::EphemeralSignal},
};

/// The shortest time between two whispers of one socket, or between two presences at one topic.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(400);

impl Socket {
    /// Hears the topic no longer, and says so to whoever was told of the presence.
    pub(super) async fn leave(&self, topic: &Arc<str>, hearing: &Hearing) {
        self.sockets.hub.leave(topic, self.id);
        if let Some(who) = self.voice().filter(|_| hearing.present.is_some()) {
            let frame = ServerFrame::Presence { topic: topic.to_string(), who, is_here: false };
            self.send_whisper(topic, hearing.grant.is_feed, &frame, Signal::Gone).await;
        }
    }

    fn voice(&self) -> Option<Participant> {
        match &self.actor {
            Actor::Person(person) => Some(Participant {
                id: person.id.0,
                name: person.name.clone(),
                is_staff: person.role.is_staff(),
            }),
            Actor::Visitor(visitor) => Some(Participant {
                id: visitor.session.0,
                name: visitor.name.clone().unwrap_or_default(),
                is_staff: false,
            }),
            Actor::Anonymous | Actor::AiBot | Actor::System => None,
        }
    }

    async fn send_whisper(&self, topic: &Arc<str>, is_feed: bool, frame: &ServerFrame, signal: Signal) {
        let told = async {
            let handler = self.sockets.topic_handlers.of(topic)?;
            let audience = handler.signalled(&self.ctx, &self.actor, topic, signal).await?;
            // A feed is heard by all of the desk: nobody needs to know who of them looks at it.
            if is_feed || audience == Audience::Nobody {
                return Ok(());
            }
            let is_for_staff = audience == Audience::Desk;
            EphemeralSignal::new(&self.ctx, self.name, topic, frame, is_for_staff).send(&self.ctx).await
        };
        if let Err(error) = told.await {
            tracing::debug!(%error, "a signal was lost");
        }
    }

    /// Tells the others who hear the topic. One that this socket does not hear itself is nobody's business; that somebody
    /// looks at a feed is for its domain alone.
    pub(super) async fn signal(
        &mut self,
        line: &mut Line,
        topic: Option<String>,
        signal: Signal,
        frame: impl FnOnce(String, Participant) -> ServerFrame,
    ) -> Result<(), Ended> {
        let may_be_feed = topic.is_some() && signal == Signal::Present;
        let mut heard = self.topics.iter().filter(|(_, hearing)| may_be_feed || !hearing.grant.is_feed);
        let heard = match &topic {
            Some(topic) => heard.find(|(heard, _)| ***heard == **topic),
            None => heard.next(),
        };
        let heard = heard.map(|(heard, hearing)| (Arc::clone(heard), hearing.grant.is_feed));
        let (Some((heard, is_feed)), Some(who)) = (heard, self.voice()) else {
            return refuse(line, &Error::NotFound, topic, None).await;
        };
        let frame = frame(heard.to_string(), who);
        if !self.reads_on(&heard, signal) {
            // A new line says at once where all its pages are; whoever types there is not to be drowned by it.
            let last = match (&frame, self.topics.get_mut(&heard)) {
                (ServerFrame::Presence { .. }, Some(hearing)) => &mut hearing.present,
                _ => &mut self.signalled,
            };
            if last.is_some_and(|at| at.elapsed() < SIGNAL_INTERVAL) {
                return Ok(());
            }
            *last = Some(Instant::now());
            if !self.sockets.signals.take(self.address) {
                metrics::counter!("realtime_refused_signals_total").increment(1);
                let too_many = Error::RateLimited { retry_after: 1 };
                return refuse(line, &too_many, Some(heard.to_string()), None).await;
            }
        }
        self.send_whisper(&heard, is_feed, &frame, signal).await;
        Ok(())
    }

    /// Whether this marks more as read than the socket said before. Such a mark is kept, and no later whisper repeats what it
    /// says: it is never too soon.
    fn reads_on(&mut self, topic: &Arc<str>, signal: Signal) -> bool {
        let (Signal::Read(seq), Some(hearing)) = (signal, self.topics.get_mut(topic)) else { return false };
        let is_farther = seq > hearing.read;
        hearing.read = hearing.read.max(seq);
        is_farther
    }

    /// Passes on an ephemeral signal of somebody else, as far as this listener may know of it.
    pub(super) async fn forward_ephemeral(
        &self,
        line: &mut Line,
        topic: &Arc<str>,
        signal: &EphemeralSignal,
    ) -> Result<(), Ended> {
        let Some(is_public) = self.topics.get(topic).map(|hearing| hearing.grant.public) else {
            return Ok(());
        };
        let is_meant = signal.from != self.name && !(signal.is_for_staff && is_public);
        if is_meant { feed(line, Message::Text(signal.frame(is_public))).await } else { Ok(()) }
    }
}
