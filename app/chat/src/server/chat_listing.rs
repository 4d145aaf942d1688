//! What the desk's page of chats shows: its lists, and what its rows name.

use base::server::{Actor, Ctx, Result};

use super::list;
use crate::{ChatFilter, ChatListing, ChatScope};

/// So many are shown of those that wait, and of one's own.
const MOST: u32 = 100;

/// The lists of the desk: those that wait, the asker's own, and all where they are asked for.
///
/// # Errors
/// For everybody but the desk.
pub async fn chat_listing(ctx: &Ctx, actor: &Actor, filter: ChatFilter) -> Result<ChatListing> {
    let whole = |scope| ChatFilter { scope, limit: Some(MOST), ..ChatFilter::default() };
    let all = if filter.scope == ChatScope::All { Some(list(ctx, actor, &filter).await?) } else { None };
    Ok(ChatListing {
        waiting: list(ctx, actor, &whole(ChatScope::Waiting)).await?,
        mine: list(ctx, actor, &whole(ChatScope::Mine)).await?,
        all,
        teams: identity::server::team_choices(ctx, actor).await?,
        now: ctx.now(),
    })
}
