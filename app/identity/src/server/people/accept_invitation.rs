//! Whoever has the link of an invitation chooses a password, and is signed in.

use base::{
    Locale, UserId,
    server::{Ctx, Error, Result, digest, invalid},
};
use serde::Deserialize;

use crate::{
    SignedIn, check_password,
    people::{Invited, PeopleRefusal},
    server::{
        Device, hash_password,
        one_time_link::{self, LinkKind},
        passwords::prepared,
        sessions,
    },
};

/// What somebody who was invited brings.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The secret of the link.
    pub token: String,
    /// At least eight characters.
    #[schema(format = Password)]
    pub password: String,
    /// The language to write to them in, where nobody said yet.
    #[serde(default)]
    pub locale: Option<Locale>,
}

/// Whom the invitation with this secret is for. None where it was used, is too old, or never was one: nobody is told which.
///
/// # Errors
/// When the database refuses.
pub async fn invitation(ctx: &Ctx, token: &str) -> Result<Option<Invited>> {
    Ok(sqlx::query_as!(
        Invited,
        r#"select u.name, u.email::text as "email!" from one_time_links l join users u on u.id = l.user_id
         where l.token_hash = $1 and l.kind = 'invitation' and l.used_at is null and l.expires_at > $2
             and u.deactivated_at is null and u.invited_at is not null"#,
        digest(token),
        ctx.now(),
    )
    .fetch_optional(&ctx.db)
    .await?)
}

/// Uses the invitation up: its person has this password from now on, and is signed in here.
///
/// # Errors
/// Invalid input for the password, [`Error::Conflict`] where the invitation was used or is too old.
#[tracing::instrument(name = "identity.accept_invitation", skip_all)]
pub async fn accept_invitation(ctx: &Ctx, device: &Device, acceptance: Acceptance) -> Result<SignedIn> {
    let over = || Error::conflict(PeopleRefusal::InvitationOver);
    // Before a password is hashed: a stranger with a made-up link does not keep us busy.
    invitation(ctx, &acceptance.token).await?.ok_or_else(over)?;
    check_password(&prepared(&acceptance.password)).map_err(|refusal| invalid("password", refusal))?;
    let password_hash = hash_password(acceptance.password).await?;
    let mut tx = ctx.begin().await?;
    let taken = one_time_link::take(ctx, &mut tx, LinkKind::Invitation, &acceptance.token).await?;
    let person: UserId = taken.ok_or_else(over)?.person;
    let chosen = sqlx::query!(
        "update users set password_hash = $2, invited_at = null, locale = coalesce(locale, $3), updated_at = $4
         where id = $1 and deactivated_at is null and invited_at is not null",
        person.0,
        password_hash,
        acceptance.locale.map(Locale::tag),
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    if chosen.rows_affected() == 0 {
        return Err(over());
    }
    let signed_in = sessions::begin(ctx, &mut tx, person, device).await?;
    ctx.commit(tx).await?;
    Ok(signed_in)
}
