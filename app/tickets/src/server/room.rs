//! Tickets on the socket: `ticket:<id>` for its customer and the desk, `queue` for the desk.

use base::server::{Actor, Ctx, Once, Result};
use realtime::{
    QUEUE, Saying,
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

    async fn say(&self, ctx: &Ctx, actor: &Actor, saying: Saying) -> Result<()> {
        let Saying { topic, body, is_internal, client_id } = saying;
        let ticket = id_in(&topic, "ticket")?;
        let secret = &ctx.settings.secret;
        let once = client_id.map(|id| {
            let place = if is_internal { format!("{topic} note") } else { topic.clone() };
            Once::new(secret, format!("client:{id}"), &place, body.as_bytes())
        });
        let draft = NewMessage { is_internal, ..NewMessage::reply(body) };
        reply(ctx, actor, ticket, draft, once.as_ref()).await?;
        Ok(())
    }
}
