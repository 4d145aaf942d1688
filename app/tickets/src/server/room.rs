//! Tickets on the socket: `ticket:<id>` for its customer and the desk, `queue` for the desk.

use base::{
    server::{Actor, Ctx, Once, Result},
    uuid::Uuid,
};
use realtime::{
    QUEUE,
    server::{Admission, Room, id_in},
};

use super::{find, reply};
use crate::NewMessage;

/// The room of all tickets.
pub struct TicketRoom;

#[async_trait::async_trait]
impl Room for TicketRoom {
    fn keeps(&self, topic: &str) -> bool {
        topic == QUEUE || topic.starts_with("ticket:")
    }

    async fn admit(&self, ctx: &Ctx, actor: &Actor, topic: &str) -> Result<Admission> {
        if topic == QUEUE {
            actor.staff()?;
            return Ok(Admission { public: false, seq: 0, is_feed: true });
        }
        let ticket = find(ctx, actor, id_in(topic, "ticket")?).await?;
        Ok(Admission { public: !actor.is_staff(), seq: ticket.seq, is_feed: false })
    }

    async fn say(
        &self,
        ctx: &Ctx,
        actor: &Actor,
        topic: &str,
        body: String,
        client_id: Option<Uuid>,
    ) -> Result<()> {
        let ticket = id_in(topic, "ticket")?;
        let secret = &ctx.settings.secret;
        let once = client_id.map(|id| Once::new(secret, format!("client:{id}"), topic, body.as_bytes()));
        reply(ctx, actor, ticket, NewMessage::reply(body), once.as_ref()).await?;
        Ok(())
    }
}
