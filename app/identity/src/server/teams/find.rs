//! Teams with who works in them.

use base::{
    DateTime, TeamId, UserId, Utc,
    server::{Actor, Ctx, Error, Result},
    uuid::Uuid,
};

use crate::{
    AgentStatus, Colleague,
    people::{Team, TeamName},
    server::permissions,
};

/// Every team, by name.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn list_teams(ctx: &Ctx, actor: &Actor) -> Result<Vec<Team>> {
    actor.allow(permissions::MANAGE)?;
    let mut reader = ctx.read().await?;
    let teams = teams(&mut reader, None).await?;
    reader.release();
    Ok(teams)
}

/// The names of every team, for who looks for somebody in one.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn team_names(ctx: &Ctx, actor: &Actor) -> Result<Vec<TeamName>> {
    actor.allow(permissions::MANAGE)?;
    every_name(ctx).await
}

/// The names of every team, for whoever of the desk hands something to one.
///
/// # Errors
/// For customers and strangers.
pub async fn team_choices(ctx: &Ctx, actor: &Actor) -> Result<Vec<TeamName>> {
    actor.can(permissions::READ_COLLEAGUES)?;
    every_name(ctx).await
}

async fn every_name(ctx: &Ctx) -> Result<Vec<TeamName>> {
    Ok(sqlx::query_as!(TeamName, "select id, name from teams order by name, id limit 500")
        .fetch_all(&ctx.db)
        .await?)
}

/// One team.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but admins.
pub async fn find_team(ctx: &Ctx, actor: &Actor, id: TeamId) -> Result<Team> {
    actor.allow(permissions::MANAGE)?;
    let mut reader = ctx.read().await?;
    let found = load(&mut reader, id).await?;
    reader.release();
    Ok(found)
}

/// One team, whoever asks.
pub(super) async fn load(connection: &mut sqlx::PgConnection, id: TeamId) -> Result<Team> {
    teams(connection, Some(id)).await?.pop().ok_or(Error::NotFound)
}

async fn teams(connection: &mut sqlx::PgConnection, only: Option<TeamId>) -> Result<Vec<Team>> {
    let only = only.map(|id| id.0);
    let rows = sqlx::query_as!(
        Row,
        "select id, name, created_at, updated_at from teams where $1::uuid is null or id = $1
         order by name, id limit 500",
        only,
    )
    .fetch_all(&mut *connection)
    .await?;
    let members = sqlx::query!(
        "select m.team_id, u.id, u.name, a.status from team_members m
         join users u on u.id = m.user_id join agents a on a.user_id = m.user_id
         where $1::uuid is null or m.team_id = $1 order by u.name, u.id",
        only,
    )
    .fetch_all(connection)
    .await?;
    let mut teams: Vec<Team> = rows.into_iter().map(Row::into_team).collect();
    for member in members {
        let Some(team) = teams.iter_mut().find(|team| team.id.0 == member.team_id) else { continue };
        team.member_ids.push(UserId(member.id));
        team.members.push(Colleague {
            id: member.id.into(),
            name: member.name,
            status: AgentStatus::of(&member.status),
        });
    }
    Ok(teams)
}

struct Row {
    id: Uuid,
    name: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl Row {
    fn into_team(self) -> Team {
        Team {
            id: self.id.into(),
            name: self.name,
            member_ids: Vec::new(),
            members: Vec::new(),
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}
