//! The end of a session, or of all of somebody's, everywhere within a second.

use base::server::{Actor, Ctx, Result, digest};

use super::{
    authorization::{PersonEvent, change_authorization, revoke_sessions},
    revocations::publish_revocation,
    sessions,
};

/// Ends the actor's session, or the one that `refresh_token` belongs to. Nothing to end is not an error.
///
/// # Errors
/// When the database refuses.
#[tracing::instrument(name = "identity.sign_out", skip_all)]
pub async fn sign_out(ctx: &Ctx, actor: &Actor, refresh_token: Option<&str>) -> Result<()> {
    let session = match refresh_token {
        Some(token) => {
            sqlx::query_scalar!("select session_id from refresh_tokens where token_hash = $1", digest(token))
                .fetch_optional(&ctx.db)
                .await?
                .map(Into::into)
        }
        None => actor.person().ok().map(|person| person.session),
    };
    match session {
        Some(session) => sessions::revoke(ctx, session).await,
        None => Ok(()),
    }
}

/// Ends every session of the actor, this one too: every browser, program and socket.
///
/// # Errors
/// [`base::server::Error::Unauthenticated`] where nobody is signed in.
#[tracing::instrument(name = "identity.sign_out_everywhere", skip_all)]
pub async fn sign_out_everywhere(ctx: &Ctx, actor: &Actor) -> Result<()> {
    let person = actor.person()?.id;
    let mut tx = ctx.begin().await?;
    change_authorization(ctx, &mut tx, actor, person, PersonEvent::SignedOutEverywhere).await?;
    revoke_sessions(ctx, &mut tx, person).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}
