//! An admin changes somebody: what they are called, what they may do, where they work, whether their account is open. All of
//! it, or nothing.

use base::{
    InvalidFields, Role, UserId, note_invalid,
    server::{Actor, Ctx, Error, Result, Tx},
};

use super::{find::load, profile::write_profile};
use crate::{
    people::{PeopleRefusal, PersonChange, PersonRecord, TeamName},
    server::{
        change_teams::{hold_teams, set_teams},
        deactivate::{close_account, end_links, open_account},
        grant::set_role,
        last_admin::hold_admins,
        permissions,
        revocations::publish_revocation,
    },
};

/// Changes a person. What they may do changes for every token and socket of theirs within a second. Somebody who leaves the
/// desk leaves their teams, skills and limit of chats behind.
///
/// # Errors
/// Invalid input, [`Error::NotFound`], [`Error::Conflict`] for the last admin, [`Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "identity.change_person", skip_all, fields(user.id = %person))]
pub async fn change_person(
    ctx: &Ctx,
    actor: &Actor,
    person: UserId,
    change: PersonChange,
) -> Result<PersonRecord> {
    actor.allow(permissions::MANAGE)?;
    let change = change.checked().map_err(Error::Invalid)?;
    let mut tx = ctx.begin().await?;
    // Everybody holds the admins first, then links, then teams, then people.
    if change.is_active == Some(false) || change.role.is_some_and(|role| role != Role::Admin) {
        hold_admins(&mut tx).await?;
    }
    if change.is_active == Some(false) {
        end_links(ctx, &mut tx, person).await?;
    }
    let teams = match &change.team_ids {
        Some(ids) => Some(hold_teams(&mut tx, ids).await?),
        None => None,
    };
    sqlx::query!("select from users where id = $1 for no key update", person.0)
        .fetch_optional(&mut *tx)
        .await?;
    let before = load(&mut tx, person).await?;
    check_desk(&before, &change)?;
    apply(ctx, &mut tx, actor, &before, &change, teams).await?;
    let after = load(&mut tx, person).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await?;
    Ok(after)
}

/// Teams, skills and chats are for those who work at the desk after the change.
fn check_desk(before: &PersonRecord, change: &PersonChange) -> Result<()> {
    if change.role.unwrap_or(before.role).is_staff() {
        return Ok(());
    }
    let mut wrong = InvalidFields::new();
    for (field, is_said) in [
        ("team_ids", change.team_ids.as_ref().is_some_and(|ids| !ids.is_empty())),
        ("skills", change.skills.as_ref().is_some_and(|skills| !skills.is_empty())),
        ("max_concurrent_chats", change.max_concurrent_chats.is_some()),
    ] {
        let outcome = if is_said { Err(PeopleRefusal::NotAtTheDesk) } else { Ok(()) };
        note_invalid(&mut wrong, field, outcome);
    }
    if wrong.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
}

/// Does what differs, in an order in which each step finds what it needs: whoever comes to the desk is there before they
/// get a team.
async fn apply(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    before: &PersonRecord,
    change: &PersonChange,
    teams: Option<Vec<TeamName>>,
) -> Result<()> {
    let role = change.role.unwrap_or(before.role);
    if role != before.role {
        set_role(ctx, tx, actor, before.id, (before.role, role)).await?;
    }
    write_profile(ctx, tx, actor, before, change).await?;
    if let Some(teams) = teams.filter(|_| role.is_staff()) {
        set_teams(ctx, tx, actor, before.id, teams).await?;
    }
    match change.is_active.filter(|is_active| *is_active != before.is_active) {
        Some(true) => open_account(ctx, tx, actor, before.id).await,
        Some(false) => close_account(ctx, tx, actor, before.id).await,
        None => Ok(()),
    }
}
