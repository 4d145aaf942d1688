//! Somebody new.

use base::{
    InvalidFields, Locale, Role, UserId, check_name, note_invalid,
    server::{
        Ctx, Error, IdempotencyKey, RateLimit, Result, Tx, check_rate_limit, invalid, refund_rate_limit,
    },
    single_line,
    uuid::Uuid,
};
use serde::Deserialize;

use super::{
    Device,
    account::record_registration,
    hash_password,
    known_time_zone::known_time_zone,
    passwords::{prepared, verify_password},
    sessions,
};
use crate::{EmailAddress, Refusal, SignedIn, User, check_password};

/// Addresses that turned out to have an account, asked for from one place. Then nothing is answered from there, whatever is
/// asked for.
const REFUSALS: RateLimit = RateLimit::new(10, 360.0);
/// New accounts from one address.
const REGISTRATIONS: RateLimit = RateLimit::new(100, 20.0);

/// What somebody new says of themselves.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// Where they can be written to; each address once.
    pub email: String,
    /// At least eight characters.
    #[schema(format = Password)]
    pub password: String,
    /// What they are called.
    pub name: String,
    /// The language to write to them in; the first of `Accept-Language` that the interface speaks, where it is left out.
    #[serde(default)]
    pub locale: Option<Locale>,
    /// The name of their time zone: `Europe/Berlin`.
    #[serde(default)]
    pub time_zone: Option<String>,
}

/// Makes a customer's account and signs them in.
///
/// # Errors
/// [`Error::Invalid`] for a field, and for an address that has an account;
/// [`Error::RateLimited`] for too many from one place.
#[tracing::instrument(name = "identity.register", skip_all)]
pub async fn register(
    ctx: &Ctx,
    device: &Device,
    registration: Registration,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<SignedIn> {
    let (email, name) = check(&registration)?;
    check_rate_limit(ctx, &format!("register:{}", device.address.key()), REGISTRATIONS).await?;
    // Given back where it turns out well: only addresses that have an account use it up.
    let by_refusals = format!("register-refused:{}", device.address.key());
    check_rate_limit(ctx, &by_refusals, REFUSALS).await?;
    let password_hash = hash_password(registration.password.clone()).await?;
    let user = User {
        locale: registration.locale,
        time_zone: registration.time_zone,
        ..newcomer(ctx, email.as_str().to_owned(), name, Role::Customer)
    };
    let mut tx = ctx.begin().await?;
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, Uuid::nil(), user.id.0).await?
    {
        tx.rollback().await?;
        let signed_in = again(ctx, device, earlier.into(), registration.password).await?;
        refund_rate_limit(ctx, &by_refusals, REFUSALS).await?;
        return Ok(signed_in);
    }
    insert(&mut tx, &user, &password_hash).await.map_err(|error| match error.constraint() {
        // Not a conflict: see decision 18.
        Some("users_email_unique") => invalid("email", Refusal::AddressTaken),
        _ => error,
    })?;
    record_registration(ctx, &mut tx, user.id).await?;
    let signed_in = sessions::begin(ctx, &mut tx, user.id, device).await?;
    ctx.commit(tx).await?;
    refund_rate_limit(ctx, &by_refusals, REFUSALS).await?;
    Ok(signed_in)
}

/// Answers a request that was repeated: signs in to the account that the first one made, if its password is still the one
/// of the request.
async fn again(ctx: &Ctx, device: &Device, person: UserId, password: String) -> Result<SignedIn> {
    let stored = sqlx::query_scalar!("select password_hash from users where id = $1", person.0)
        .fetch_optional(&ctx.db)
        .await?;
    if !verify_password(password, stored).await? {
        return Err(Error::WrongCredentials);
    }
    let mut tx = ctx.begin().await?;
    let signed_in = sessions::begin(ctx, &mut tx, person, device).await?;
    ctx.commit(tx).await?;
    Ok(signed_in)
}

fn check(registration: &Registration) -> Result<(EmailAddress, String)> {
    let mut wrong = InvalidFields::new();
    let email = EmailAddress::parse(&registration.email);
    note_invalid(&mut wrong, "email", email.as_ref().map(|_| ()).map_err(|refusal| *refusal));
    note_invalid(&mut wrong, "password", check_password(&prepared(&registration.password)));
    if let Some(zone) = &registration.time_zone {
        note_invalid(&mut wrong, "time_zone", known_time_zone(zone).map(|_| ()));
    }
    let name = single_line(&registration.name);
    note_invalid(&mut wrong, "name", check_name(&name, 100));
    match email {
        Ok(email) if wrong.is_empty() => Ok((email, name)),
        _ => Err(Error::Invalid(wrong)),
    }
}

/// The record of somebody who is new here.
pub(super) fn newcomer(ctx: &Ctx, email: String, name: String, role: Role) -> User {
    let now = ctx.now();
    User {
        id: ctx.id().into(),
        email,
        name,
        role,
        locale: None,
        time_zone: None,
        email_confirmed_at: None,
        avatar_file_id: None,
        created_at: now,
        updated_at: now,
    }
}

pub(super) async fn insert(tx: &mut Tx, user: &User, password_hash: &str) -> Result<()> {
    sqlx::query!(
        "insert into users (id, email, name, role, password_hash, locale, time_zone, created_at, updated_at,
             email_confirmed_at)
         values ($1, $2::text::citext, $3, $4, $5, $6, $7, $8, $9, $10)",
        user.id.0,
        user.email,
        user.name,
        user.role.as_str(),
        password_hash,
        user.locale.map(Locale::tag),
        user.time_zone,
        user.created_at,
        user.updated_at,
        user.email_confirmed_at,
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
