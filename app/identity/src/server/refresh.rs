//! Refresh token rotation. A token is replaced with each use, and using one that was replaced ends its whole family, because
//! one of its two users is a thief and nobody can tell which.
//!
//! A browser may never hear the answer that brought its next token: it left, or the line broke. So a browser's token stays
//! good until one that replaced it was used; with that use it is over, and so is every other that replaced it. A program is
//! told once: it keeps its tokens itself, and signs in again where it lost them.

use base::{
    DateTime, SessionId, Utc,
    server::{Ctx, Error, Result, Tx, digest},
};
use chrono::TimeDelta;

use super::{
    access_token,
    sessions::{self, Account},
};
use crate::SignedIn;

/// A browser's parallel requests may carry the same old cookie for this long after one of them refreshed.
const GRACE: TimeDelta = TimeDelta::seconds(20);

/// What a refresh in a browser gave.
pub(super) enum Renewed {
    /// A new pair, to be set as cookies.
    Pair(Box<SignedIn>),
    /// A sibling request got the pair a moment ago; this one gets access for itself alone.
    Access(String),
}

/// Trades a refresh token for a new pair.
///
/// # Errors
/// [`Error::Unauthenticated`] for a token that is unknown, used, expired or revoked.
#[tracing::instrument(name = "identity.refresh", skip_all)]
pub async fn refresh(ctx: &Ctx, token: &str) -> Result<SignedIn> {
    let mut tx = ctx.begin().await?;
    let held = lock(ctx, &mut tx, token).await?;
    if held.used_at.is_some() || held.is_over() {
        return end_family(ctx, tx, &held).await;
    }
    let signed_in = rotate(ctx, &mut tx, held).await?;
    ctx.commit(tx).await?;
    Ok(signed_in)
}

/// As [`refresh`], for a browser's cookie: a reuse within the grace is a sibling request, and one later a browser that did
/// not hear the answer, unless what replaced the token was used.
pub(super) async fn renew(ctx: &Ctx, token: &str) -> Result<Renewed> {
    let mut tx = ctx.begin().await?;
    let held = lock(ctx, &mut tx, token).await?;
    if held.used_at.is_some_and(|used_at| used_at + GRACE > ctx.now()) {
        return Ok(Renewed::Access(access_token::issue(ctx, &held.account, held.session)?));
    }
    if held.is_over() {
        return end_family(ctx, tx, &held).await;
    }
    let signed_in = rotate(ctx, &mut tx, held).await?;
    ctx.commit(tx).await?;
    Ok(Renewed::Pair(Box::new(signed_in)))
}

async fn end_family<T>(ctx: &Ctx, tx: Tx, held: &Held) -> Result<T> {
    tx.rollback().await?;
    tracing::warn!(session.id = %held.session, "a refresh token was used twice; its family is revoked");
    sessions::revoke(ctx, held.session).await?;
    Err(Error::Unauthenticated)
}

struct Held {
    token_hash: Vec<u8>,
    session: SessionId,
    account: Account,
    used_at: Option<DateTime<Utc>>,
    /// Whether a token that replaced this one was used.
    is_replaced: bool,
    /// Whether another token that replaced the same one was used instead of this.
    is_passed_over: bool,
}

impl Held {
    fn is_over(&self) -> bool {
        self.is_replaced || self.is_passed_over
    }
}

/// Finds the token and locks its family: of two uses at once, the second sees the first.
async fn lock(ctx: &Ctx, tx: &mut Tx, token: &str) -> Result<Held> {
    let token_hash = digest(token);
    let session = sqlx::query!(
        "select id, user_id from sessions
         where id = (select session_id from refresh_tokens where token_hash = $1)
             and revoked_at is null and expires_at > $2
         for no key update",
        token_hash,
        ctx.now(),
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(Error::Unauthenticated)?;
    // Only now: what another use changed while this one waited is seen.
    let row = sqlx::query!(
        r#"
        select t.used_at,
            exists (select 1 from refresh_tokens n
                where n.replaces = t.token_hash and n.used_at is not null)
                -- One that was used before it was kept what replaces it is over, as it was then.
                or (t.used_at is not null
                    and not exists (select 1 from refresh_tokens n where n.replaces = t.token_hash)) as "is_replaced!",
            exists (select 1 from refresh_tokens n where n.replaces = t.replaces
                and n.token_hash <> t.token_hash and n.used_at is not null) as "is_passed_over!"
        from refresh_tokens t where t.token_hash = $1
        "#,
        token_hash,
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(Error::Unauthenticated)?;
    let account = sessions::account(tx, session.user_id.into()).await?.ok_or(Error::Unauthenticated)?;
    Ok(Held {
        token_hash,
        session: session.id.into(),
        account,
        used_at: row.used_at,
        is_replaced: row.is_replaced,
        is_passed_over: row.is_passed_over,
    })
}

async fn rotate(ctx: &Ctx, tx: &mut Tx, held: Held) -> Result<SignedIn> {
    let now = ctx.now();
    sqlx::query!(
        "with used as (update refresh_tokens set used_at = $2 where token_hash = $1)
         update sessions set expires_at = $4 where id = $3",
        held.token_hash,
        now,
        held.session.0,
        now + TimeDelta::days(sessions::REFRESH_DAYS),
    )
    .execute(&mut **tx)
    .await?;
    sessions::hand_out(ctx, tx, held.account, held.session, Some(&held.token_hash), now).await
}
