//! What an admin decides about chat.

use base::{
    InvalidFields, note_invalid,
    server::{Actor, Ctx, Error, Result, Tx},
    uuid::Uuid,
};

use super::{identity_token::identity_secret_of, permissions, settings_rules::check_on_the_server};
use crate::{ChatSettings, Refusal};

/// The settings as an admin sees them.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn chat_settings(ctx: &Ctx, actor: &Actor) -> Result<ChatSettings> {
    actor.can(permissions::CONFIGURE)?;
    Ok((*settings::server::read::<ChatSettings>(ctx).await?).clone())
}

/// Keeps the settings. The version of the identity secret stays what it is.
///
/// # Errors
/// [`Error::Invalid`] for every field that is wrong, [`Error::Forbidden`].
#[tracing::instrument(name = "chat.configure", skip_all)]
pub async fn save_chat_settings(ctx: &Ctx, actor: &Actor, settings: ChatSettings) -> Result<ChatSettings> {
    actor.can(permissions::CONFIGURE)?;
    let (mut settings, mut wrong) = match settings.clone().check() {
        Ok(tidied) => (tidied, InvalidFields::new()),
        Err(wrong) => (settings, wrong),
    };
    check_on_the_server(&mut settings, &mut wrong);
    let mut tx = ctx.begin().await?;
    note_invalid(&mut wrong, "topics", check_teams(&mut tx, &settings).await?);
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    let kept = settings::server::change::<ChatSettings>(ctx, &mut tx, actor, |held| {
        *held = ChatSettings {
            identity_version: held.identity_version,
            identity_rotated_at: held.identity_rotated_at,
            ..settings
        };
        Ok(())
    })
    .await?;
    ctx.commit(tx).await?;
    Ok(kept)
}

/// Whether every team that a topic waits for is one.
async fn check_teams(tx: &mut Tx, settings: &ChatSettings) -> Result<Result<(), Refusal>> {
    let teams: Vec<Uuid> =
        settings.topics.iter().filter_map(|topic| topic.team_id).map(|team| team.0).collect();
    let are_known = sqlx::query_scalar!(
        r#"select not exists (select from unnest($1::uuid[]) as named (id)
             where not exists (select from teams t where t.id = named.id)) as "are_known!""#,
        &teams,
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(if are_known { Ok(()) } else { Err(Refusal::UnknownTeam) })
}

/// The secret by which host sites sign who their visitors are.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn identity_secret(ctx: &Ctx, actor: &Actor) -> Result<String> {
    actor.can(permissions::CONFIGURE)?;
    let settings = settings::server::read::<ChatSettings>(ctx).await?;
    Ok(identity_secret_of(ctx, settings.identity_version))
}

/// Makes a new one; the one before holds for a day.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "chat.rotate_identity_secret", skip_all)]
pub async fn rotate_identity_secret(ctx: &Ctx, actor: &Actor) -> Result<String> {
    actor.can(permissions::CONFIGURE)?;
    let mut tx = ctx.begin().await?;
    let now = ctx.now().timestamp();
    let settings = settings::server::change::<ChatSettings>(ctx, &mut tx, actor, |held| {
        held.identity_version = held.identity_version.saturating_add(1);
        held.identity_rotated_at = now;
        Ok(())
    })
    .await?;
    ctx.commit(tx).await?;
    Ok(identity_secret_of(ctx, settings.identity_version))
}
