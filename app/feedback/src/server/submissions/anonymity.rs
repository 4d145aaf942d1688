//! Anonymity: what is given without a name is written as if nobody had come. Its time is the hour, its id is made of that hour
//! too, and whoever sent it is nobody to every table that is written.

use base::{
    DateTime, UserId,
    server::{Actor, ClientAddress, Ctx, RateLimit, Result, check_rate_limit},
};

use crate::NewFeedback;

/// What one address may send at once, and the seconds in which it may send one more: an office behind one router.
const SUBMISSIONS: RateLimit = RateLimit::new(30, 20.0);
/// So exact is the time of what is given without a name.
const HOUR: i64 = 3_600;

/// Whose name stands beside it; none for strangers, and for whoever gives it without their name.
pub(super) fn giver(actor: &Actor, draft: &NewFeedback) -> Option<UserId> {
    actor.id().filter(|_| !draft.is_anonymous)
}

/// The same context at the beginning of the hour: all that is written with it tells no more of the time.
pub(super) fn at_the_hour(ctx: &Ctx) -> Ctx {
    let now = ctx.now();
    let hour = DateTime::from_timestamp(now.timestamp() - now.timestamp().rem_euclid(HOUR), 0).unwrap_or(now);
    let rough = ctx.on_its_own_clock();
    rough.clock.advance(hour - rough.now());
    rough
}

/// Counts an address. What is kept of it is a keyed hash, beside nothing but when it may send again.
///
/// # Errors
/// [`RateLimited`](base::server::Error::RateLimited) for too many in a short time.
pub(super) async fn check_address(ctx: &Ctx, address: ClientAddress) -> Result<()> {
    let signed = ctx.settings.secret.sign("address of feedback", &[address.key().as_bytes()]);
    check_rate_limit(ctx, &format!("feedback:{}", base::hex(&signed[..16])), SUBMISSIONS).await
}
