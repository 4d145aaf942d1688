//! Who runs the house says who works in it: the first admin is made this way.

use base::{
    Role,
    server::{Ctx, Error, Result},
};

/// Gives the person with this address a role. It holds from their next sign-in or renewal on, within ten minutes.
/// For whoever runs the machine; no route leads here.
///
/// # Errors
/// [`Error::NotFound`] where nobody has this address.
pub async fn grant_role(ctx: &Ctx, email: &str, role: Role) -> Result<()> {
    let granted = sqlx::query!(
        "update users set role = $2, updated_at = $3 where email = $1::text::citext",
        email.trim(),
        role.as_str(),
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    if granted.rows_affected() == 0 { Err(Error::NotFound) } else { Ok(()) }
}
