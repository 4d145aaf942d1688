//! Somebody forgot their password and asks for a link to a new one. Whoever asks, and for whatever address, gets the same
//! answer after the same work: a job looks for the account later.

use base::{
    UserId, hex,
    server::{ClientAddress, Ctx, Error, RateLimit, Result, check_rate_limit, invalid},
};
use jobs::server::{Job, enqueue};
use serde::{Deserialize, Serialize};

use super::links::{Wanted, record_wanted};
use crate::EmailAddress;

/// Asked from one place, for whichever address.
const FROM_ONE_PLACE: RateLimit = RateLimit::new(10, 120.0);
/// Asked for one address, from everywhere. Beyond it nothing is done, and nobody is told: a mailbox is not to be filled.
const FOR_ONE_ADDRESS: RateLimit = RateLimit::new(3, 1_200.0);

/// Asks for a link to a new password for the account of an address, where there is one.
///
/// # Errors
/// [`Error::Invalid`] for what is no address, [`Error::RateLimited`] for too many from one place.
#[tracing::instrument(name = "identity.ask_password_link", skip_all)]
pub async fn ask_password_link(ctx: &Ctx, from: ClientAddress, email: &str) -> Result<()> {
    let email = EmailAddress::parse(email).map_err(|refusal| invalid("email", refusal))?;
    check_rate_limit(ctx, &format!("password-link:{}", from.key()), FROM_ONE_PLACE).await?;
    let account = ctx.settings.secret.sign("password-link", &[email.as_str().to_lowercase().as_bytes()]);
    let by_address = format!("password-link:{}", hex(&account));
    match check_rate_limit(ctx, &by_address, FOR_ONE_ADDRESS).await {
        Err(Error::RateLimited { .. }) => return Ok(()),
        checked => checked?,
    }
    let mut tx = ctx.begin().await?;
    enqueue(ctx, &mut tx, &AskPasswordLink { email: email.as_str().to_owned() }).await?;
    ctx.commit(tx).await
}

/// Looks for the open account of an address, notes on it that its person waits for a link, and tells whoever sends mail.
#[derive(Serialize, Deserialize)]
pub struct AskPasswordLink {
    email: String,
}

impl Job for AskPasswordLink {
    const KIND: &'static str = "ask-password-link";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        let mut tx = ctx.begin().await?;
        let person = sqlx::query_scalar!(
            "update users set password_link_asked_at = $2
             where email = $1::text::citext and deactivated_at is null returning id",
            self.email,
            ctx.now(),
        )
        .fetch_optional(&mut *tx)
        .await?;
        let Some(person) = person else { return Ok(()) };
        record_wanted(ctx, &mut tx, Wanted::PasswordLink, UserId(person)).await?;
        ctx.commit(tx).await
    }
}
