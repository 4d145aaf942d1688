//! Limits of beginnings: networks that are blocked, chats that one address has open, and how fast they come.

use base::server::{ClientAddress, Ctx, Error, RateLimit, Result, Tx, check_rate_limit};
use ipnet::IpNet;

use crate::{ChatSettings, Refusal};

/// Chats that one address may begin at once, and the seconds in which it may begin one more: an office behind one router.
const STARTS: RateLimit = RateLimit::new(30, 20.0);

/// Checks the address before anything else is looked at.
///
/// # Errors
/// [`Error::Refused`] for a blocked network, [`Error::RateLimited`] for too many in a short time.
pub(super) async fn check_address(ctx: &Ctx, settings: &ChatSettings, address: ClientAddress) -> Result<()> {
    let ip = address.0.to_canonical();
    let is_within = |network: &String| network.parse::<IpNet>().is_ok_and(|network| network.contains(&ip));
    if settings.blocked_networks.iter().any(is_within) {
        return Err(Error::refused(Refusal::Blocked));
    }
    check_rate_limit(ctx, &format!("chat-start:{}", address.key()), STARTS).await
}

/// Checks how many chats of an address are open, one beginning after another, so that a thousand at once are not let in.
///
/// # Errors
/// [`Error::Refused`] where there are as many as there may be.
pub(super) async fn check_open(tx: &mut Tx, settings: &ChatSettings, address: ClientAddress) -> Result<()> {
    let key = address.key();
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('chat address ' || $1, 0))", key)
        .execute(&mut **tx)
        .await?;
    let open = sqlx::query_scalar!(
        r#"select count(*) as "open!" from chat_sessions where address = $1 and status <> 'ended'"#,
        key
    )
    .fetch_one(&mut **tx)
    .await?;
    if open < i64::from(settings.most_open_per_address) {
        Ok(())
    } else {
        Err(Error::refused(Refusal::ManyChats))
    }
}
