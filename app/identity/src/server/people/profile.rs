//! What is said of somebody beside what they may do: their name, and what an agent is good at and takes at once.

use base::server::{Actor, Audited, Ctx, Result, Tx, audit};
use serde::Serialize;

use crate::people::{PersonChange, PersonRecord};

/// A profile, as the audit log keeps it.
#[derive(Serialize, PartialEq)]
struct Profile<'a> {
    name: &'a str,
    skills: &'a [String],
    max_concurrent_chats: Option<i32>,
}

/// Writes what a checked change says of the profile; nothing happens where that is so already. The caller holds the person,
/// and knows that they work at the desk where the change is about an agent.
pub(super) async fn write_profile(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    before: &PersonRecord,
    change: &PersonChange,
) -> Result<()> {
    let was = Profile {
        name: &before.name,
        skills: &before.skills,
        max_concurrent_chats: before.max_concurrent_chats,
    };
    let is = Profile {
        name: change.name.as_deref().unwrap_or(was.name),
        skills: change.skills.as_deref().unwrap_or(was.skills),
        max_concurrent_chats: change.max_concurrent_chats.or(was.max_concurrent_chats),
    };
    if was == is {
        return Ok(());
    }
    sqlx::query!(
        "update users set name = $2, updated_at = $3 where id = $1",
        before.id.0,
        is.name,
        ctx.now()
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "update agents set skills = $2, max_concurrent_chats = coalesce($3, max_concurrent_chats), updated_at = $4
         where user_id = $1",
        before.id.0,
        is.skills,
        is.max_concurrent_chats,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    let audited = Audited::new("person.changed", "person", before.id);
    audit(ctx, tx, actor, audited.before(&was)?.after(&is)?).await
}
