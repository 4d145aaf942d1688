//! Who works in a team, seen from the team.

use base::{
    UserId, check_name,
    server::{Actor, Ctx, Error, Result, Tx, invalid},
    single_line,
};

use crate::{
    people::{PeopleRefusal, Team, TeamName},
    server::change_teams::{set_teams, teams_of},
};

/// The longest name of a team, in characters.
const LONGEST_NAME: usize = 60;

/// Lets these people work in a team, and nobody else. The caller holds the team; the people are held in the order of their
/// ids, so that two who change teams wait for one another and not for each other.
///
/// # Errors
/// Invalid input for somebody who does not work at the desk.
pub(super) async fn set_members(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    team: &Team,
    members: &[UserId],
) -> Result<()> {
    let mut all: Vec<_> = team.member_ids.iter().chain(members).copied().collect();
    all.sort();
    all.dedup();
    for person in all {
        let (was, is) = (team.member_ids.contains(&person), members.contains(&person));
        if was == is {
            continue;
        }
        sqlx::query!("select from users where id = $1 for no key update", person.0)
            .fetch_optional(&mut **tx)
            .await?;
        let mut teams = teams_of(tx, person).await?;
        teams.retain(|held| held.id != team.id);
        if is {
            teams.push(TeamName { id: team.id, name: team.name.clone() });
            teams.sort_by(|one, other| one.name.cmp(&other.name));
        }
        set_teams(ctx, tx, actor, person, teams).await.map_err(|error| match error {
            Error::NotFound => invalid("member_ids", PeopleRefusal::NotAtTheDesk),
            error => error,
        })?;
    }
    Ok(())
}

/// The name of a team, tidied.
pub(super) fn check_team_name(name: &str) -> Result<String> {
    let name = single_line(name);
    check_name(&name, LONGEST_NAME).map_err(|refusal| invalid("name", refusal))?;
    Ok(name)
}

/// Says what a name that is taken means.
pub(super) fn explain(error: sqlx::Error) -> Error {
    let error = Error::from(error);
    match error.constraint() {
        Some("teams_name_unique") => Error::conflict(PeopleRefusal::TeamNameTaken),
        _ => error,
    }
}
