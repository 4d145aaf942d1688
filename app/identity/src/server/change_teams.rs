//! Somebody at the desk works in other teams from now on.

use base::{
    TeamId, UserId,
    server::{Actor, Ctx, Error, Result, Tx, invalid},
};

use super::{
    authorization::{PersonEvent, change_authorization},
    permissions,
    revocations::publish_revocation,
};
use crate::people::{PeopleRefusal, TeamName};

/// Puts somebody at the desk into these teams, and no others. Tokens and sockets that knew the former ones end within a
/// second.
///
/// # Errors
/// [`Error::NotFound`] for somebody who is not at the desk, invalid input for a team that there is not,
/// [`Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "identity.change_teams", skip_all, fields(user.id = %person))]
pub async fn change_teams(ctx: &Ctx, actor: &Actor, person: UserId, teams: &[TeamId]) -> Result<()> {
    actor.allow(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    let teams = hold_teams(&mut tx, teams).await?;
    set_teams(ctx, &mut tx, actor, person, teams).await?;
    ctx.commit(tx).await?;
    publish_revocation(ctx).await
}

/// The teams of these ids by name, held so that none goes meanwhile. Before any row of a person: whoever deletes a team holds
/// it first, and its members after it.
///
/// # Errors
/// Invalid input where there is no such team.
pub(super) async fn hold_teams(tx: &mut Tx, ids: &[TeamId]) -> Result<Vec<TeamName>> {
    let mut wanted: Vec<_> = ids.iter().map(|id| id.0).collect();
    wanted.sort();
    wanted.dedup();
    let mut held = sqlx::query_as!(
        TeamName,
        "select id, name from teams where id = any($1) order by id for key share",
        &wanted,
    )
    .fetch_all(&mut **tx)
    .await?;
    if held.len() < wanted.len() {
        return Err(invalid("team_ids", PeopleRefusal::UnknownTeam));
    }
    held.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(held)
}

/// Puts somebody at the desk into these teams in the caller's transaction; nothing happens where they are in them.
///
/// # Errors
/// [`Error::NotFound`] for somebody who is not at the desk.
pub(super) async fn set_teams(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    person: UserId,
    to: Vec<TeamName>,
) -> Result<()> {
    // The person's row is held first, as by every change of what they may do.
    sqlx::query!("select from users where id = $1 for no key update", person.0)
        .fetch_optional(&mut **tx)
        .await?;
    sqlx::query!("select from agents where user_id = $1", person.0)
        .fetch_optional(&mut **tx)
        .await?
        .ok_or(Error::NotFound)?;
    let from = teams_of(tx, person).await?;
    if from == to {
        return Ok(());
    }
    let ids: Vec<_> = to.iter().map(|team| team.id).collect();
    change_authorization(ctx, tx, actor, person, PersonEvent::TeamsChanged { from, to }).await?;
    write_teams(ctx, tx, person, &ids).await
}

/// The teams that somebody works in, by name.
pub(super) async fn teams_of(tx: &mut Tx, person: UserId) -> Result<Vec<TeamName>> {
    let mut teams = sqlx::query_as!(
        TeamName,
        "select t.id, t.name from team_members m join teams t on t.id = m.team_id where m.user_id = $1",
        person.0,
    )
    .fetch_all(&mut **tx)
    .await?;
    teams.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(teams)
}

/// Writes down whose teams these are. The first of them stands in their own row too, where a release before this one looks.
pub(super) async fn write_teams(ctx: &Ctx, tx: &mut Tx, person: UserId, teams: &[TeamId]) -> Result<()> {
    let ids: Vec<_> = teams.iter().map(|team| team.0).collect();
    sqlx::query!("delete from team_members where user_id = $1 and team_id <> all($2)", person.0, &ids)
        .execute(&mut **tx)
        .await?;
    sqlx::query!(
        "insert into team_members (team_id, user_id, created_at)
         select team, $1, $3 from unnest($2::uuid[]) as team on conflict do nothing",
        person.0,
        &ids,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "update agents set team_id = $2, updated_at = $3 where user_id = $1",
        person.0,
        ids.first(),
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
