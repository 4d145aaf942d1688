//! Tickets on the socket: `ticket:<id>` for its customer and the desk, `queue` for the desk.

use base::server::{Actor, Ctx, IdempotencyKey, Result};
use realtime::{
    MessageFrame, QUEUE,
    server::{SubscriptionGrant, TopicHandler, id_in},
};

use super::{find, reply};
use crate::NewMessage;
use crate::server::permissions;

/// The handler of all tickets.
pub struct TicketTopicHandler;

#[async_trait::async_trait]
impl TopicHandler for TicketTopicHandler {
    fn handles(&self, topic: &str) -> bool {
        topic == QUEUE || topic.starts_with("ticket:")
    }

    async fn authorize(&self, ctx: &Ctx, actor: &Actor, topic: &str) -> Result<SubscriptionGrant> {
        if topic == QUEUE {
            actor.can(permissions::READ_ALL)?;
            return Ok(SubscriptionGrant { public: false, seq: 0, is_feed: true });
        }
        let ticket = find(ctx, actor, id_in(topic, "ticket")?).await?;
        Ok(SubscriptionGrant { public: !actor.may(permissions::READ_ALL), seq: ticket.seq, is_feed: false })
    }

    async fn say(&self, ctx: &Ctx, actor: &Actor, message: MessageFrame) -> Result<()> {
        let MessageFrame { topic, body, is_internal, client_id } = message;
        let ticket = id_in(&topic, "ticket")?;
        let secret = &ctx.settings.secret;
        let idempotency_key = client_id.map(|id| {
            let place = if is_internal { format!("{topic} note") } else { topic.clone() };
            IdempotencyKey::new(secret, format!("client:{id}"), &place, body.as_bytes())
        });
        let draft = NewMessage { is_internal, ..NewMessage::reply(body) };
        reply(ctx, actor, ticket, draft, idempotency_key.as_ref()).await?;
        Ok(())
    }
}
