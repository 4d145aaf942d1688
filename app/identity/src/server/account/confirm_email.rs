//! Somebody shows that an address is theirs, by a link that was sent to it.

use base::{
    UserId,
    server::{
        Actor, Audited, ClientAddress, Ctx, Error, RateLimit, Result, audit, check_rate_limit, invalid,
    },
};

use crate::{
    Refusal,
    server::{
        one_time_link::{LinkKind, NewLink, address, make, take},
        organizations::join_by_domain,
        permissions,
        revocations::publish_revocation,
    },
};

/// Links tried from one place.
const TRIES: RateLimit = RateLimit::new(20, 60.0);

/// Makes the link that confirms somebody's address: once, for two days. An earlier one works no more. The audit log says who
/// made it.
///
/// # Errors
/// [`Error::NotFound`] where there is no open account, [`Error::Conflict`] where the address is confirmed,
/// [`Error::Forbidden`] for everybody but admins and Porchlight itself.
#[tracing::instrument(name = "identity.make_confirmation_link", skip_all, fields(user.id = %person))]
pub async fn make_confirmation_link(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<String> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    let account = sqlx::query!(
        r#"select email::text as "email!", email_confirmed_at from users
         where id = $1 and deactivated_at is null"#,
        person.0,
    )
    .fetch_optional(&mut *tx)
    .await?
    .ok_or(Error::NotFound)?;
    if account.email_confirmed_at.is_some() {
        return Err(Error::conflict(Refusal::AddressConfirmed));
    }
    let email = Some(&*account.email);
    let link = NewLink { kind: LinkKind::EmailConfirmation, person, made_by: actor.id(), email };
    let secret = make(ctx, &mut tx, link).await?;
    audit(ctx, &mut tx, actor, Audited::new("person.confirmation_link_made", "person", person)).await?;
    ctx.commit(tx).await?;
    Ok(address(ctx, LinkKind::EmailConfirmation, &secret))
}

/// Confirms the address that a link was sent to, where it is still that of its account.
///
/// # Errors
/// [`Error::Invalid`] for a link that was used, is too old, or was sent to another address: nobody is told which.
/// [`Error::RateLimited`] for too many from one place.
#[tracing::instrument(name = "identity.confirm_email", skip_all)]
pub async fn confirm_email(ctx: &Ctx, from: ClientAddress, token: &str) -> Result<()> {
    check_rate_limit(ctx, &format!("confirm-email:{}", from.key()), TRIES).await?;
    let over = || invalid("token", Refusal::LinkIsOver);
    let mut tx = ctx.begin().await?;
    let link = take(ctx, &mut tx, LinkKind::EmailConfirmation, token).await?.ok_or_else(over)?;
    let confirmed = sqlx::query!(
        "update users set email_confirmed_at = coalesce(email_confirmed_at, $3), updated_at = $3
         where id = $1 and email = $2::text::citext and deactivated_at is null",
        link.person.0,
        link.email,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    if confirmed.rows_affected() == 0 {
        return Err(over());
    }
    let joined = join_by_domain(ctx, &mut tx, &Actor::System, link.person).await?;
    ctx.commit(tx).await?;
    if joined { publish_revocation(ctx).await } else { Ok(()) }
}
