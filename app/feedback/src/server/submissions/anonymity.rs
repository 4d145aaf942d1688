//! Anonymity: what is given without a name is written as if nobody had come. Its time is the hour, its id is made of that hour
//! too, and whoever sent it is nobody to every table that is written.

use base::{
    DateTime, UserId,
    server::{Actor, ClientAddress, Ctx, RateLimit, Result, check_rate_limit},
};

use crate::NewFeedback;

/// What one address may send at once, and the seconds in which it may send one more: an office behind one router.
const SUBMISSIONS: RateLimit = RateLimit::new(30, 20.0);
/// What one address may send with a picture, which an anonymous one is not counted for as files are: some 350 MB in a day.
const PICTURES: RateLimit = RateLimit::new(20, 1_800.0);
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

/// Counts an address, once more for a picture. What is kept of it is a keyed hash, beside nothing but when it may send again.
///
/// # Errors
/// [`RateLimited`](base::server::Error::RateLimited) for too many in a short time.
pub(super) async fn check_address(ctx: &Ctx, address: ClientAddress, has_picture: bool) -> Result<()> {
    let signed = ctx.settings.secret.sign("address of feedback", &[address.key().as_bytes()]);
    let address = base::hex(&signed[..16]);
    check_rate_limit(ctx, &format!("feedback:{address}"), SUBMISSIONS).await?;
    if has_picture {
        check_rate_limit(ctx, &format!("feedback_picture:{address}"), PICTURES).await?;
    }
    Ok(())
}
