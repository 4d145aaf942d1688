//! What a socket whispers, and what it overhears.

use std::{sync::Arc, time::Duration};

use base::server::Error;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

use super::{
    Ended, Hearing, Socket,
    send::{feed, refuse},
    upgrade::Line,
};
use crate::{Participant, ServerFrame, server::ephemeral_signal::EphemeralSignal};

/// The shortest time between two whispers of one socket, or between two presences at one topic.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(400);

impl Socket {
    /// Hears the topic no longer, and says so to whoever was told of the presence.
    pub(super) async fn leave(&self, topic: &Arc<str>, hearing: &Hearing) {
        self.sockets.hub.leave(topic, self.id);
        if let Some(who) = self.voice().filter(|_| hearing.present.is_some()) {
            let frame = ServerFrame::Presence { topic: topic.to_string(), who, is_here: false };
            self.send_whisper(topic, &frame).await;
        }
    }

    fn voice(&self) -> Option<Participant> {
        let person = self.actor.person().ok()?;
        Some(Participant { id: person.id, name: person.name.clone(), is_staff: person.role.is_staff() })
    }

    async fn send_whisper(&self, topic: &Arc<str>, frame: &ServerFrame) {
        if let Err(error) = EphemeralSignal::new(self.name, topic, frame).send(&self.ctx).await {
            tracing::debug!(%error, "a signal was lost");
        }
    }

    /// Tells the others who hear the topic. One that this socket does not hear itself is nobody's business.
    pub(super) async fn signal(
        &mut self,
        line: &mut Line,
        topic: Option<String>,
        frame: impl FnOnce(String, Participant) -> ServerFrame,
    ) -> Result<(), Ended> {
        let mut conversations = self.topics.iter().filter(|(_, hearing)| !hearing.grant.is_feed);
        let heard = match &topic {
            Some(topic) => conversations.find(|(heard, _)| ***heard == **topic).map(|(heard, _)| heard),
            None => conversations.next().map(|(heard, _)| heard),
        };
        let (Some(heard), Some(who)) = (heard.cloned(), self.voice()) else {
            return refuse(line, &Error::NotFound, topic, None).await;
        };
        let frame = frame(heard.to_string(), who);
        // A new line says at once where all its pages are; whoever types there is not to be drowned by it.
        let last = match (&frame, self.topics.get_mut(&heard)) {
            (ServerFrame::Presence { .. }, Some(hearing)) => &mut hearing.present,
            _ => &mut self.signalled,
        };
        if last.is_some_and(|at| at.elapsed() < SIGNAL_INTERVAL) {
            return Ok(());
        }
        *last = Some(Instant::now());
        self.send_whisper(&heard, &frame).await;
        Ok(())
    }

    /// Passes on an ephemeral signal of somebody else, as far as this listener may know of it.
    pub(super) async fn forward_ephemeral(
        &self,
        line: &mut Line,
        topic: &Arc<str>,
        signal: &EphemeralSignal,
    ) -> Result<(), Ended> {
        let is_meant = self.topics.get(topic).is_some_and(|hearing| {
            signal.from != self.name && !(signal.is_for_staff && hearing.grant.public)
        });
        if is_meant { feed(line, Message::Text(signal.frame())).await } else { Ok(()) }
    }
}
