//! The demo's chats: one that was answered, and a visitor who waits.

use base::{
    chrono::TimeDelta,
    server::{Actor, Ctx, Result},
};

use super::{accept, say, start};
use crate::{ChatSessionId, NewChat, NewChatMessage};

/// How long the visitor who waits stays there: as long as a demo is looked at.
const STAYS: TimeDelta = TimeDelta::days(30);

/// Tells both through the verbs themselves, and answers the one that was answered.
///
/// # Errors
/// When the database refuses.
pub async fn seed_chats(ctx: &Ctx, agent: &Actor, customer: &Actor) -> Result<ChatSessionId> {
    // A clock of its own, so that nobody else's time is moved.
    let ctx = &ctx.on_its_own_clock();
    ctx.clock.advance(TimeDelta::minutes(-50));
    let asks = NewChat {
        question: Some("My desk lamp hums as soon as I dim it. Is that the bulb?".to_owned()),
        page_url: Some(format!("{}/help", ctx.settings.help_url())),
        page_title: Some("Help center".to_owned()),
        ..NewChat::default()
    };
    let answered = start(ctx, customer, None, asks).await?.session_id;
    ctx.clock.advance(TimeDelta::minutes(2));
    accept(ctx, agent, answered).await?;
    for (actor, text) in [
        (agent, "It often is: not every bulb likes to be dimmed. What does it say on yours?"),
        (customer, "“Not dimmable”, in very small letters. Can I send it back?"),
        (agent, "You can. I make this a ticket, so that you have it in writing."),
    ] {
        ctx.clock.advance(TimeDelta::minutes(2));
        say(ctx, actor, NewChatMessage::new(answered, text)).await?;
    }
    ctx.clock.advance(TimeDelta::minutes(40));
    let waits = NewChat {
        name: Some("Dana".to_owned()),
        email: Some("dana@example.com".to_owned()),
        question: Some("Do you ship the floor lamp to Norway?".to_owned()),
        page_url: Some("https://shop.example.com/lamps/floor".to_owned()),
        page_title: Some("Floor lamp".to_owned()),
        ..NewChat::default()
    };
    let waiting = start(ctx, &Actor::Anonymous, None, waits).await?.session_id;
    sqlx::query!(
        "update chat_sessions set visitor_seen_at = $2 where id = $1",
        waiting.0,
        ctx.now() + STAYS,
    )
    .execute(&ctx.db)
    .await?;
    Ok(answered)
}
