//! A chat as a page of the desk shows it.

use base::{
    server::{Actor, Ctx, Result},
    uuid::Uuid,
};

use super::{
    find::{find, load_all},
    history, permissions,
};
use crate::{ChatSession, ChatSessionId, DeskConversation};

/// A chat with its newest entries and the other chats of its visitor.
///
/// # Errors
/// [`base::server::Error::NotFound`] where there is none; for everybody but the desk.
pub async fn desk_conversation(ctx: &Ctx, actor: &Actor, id: ChatSessionId) -> Result<DeskConversation> {
    // What is known of the chat comes with its history, of one moment; whoever began it is told less there.
    let known = find(ctx, actor, id).await?;
    let history = history(ctx, actor, id, None, None).await?;
    let is_own = history.chat.is_none();
    Ok(DeskConversation {
        others: others(ctx, actor, id).await?,
        chat: history.chat.unwrap_or(known),
        entries: if is_own { Vec::new() } else { history.entries },
        seq: history.seq,
        has_earlier: history.has_earlier,
        visitor_read_seq: history.visitor_read_seq,
        is_own,
        client_id: ctx.id(),
        now: ctx.now(),
    })
}

/// The chats of the same browser, of the same account, or of whom the host site calls the same, the newest first.
async fn others(ctx: &Ctx, actor: &Actor, id: ChatSessionId) -> Result<Vec<ChatSession>> {
    actor.allow(permissions::READ_ALL)?;
    let mut reader = ctx.read().await?;
    let ids = sqlx::query_scalar!(
        "select other.id from chat_sessions held join chat_sessions other on other.id <> held.id
             and (other.visitor_id = held.visitor_id or other.customer_id = held.customer_id
                 or other.external_id = held.external_id)
         where held.id = $1 order by other.started_at desc, other.id desc limit 10",
        id.0,
    )
    .fetch_all(&mut *reader)
    .await?;
    let ids: Vec<ChatSessionId> = ids.into_iter().map(|id: Uuid| id.into()).collect();
    let found = load_all(&mut reader, ctx.now(), &ids).await?;
    reader.release();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use base::server::{Error, test};
    use sqlx::PgPool;

    use super::*;

    /// A chat that is over, of a browser, by its row.
    async fn insert_chat(db: &PgPool, visitor: u128, minute: i32) -> ChatSessionId {
        let id = sqlx::query_scalar::<_, Uuid>(
            "insert into chat_sessions (id, token_hash, visitor_id, status, locale, started_at, queued_at, last_message_at,
                 visitor_seen_at, updated_at)
             values (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), $1, 'ended', 'en',
                 to_timestamp($2 * 60), now(), now(), now(), now())
             returning id",
        );
        id.bind(Uuid::from_u128(visitor)).bind(minute).fetch_one(db).await.unwrap().into()
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn the_other_chats_are_those_of_the_same_visitor_the_newest_first(db: PgPool) {
        let ctx = test::ctx(db.clone());
        let first = insert_chat(&db, 1, 1).await;
        let second = insert_chat(&db, 1, 2).await;
        let third = insert_chat(&db, 1, 3).await;
        insert_chat(&db, 2, 4).await;
        let found = others(&ctx, &Actor::System, second).await.unwrap();
        assert_eq!(found.iter().map(|chat| chat.id).collect::<Vec<_>>(), [third, first]);
        let stranger = others(&ctx, &Actor::Anonymous, second).await;
        assert!(matches!(stranger, Err(Error::Unauthenticated)), "{stranger:?}");
    }
}
