//! Chats on the socket: `chat:<id>` for its visitor and the desk, `chats` for the desk.

use base::{
    chrono::TimeDelta,
    server::{Actor, Ctx, Result},
};
use realtime::{
    MessageFrame,
    server::{Audience, Signal, SubscriptionGrant, TopicHandler, id_in},
};
use serde_json::{Value, json};

use super::{
    find::{View, load_all, view_of},
    mark_read, note_agent, permissions, say,
};
use crate::{CHATS, ChatEntry, ChatSessionId, NewChatMessage};

/// The handler of all chats.
pub struct ChatTopicHandler;

#[async_trait::async_trait]
impl TopicHandler for ChatTopicHandler {
    fn handles(&self, topic: &str) -> bool {
        topic == CHATS || topic.starts_with("chat:")
    }

    async fn authorize(&self, ctx: &Ctx, actor: &Actor, topic: &str) -> Result<SubscriptionGrant> {
        if topic == CHATS {
            actor.can(permissions::READ_ALL)?;
            return Ok(SubscriptionGrant { public: false, seq: 0, is_feed: true });
        }
        let id = chat_in(topic)?;
        let mut reader = ctx.read().await?;
        let view = view_of(&mut reader, actor, id).await?;
        let found = load_all(&mut reader, ctx.now(), &[id]).await?;
        reader.release();
        let chat = found.into_iter().next().ok_or(base::server::Error::NotFound)?;
        let public = view == View::Visitor;
        Ok(SubscriptionGrant { public, seq: if public { chat.public_seq } else { chat.seq }, is_feed: false })
    }

    async fn say(&self, ctx: &Ctx, actor: &Actor, message: MessageFrame) -> Result<()> {
        let MessageFrame { topic, body, is_internal, client_id } = message;
        let draft = NewChatMessage { client_id, is_internal, ..NewChatMessage::new(chat_in(&topic)?, body) };
        say(ctx, actor, draft).await?;
        Ok(())
    }

    async fn signalled(&self, ctx: &Ctx, actor: &Actor, topic: &str, signal: Signal) -> Result<Audience> {
        if signal == Signal::Present && actor.may(permissions::READ_ALL) {
            note_agent(ctx, actor).await?;
        }
        if topic == CHATS {
            return Ok(Audience::Nobody);
        }
        let id = chat_in(topic)?;
        if let Signal::Read(seq) = signal {
            // It tells the other side itself, in the count that both know.
            mark_read(ctx, actor, id, seq).await?;
            return Ok(Audience::Nobody);
        }
        let mut reader = ctx.read().await?;
        let audience = match view_of(&mut reader, actor, id).await? {
            View::Visitor => {
                if signal != Signal::Gone {
                    see_visitor(ctx, &mut reader, id).await?;
                }
                Audience::Everybody
            }
            // That others of the desk look on is the desk's own affair.
            View::Desk if is_holder(&mut reader, actor, id).await? => Audience::Everybody,
            View::Desk => Audience::Desk,
        };
        reader.release();
        Ok(audience)
    }

    fn public_event(&self, event: Value) -> Value {
        // What a newer process says and this one cannot read is loaded again by whoever hears of it.
        let unread = json!({"type": event["type"]});
        let entry = serde_json::from_value::<ChatEntry>(event).map(ChatEntry::for_visitor);
        entry.and_then(serde_json::to_value).unwrap_or(unread)
    }
}

/// How much later a visitor is seen again before it is written: their browser says so every ten seconds.
const SEEN_APART: TimeDelta = TimeDelta::seconds(5);

async fn see_visitor(ctx: &Ctx, connection: &mut sqlx::PgConnection, id: ChatSessionId) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "update chat_sessions set visitor_seen_at = $2 where id = $1 and visitor_seen_at < $3",
        id.0,
        now,
        now - SEEN_APART,
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn is_holder(connection: &mut sqlx::PgConnection, actor: &Actor, id: ChatSessionId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"select coalesce(assigned_agent_id = $2, false) as "is_holder!" from chat_sessions where id = $1"#,
        id.0,
        actor.id().map(|id| id.0),
    )
    .fetch_one(connection)
    .await?)
}

fn chat_in(topic: &str) -> Result<ChatSessionId> {
    id_in(topic, "chat")?.parse().map_err(|_| base::server::Error::NotFound)
}
