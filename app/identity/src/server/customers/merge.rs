//! Two accounts of one person become one: identity's part of it. What other domains hold of the one that goes they hand over
//! themselves between the two halves, in the same transaction.

use base::{
    DateTime, OrganizationId, Role, UserId, Utc,
    server::{Actor, Ctx, Error, Result, Tx, invalid},
    uuid::Uuid,
};

use super::permissions;
use crate::CustomerRefusal;
use crate::server::{
    authorization::{PersonEvent, change_authorization, revoke_sessions},
    deactivate::end_links,
    organizations::move_person,
};

/// Two accounts whose rows are held, to become one.
#[derive(Debug)]
pub struct PersonMerge {
    duplicate: HeldAccount,
    survivor: HeldAccount,
}

/// Holds both accounts, so that nothing is written in the name of either meanwhile. None where the one became a part of the
/// other before.
///
/// # Errors
/// [`Error::Invalid`] for `into` where both are one account or nobody has that id; [`Error::Conflict`] for an account that
/// was merged before, for one that is to stay and was merged or closed itself (no chains, and no circles), and where one of
/// them is somebody of the desk; [`Error::NotFound`]; [`Error::Forbidden`] for everybody but the desk.
pub async fn begin_merge(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    duplicate: UserId,
    into: UserId,
) -> Result<Option<PersonMerge>> {
    actor.can(permissions::MERGE)?;
    if duplicate == into {
        return Err(invalid("into", CustomerRefusal::SameAccount));
    }
    // Before their people are held, as whoever comes by a link has them: two of them wait for each other otherwise.
    end_links(ctx, tx, duplicate).await?;
    let mut held = lock_both(tx, duplicate, into).await?;
    let mut take = |id: UserId| held.iter().position(|row| row.id == id.0).map(|at| held.swap_remove(at));
    let duplicate = take(duplicate).ok_or(Error::NotFound)?;
    let survivor = take(into).ok_or_else(|| invalid("into", CustomerRefusal::NobodyThere))?;
    match duplicate.merged_into {
        Some(before) if before == survivor.id => return Ok(None),
        Some(_) => return Err(Error::conflict(CustomerRefusal::MergedBefore)),
        None => {}
    }
    if [&duplicate, &survivor].into_iter().any(|account| account.role != Role::Customer.as_str()) {
        return Err(Error::conflict(CustomerRefusal::NotACustomer));
    }
    if survivor.merged_into.is_some() || survivor.deactivated_at.is_some() {
        return Err(Error::conflict(CustomerRefusal::SurvivorIsGone));
    }
    Ok(Some(PersonMerge { duplicate, survivor }))
}

/// Hands the notes over, and what the survivor lacks: organisation, language, time zone. A block of either holds. Then closes
/// the other account: its sessions and links end, and signing in to it is refused. After the commit the revocation has to be
/// published.
///
/// # Errors
/// When the database refuses.
pub async fn finish_merge(ctx: &Ctx, tx: &mut Tx, actor: &Actor, merge: PersonMerge) -> Result<()> {
    let (duplicate, survivor) = (&merge.duplicate, &merge.survivor);
    sqlx::query!("update person_notes set person_id = $2 where person_id = $1", duplicate.id, survivor.id)
        .execute(&mut **tx)
        .await?;
    if survivor.organization_id.is_none()
        && let Some(organization) = duplicate.organization_id
    {
        move_person(ctx, tx, actor, survivor.id.into(), None, Some(OrganizationId(organization))).await?;
    }
    sqlx::query!(
        "update users set locale = coalesce(locale, $2), time_zone = coalesce(time_zone, $3),
             blocked_at = coalesce(blocked_at, $4), updated_at = $5
         where id = $1",
        survivor.id,
        duplicate.locale,
        duplicate.time_zone,
        duplicate.blocked_at,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    close(ctx, tx, actor, &merge).await
}

async fn close(ctx: &Ctx, tx: &mut Tx, actor: &Actor, merge: &PersonMerge) -> Result<()> {
    let (gone, into) = (UserId(merge.duplicate.id), UserId(merge.survivor.id));
    change_authorization(ctx, tx, actor, gone, PersonEvent::Merged { into }).await?;
    // Those that became a part of this one before are a part of the survivor: no link leads to a closed account.
    sqlx::query!(
        "update users set merged_into = $2, organization_id = null,
             deactivated_at = coalesce(deactivated_at, $3)
         where id = $1 or merged_into = $1",
        gone.0,
        into.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    revoke_sessions(ctx, tx, gone).await?;
    end_links(ctx, tx, gone).await
}

/// An account whose row is held.
#[derive(Debug)]
struct HeldAccount {
    id: Uuid,
    role: String,
    organization_id: Option<Uuid>,
    locale: Option<String>,
    time_zone: Option<String>,
    deactivated_at: Option<DateTime<Utc>>,
    blocked_at: Option<DateTime<Utc>>,
    merged_into: Option<Uuid>,
}

/// In order, so that two merges of the same accounts wait for each other. Against whoever writes in their name too, who
/// holds the row's key.
async fn lock_both(tx: &mut Tx, one: UserId, other: UserId) -> Result<Vec<HeldAccount>> {
    Ok(sqlx::query_as!(
        HeldAccount,
        "select id, role, organization_id, locale, time_zone, deactivated_at, blocked_at, merged_into
         from users where id in ($1, $2) order by id for update",
        one.0,
        other.0,
    )
    .fetch_all(&mut **tx)
    .await?)
}
