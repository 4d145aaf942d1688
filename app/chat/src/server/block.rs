//! Nobody chats from somewhere any more.

use std::net::IpAddr;

use base::server::{Actor, Audited, Ctx, Error, Result, Tx, audit};
use ipnet::IpNet;
use serde_json::json;

use super::{find::lock, permissions, record::record, tell_queue::queue_changed};
use crate::{ChatSessionId, ChatSettings, ChatStatus, EndReason, Event, Refusal};

/// The part of an address that is one customer's: of IPv6 they own a /64.
const V6_PREFIX: u8 = 64;

/// Ends a chat and lets nobody chat any more from the network that it came from; what else goes on from there ends with it.
///
/// # Errors
/// [`Error::Conflict`] for a chat that is over, whose address is forgotten; [`Error::NotFound`], [`Error::Forbidden`].
#[tracing::instrument(name = "chat.block_visitor", skip_all, fields(chat.id = %id))]
pub async fn block_visitor(ctx: &Ctx, actor: &Actor, id: ChatSessionId) -> Result<()> {
    actor.can(permissions::BLOCK)?;
    let mut tx = ctx.begin().await?;
    let (chat, _) = lock(ctx, &mut tx, actor, id).await?;
    if chat.status == ChatStatus::Ended {
        return Err(Error::conflict(Refusal::Ended));
    }
    let address = end_and_forget(ctx, &mut tx, actor, id).await?;
    if let Some(network) = address.as_deref().and_then(network_of) {
        block(ctx, &mut tx, actor, id, network).await?;
    }
    ctx.commit(tx).await?;
    queue_changed(ctx, [chat.team_id]).await;
    // Each in a transaction of its own: two agents who block at once would wait for each other's chats.
    for other in open_from(ctx, address).await? {
        end_blocked(ctx, actor, other).await?;
    }
    Ok(())
}

/// The chats that go on from an address.
async fn open_from(ctx: &Ctx, address: Option<String>) -> Result<Vec<ChatSessionId>> {
    let ids = sqlx::query_scalar!(
        "select id from chat_sessions where address = $1 and status <> 'ended'",
        address,
    )
    .fetch_all(&ctx.db)
    .await?;
    Ok(ids.into_iter().map(ChatSessionId::from).collect())
}

/// Ends a chat whose visitor was blocked in another.
async fn end_blocked(ctx: &Ctx, actor: &Actor, id: ChatSessionId) -> Result<()> {
    let mut tx = ctx.begin().await?;
    let (chat, _) = lock(ctx, &mut tx, actor, id).await?;
    if chat.status == ChatStatus::Ended {
        return Ok(());
    }
    end_and_forget(ctx, &mut tx, actor, id).await?;
    ctx.commit(tx).await?;
    queue_changed(ctx, [chat.team_id]).await;
    Ok(())
}

/// Agents decide of one visitor and not of the settings: these Porchlight changes for them, and the log names who wanted it.
async fn block(ctx: &Ctx, tx: &mut Tx, actor: &Actor, id: ChatSessionId, network: IpNet) -> Result<()> {
    let network = network.to_string();
    settings::server::change::<ChatSettings>(ctx, tx, &Actor::System, |held| {
        if !held.blocked_networks.contains(&network) {
            held.blocked_networks.push(network.clone());
        }
        Ok(())
    })
    .await?;
    let audited = Audited::new("chat.visitor_blocked", "chat", id);
    audit(ctx, tx, actor, audited.after(&json!({ "network": network }))?).await
}

/// Ends a chat that the transaction holds, and answers where it came from: that is kept no longer than the chat goes on.
async fn end_and_forget(ctx: &Ctx, tx: &mut Tx, actor: &Actor, id: ChatSessionId) -> Result<Option<String>> {
    let address = sqlx::query_scalar!(
        "update chat_sessions s set status = 'ended', ended_at = $2, waiting_since = null, returned_at = null,
             address = null
         from (select id, address from chat_sessions where id = $1) as before
         where s.id = before.id returning before.address",
        id.0,
        ctx.now(),
    )
    .fetch_one(&mut **tx)
    .await?;
    record(ctx, tx, actor, id, Event::Ended { reason: EndReason::Agent }).await?;
    Ok(address)
}

/// The network of an address, or of the key by which addresses are counted.
fn network_of(address: &str) -> Option<IpNet> {
    if let Ok(network) = address.parse::<IpNet>() {
        return Some(network.trunc());
    }
    let address = address.parse::<IpAddr>().ok()?.to_canonical();
    let prefix = if address.is_ipv4() { 32 } else { V6_PREFIX };
    IpNet::new(address, prefix).ok().map(|network| network.trunc())
}

#[cfg(test)]
mod tests {
    use base::server::ClientAddress;

    use super::*;

    #[test]
    fn a_visitor_is_their_address_or_their_network() {
        for (address, network) in [
            ("203.0.113.7", "203.0.113.7/32"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("::ffff:203.0.113.7", "203.0.113.7/32"),
        ] {
            assert_eq!(network_of(address).unwrap().to_string(), network);
            let key = ClientAddress(address.parse().unwrap()).key();
            assert_eq!(network_of(&key).unwrap().to_string(), network, "{key}");
        }
        assert_eq!(network_of("nowhere"), None);
    }
}
