//! A new password by a link, for somebody who forgot theirs.

use base::{
    UserId,
    server::{
        Actor, Audited, ClientAddress, Ctx, Error, RateLimit, Result, audit, check_rate_limit, invalid,
    },
};
use serde::Deserialize;

use crate::{
    Refusal, check_password,
    server::{
        authorization::{PersonEvent, change_authorization, revoke_sessions},
        hash_password,
        one_time_link::{LinkKind, NewLink, address, make, take},
        organizations::join_by_domain,
        passwords::prepared,
        permissions,
        revocations::publish_revocation,
    },
};

/// Links tried from one place; each costs a hash.
const TRIES: RateLimit = RateLimit::new(20, 60.0);

/// Makes the link by which somebody chooses a new password: once, for an hour. An earlier one works no more. What goes out
/// by mail vouches for the address too; one that an admin copies and hands on does not.
///
/// # Errors
/// [`Error::NotFound`] where there is nobody, [`Error::Conflict`] for a closed account, [`Error::Forbidden`] for everybody
/// but admins and Porchlight itself.
#[tracing::instrument(name = "identity.make_password_link", skip_all, fields(user.id = %person))]
pub async fn make_password_link(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<String> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    let account = sqlx::query!(
        r#"select email::text as "email!", deactivated_at is not null as "is_closed!" from users where id = $1"#,
        person.0,
    )
    .fetch_optional(&mut *tx)
    .await?
    .ok_or(Error::NotFound)?;
    if account.is_closed {
        return Err(Error::conflict(Refusal::AccountClosed));
    }
    let email = (*actor == Actor::System).then_some(&*account.email);
    let link = NewLink { kind: LinkKind::PasswordReset, person, made_by: actor.id(), email };
    let secret = make(ctx, &mut tx, link).await?;
    audit(ctx, &mut tx, actor, Audited::new("person.password_link_made", "person", person)).await?;
    ctx.commit(tx).await?;
    Ok(address(ctx, LinkKind::PasswordReset, &secret))
}

/// A new password, and what vouches for whoever brings it.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordReset {
    /// The secret of the link; good once, for an hour.
    #[schema(format = Password)]
    pub token: String,
    /// At least eight characters.
    #[schema(format = Password)]
    pub password: String,
}

/// Sets a new password by a link, and ends every session of the account. A password that is refused does not use the link up.
///
/// # Errors
/// [`Error::Invalid`] for the password, and for a link that was used, is too old, or belongs to a closed account: nobody is
/// told which. [`Error::RateLimited`] for too many from one place.
#[tracing::instrument(name = "identity.reset_password", skip_all)]
pub async fn reset_password(
    ctx: &Ctx,
    actor: &Actor,
    from: ClientAddress,
    reset: PasswordReset,
) -> Result<()> {
    check_password(&prepared(&reset.password)).map_err(|wrong| invalid("password", wrong))?;
    check_rate_limit(ctx, &format!("reset-password:{}", from.key()), TRIES).await?;
    let password_hash = hash_password(reset.password).await?;
    let over = || invalid("token", Refusal::LinkIsOver);
    let mut tx = ctx.begin().await?;
    let link = take(ctx, &mut tx, LinkKind::PasswordReset, &reset.token).await?.ok_or_else(over)?;
    let changed = sqlx::query!(
        "update users set password_hash = $2, password_link_asked_at = null,
             email_confirmed_at = case when email = $3::text::citext then coalesce(email_confirmed_at, $4)
                 else email_confirmed_at end
         where id = $1 and deactivated_at is null",
        link.person.0,
        password_hash,
        link.email,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    if changed.rows_affected() == 0 {
        return Err(over());
    }
    change_authorization(ctx, &mut tx, actor, link.person, PersonEvent::PasswordReset).await?;
    revoke_sessions(ctx, &mut tx, link.person).await?;
    join_by_domain(ctx, &mut tx, &Actor::System, link.person).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}
