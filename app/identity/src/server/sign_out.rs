//! The end of a session, everywhere within a second.

use base::server::{Actor, Ctx, Result, digest};

use super::{Revocations, sessions};

/// Ends the actor's session, or the one that `refresh_token` belongs to. Nothing to end is not an error.
///
/// # Errors
/// When the database refuses.
#[tracing::instrument(name = "identity.sign_out", skip_all)]
pub async fn sign_out(
    ctx: &Ctx,
    revocations: &Revocations,
    actor: &Actor,
    refresh_token: Option<&str>,
) -> Result<()> {
    let session = match (refresh_token, actor) {
        (Some(token), _) => {
            sqlx::query_scalar!("select session_id from refresh_tokens where token_hash = $1", digest(token),)
                .fetch_optional(&ctx.db)
                .await?
                .map(Into::into)
        }
        (None, Actor::Person(person)) => Some(person.session),
        (None, Actor::Anonymous | Actor::System) => None,
    };
    if let Some(session) = session {
        sessions::revoke(ctx, session).await?;
        revocations.refresh(ctx).await?;
    }
    Ok(())
}
