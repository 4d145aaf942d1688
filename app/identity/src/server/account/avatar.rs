//! Which file is somebody's picture. The file itself is kept by whoever calls this, in the same transaction.

use base::{
    UserId,
    server::{Actor, Audited, Ctx, Error, Result, Tx, audit},
    uuid::Uuid,
};

/// Which file is somebody's picture, where they have one.
///
/// # Errors
/// When the database refuses.
pub async fn avatar_of(connection: &mut sqlx::PgConnection, person: UserId) -> Result<Option<Uuid>> {
    let found = sqlx::query_scalar!("select avatar_file_id from users where id = $1", person.0);
    Ok(found.fetch_optional(connection).await?.flatten())
}

/// Makes a file the actor's picture, or takes it away; answers the former one.
///
/// # Errors
/// [`Error::Unauthenticated`] where nobody is signed in or their account was closed.
pub async fn replace_avatar(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    file: Option<Uuid>,
) -> Result<Option<Uuid>> {
    let person = actor.person()?;
    let former = sqlx::query_scalar!(
        "select avatar_file_id from users where id = $1 and deactivated_at is null for no key update",
        person.id.0,
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(Error::Unauthenticated)?;
    sqlx::query!(
        "update users set avatar_file_id = $2, updated_at = $3 where id = $1",
        person.id.0,
        file,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    let audited = Audited::new("person.changed_account", "person", person.id);
    audit(ctx, tx, actor, audited.after(&serde_json::json!({ "fields": ["avatar"] }))?).await?;
    Ok(former)
}
