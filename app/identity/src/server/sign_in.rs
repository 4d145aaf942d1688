//! Email and password for a session. The same answer after the same time, whether or not there is an account.

use base::{
    UserId,
    server::{ClientAddress, Ctx, Error, RateLimit, Result, check_rate_limit, refund_rate_limit},
};
use serde::Deserialize;

use super::{passwords::verify_password, sessions};
use crate::{LONGEST_PASSWORD, SignedIn};

/// Failures for one account from one address.
const BY_BOTH: RateLimit = RateLimit::new(10, 30.0);
/// Guesses at one account from everywhere: so many that nobody is locked out of their own by a few of somebody else's.
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
/// [`Error::WrongCredentials`], or [`Error::RateLimited`] after too many of those.
#[tracing::instrument(name = "identity.sign_in", skip_all)]
pub async fn sign_in(ctx: &Ctx, device: &Device, credentials: Credentials) -> Result<SignedIn> {
    let account = ctx.settings.secret.sign("sign-in", &[credentials.email.trim().to_lowercase().as_bytes()]);
    let by_account =
        format!("sign-in:{}", account.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    let by_address = format!("sign-in:{}", device.address.key());
    let by_both = format!("{by_account}:{}", device.address.key());
    check_rate_limit(ctx, &by_address, BY_ADDRESS).await?;
    check_rate_limit(ctx, &by_both, BY_BOTH).await?;
    check_rate_limit(ctx, &by_account, BY_ACCOUNT).await?;
    let found = find(ctx, credentials.email.trim()).await?;
    let (person, stored) = found.unzip();
    // A longer password was never set; hashing it would only keep us busy.
    let password: String = credentials.password.chars().take(LONGEST_PASSWORD + 1).collect();
    let is_right = verify_password(password, stored).await?;
    let Some(person) = person.filter(|_| is_right) else { return Err(Error::WrongCredentials) };
    refund_rate_limit(ctx, &by_both, BY_BOTH).await?;
    refund_rate_limit(ctx, &by_account, BY_ACCOUNT).await?;
    refund_rate_limit(ctx, &by_address, BY_ADDRESS).await?;
    let mut tx = ctx.begin().await?;
    let signed_in = sessions::begin(ctx, &mut tx, person, device).await?;
    ctx.commit(tx).await?;
    Ok(signed_in)
}

/// The open account of an address, and the hash of its password.
async fn find(ctx: &Ctx, email: &str) -> Result<Option<(UserId, String)>> {
    if email.contains('\0') {
        return Ok(None);
    }
    let row = sqlx::query!(
        "select id, password_hash from users where email = $1::text::citext and deactivated_at is null",
        email,
    )
    .fetch_optional(&ctx.db)
    .await?;
    Ok(row.map(|row| (row.id.into(), row.password_hash)))
}
