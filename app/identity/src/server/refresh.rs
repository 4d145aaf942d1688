//! The next pair of tokens for a refresh token. A token is good once; using it again ends its whole family,
//! because one of the two users is a thief and nobody can tell which.

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
    if held.used_at.is_some() {
        drop(tx);
        tracing::warn!(session.id = %held.session, "a refresh token was used twice; its family is revoked");
        sessions::revoke(ctx, held.session).await?;
        return Err(Error::Unauthenticated);
    }
    let signed_in = rotate(ctx, &mut tx, held, token).await?;
    ctx.commit(tx).await?;
    Ok(signed_in)
}

/// As [`refresh`], for a browser's cookie: a reuse within the grace is a sibling request, not a thief.
pub(super) async fn renew(ctx: &Ctx, token: &str) -> Result<Renewed> {
    let mut tx = ctx.begin().await?;
    let held = lock(ctx, &mut tx, token).await?;
    match held.used_at {
        Some(used_at) if used_at + GRACE > ctx.now() => {
            Ok(Renewed::Access(access_token::issue(ctx, &held.account, held.session)?))
        }
        Some(_) => {
            drop(tx);
            sessions::revoke(ctx, held.session).await?;
            Err(Error::Unauthenticated)
        }
        None => {
            let signed_in = rotate(ctx, &mut tx, held, token).await?;
            ctx.commit(tx).await?;
            Ok(Renewed::Pair(Box::new(signed_in)))
        }
    }
}

struct Held {
    session: SessionId,
    account: Account,
    used_at: Option<DateTime<Utc>>,
}

/// Finds and locks the token's row: of two uses at once, the second sees the first.
async fn lock(ctx: &Ctx, tx: &mut Tx, token: &str) -> Result<Held> {
    let row = sqlx::query!(
        "select s.id, s.user_id, t.used_at from refresh_tokens t join sessions s on s.id = t.session_id
         where t.token_hash = $1 and s.revoked_at is null and s.expires_at > $2
         for update of t",
        digest(token),
        ctx.now(),
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(Error::Unauthenticated)?;
    let account = sessions::account(tx, row.user_id.into()).await?.ok_or(Error::Unauthenticated)?;
    Ok(Held { session: row.id.into(), account, used_at: row.used_at })
}

async fn rotate(ctx: &Ctx, tx: &mut Tx, held: Held, token: &str) -> Result<SignedIn> {
    sqlx::query!(
        "with used as (update refresh_tokens set used_at = $2 where token_hash = $1)
         update sessions set expires_at = $4 where id = $3",
        digest(token),
        ctx.now(),
        held.session.0,
        ctx.now() + TimeDelta::days(sessions::REFRESH_DAYS),
    )
    .execute(&mut **tx)
    .await?;
    sessions::hand_out(ctx, tx, held.account, held.session).await
}
