//! Email and password for a session. The same answer after the same time, whether or not there is an account.

use base::{
    UserId, hex,
    server::{ClientAddress, Ctx, Error, RateLimit, Result, Tx, check_rate_limit, refund_rate_limit},
};
use serde::Deserialize;

use super::{passwords::verify_password, sessions};
use crate::{CustomerRefusal, LONGEST_PASSWORD, SignedIn, visible_address};

/// Failures for one account from one address.
const BY_BOTH: RateLimit = RateLimit::new(10, 30.0);
/// Guesses at one account from everywhere that its person never signed in from. Where they did, only the limits of that
/// place count: a flood from elsewhere does not keep them out.
const BY_ACCOUNT: RateLimit = RateLimit::new(200, 10.0);
/// Failures from one address, for whichever account.
const BY_ADDRESS: RateLimit = RateLimit::new(60, 5.0);

/// What a sign-in needs.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The account's address.
    pub email: String,
    /// Its password.
    #[schema(format = Password)]
    pub password: String,
}

/// Where a sign-in comes from.
#[derive(Clone, Debug)]
pub struct Device {
    /// Its address, for limits.
    pub address: ClientAddress,
    /// What it calls itself, shown to its owner in the list of sessions.
    pub user_agent: String,
}

/// Signs in. Only failures count towards the limits.
///
/// # Errors
/// [`Error::WrongCredentials`], or [`Error::RateLimited`] after too many of those; [`Error::Refused`] for an account that
/// became a part of another one, which only who knows its password is told.
#[tracing::instrument(name = "identity.sign_in", skip_all)]
pub async fn sign_in(ctx: &Ctx, device: &Device, credentials: Credentials) -> Result<SignedIn> {
    let email = visible_address(&credentials.email);
    let account = ctx.settings.secret.sign("sign-in", &[email.to_lowercase().as_bytes()]);
    let by_account = format!("sign-in:{}", hex(&account));
    let by_address = format!("sign-in:{}", device.address.key());
    let by_both = format!("{by_account}:{}", device.address.key());
    check_rate_limit(ctx, &by_address, BY_ADDRESS).await?;
    check_rate_limit(ctx, &by_both, BY_BOTH).await?;
    let origin = ctx.settings.secret.sign("sign-in-origin", &[device.address.key().as_bytes()]);
    let Found { account, is_known, is_merged } = find(ctx, &email, &origin).await?;
    if !is_known {
        check_rate_limit(ctx, &by_account, BY_ACCOUNT).await?;
    }
    let (person, stored) = account.unzip();
    // A longer password was never set; hashing it would only keep us busy.
    let password: String = credentials.password.chars().take(LONGEST_PASSWORD + 1).collect();
    let is_right = verify_password(password, stored.clone()).await?;
    let Some(person) = person.filter(|_| is_right) else { return Err(Error::WrongCredentials) };
    refund_rate_limit(ctx, &by_both, BY_BOTH).await?;
    if !is_known {
        refund_rate_limit(ctx, &by_account, BY_ACCOUNT).await?;
    }
    refund_rate_limit(ctx, &by_address, BY_ADDRESS).await?;
    if is_merged {
        return Err(Error::refused(CustomerRefusal::AccountMerged));
    }
    let mut tx = ctx.begin().await?;
    hold_password(&mut tx, person, stored.as_deref()).await?;
    let signed_in = sessions::begin(ctx, &mut tx, person, device).await?;
    remember_origin(ctx, &mut tx, person, &origin).await?;
    ctx.commit(tx).await?;
    Ok(signed_in)
}

/// What is found under an address.
#[derive(Default)]
struct Found {
    /// The account with the hash of its password.
    account: Option<(UserId, String)>,
    /// Whether its person signed in from this origin before.
    is_known: bool,
    /// Whether it became a part of another one, and is closed.
    is_merged: bool,
}

/// The account of an address, where it is open or became a part of another one.
async fn find(ctx: &Ctx, email: &str, origin: &[u8]) -> Result<Found> {
    if email.contains('\0') {
        return Ok(Found::default());
    }
    let row = sqlx::query!(
        r#"select id, password_hash, merged_into is not null as "is_merged!",
             exists (select 1 from sign_in_origins where user_id = id and origin = $2) as "is_known!"
         from users where email = $1::text::citext and (deactivated_at is null or merged_into is not null)"#,
        email,
        origin,
    )
    .fetch_optional(&ctx.db)
    .await?;
    Ok(row.map_or_else(Found::default, |row| Found {
        account: Some((row.id.into(), row.password_hash)),
        is_known: row.is_known,
        is_merged: row.is_merged,
    }))
}

/// Holds the row of somebody whose password is still the one that was proved: who changes it meanwhile waits, and then ends
/// this session with the others.
async fn hold_password(tx: &mut Tx, person: UserId, proved: Option<&str>) -> Result<()> {
    sqlx::query!("select id from users where id = $1 and password_hash = $2 for share", person.0, proved)
        .fetch_optional(&mut **tx)
        .await?
        .map(|_| ())
        .ok_or(Error::WrongCredentials)
}

/// Keeps where somebody signed in from.
async fn remember_origin(ctx: &Ctx, tx: &mut Tx, person: UserId, origin: &[u8]) -> Result<()> {
    sqlx::query!(
        "insert into sign_in_origins (user_id, origin, seen_at) values ($1, $2, $3)
         on conflict (user_id, origin) do update set seen_at = excluded.seen_at",
        person.0,
        origin,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
