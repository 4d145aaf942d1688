//! The server functions of the pages of people and teams: each translates and calls one verb.

use base::{DateTime, Fault, Role, TeamId, UserId, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Invited, MadeLink, People, PeopleFilter, PersonRecord, PersonSession, Team, TeamName};
use crate::Colleague;

/// What the list of people shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PeoplePage {
    /// The people.
    pub list: People,
    /// The teams to look in, and to invite to.
    pub teams: Vec<TeamName>,
    /// The link that was made a moment ago.
    pub link: Option<MadeLink>,
    /// The time at the server.
    pub now: DateTime<Utc>,
}

/// What the page of a person shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PersonPage {
    /// The person.
    pub person: PersonRecord,
    /// Where they are signed in.
    pub sessions: Vec<PersonSession>,
    /// The teams that they could work in.
    pub teams: Vec<TeamName>,
    /// The link that was made for them a moment ago.
    pub link: Option<MadeLink>,
    /// The time at the server.
    pub now: DateTime<Utc>,
}

/// What the page of teams shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TeamsPage {
    /// The teams.
    pub teams: Vec<Team>,
    /// Who could work in them.
    pub colleagues: Vec<Colleague>,
}

/// A page of the people that match.
#[server]
pub async fn load_people(#[server(default)] filter: PeopleFilter) -> Result<PeoplePage, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(PeoplePage {
        list: crate::server::list_people(&ctx, &actor, &filter).await?,
        teams: crate::server::team_names(&ctx, &actor).await?,
        link: crate::server::made_link(&ctx, &actor)?,
        now: ctx.now(),
    })
}

/// A person by the id in the page's address.
#[server]
pub async fn load_person(id: String) -> Result<PersonPage, Fault> {
    let (ctx, actor) = base::server::caller();
    let id: UserId = id.parse().map_err(|_| base::server::Error::NotFound)?;
    let link = crate::server::made_link(&ctx, &actor)?.filter(|link| link.person == id);
    Ok(PersonPage {
        person: crate::server::find_record(&ctx, &actor, id).await?,
        sessions: crate::server::sessions_of(&ctx, &actor, id).await?,
        teams: crate::server::team_names(&ctx, &actor).await?,
        link,
        now: ctx.now(),
    })
}

/// Invites somebody; the page shows the link.
#[server]
pub async fn invite_person(
    email: String,
    name: String,
    role: Role,
    #[server(default)] team_ids: Vec<TeamId>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    // Only who works at the desk has teams; the form asks for them whatever the role.
    let team_ids = if role.is_staff() { team_ids } else { Vec::new() };
    let draft = super::NewPerson { email, name, role, team_ids };
    let made = crate::server::invite(&ctx, &actor, draft, None).await?;
    crate::server::keep_made_link(&ctx, made.user.id, super::LinkPurpose::Invitation, &made.invite_url);
    Ok(())
}

/// Makes a new invitation; the page shows the link.
#[server]
pub async fn invite_person_again(id: UserId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let made = crate::server::invite_again(&ctx, &actor, id).await?;
    crate::server::keep_made_link(&ctx, id, super::LinkPurpose::Invitation, &made.invite_url);
    Ok(())
}

/// Makes a link for a new password; the page shows it.
#[server]
pub async fn make_person_password_link(id: UserId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let made = crate::server::hand_out_password_link(&ctx, &actor, id).await?;
    crate::server::keep_made_link(&ctx, id, super::LinkPurpose::Password, &made.password_url);
    Ok(())
}

/// Makes a link that confirms somebody's address; the page shows it.
#[server]
pub async fn make_person_confirmation_link(id: UserId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let url = crate::server::account::make_confirmation_link(&ctx, &actor, id).await?;
    crate::server::keep_made_link(&ctx, id, super::LinkPurpose::Confirmation, &url);
    Ok(())
}

/// Saves the profile of a person. Whoever leaves the desk leaves behind what the form says of their work there.
#[server]
pub async fn save_person(
    id: UserId,
    name: String,
    role: Role,
    #[server(default)] team_ids: Vec<TeamId>,
    skills: Option<String>,
    max_concurrent_chats: Option<String>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let change = super::PersonChange { name: Some(name), role: Some(role), ..super::PersonChange::default() };
    let change = match skills.filter(|_| role.is_staff()) {
        Some(skills) => super::PersonChange {
            team_ids: Some(team_ids),
            skills: Some(skills.split([',', '،']).map(str::to_owned).collect()),
            max_concurrent_chats: crate::server::form::number(max_concurrent_chats, "max_concurrent_chats")?,
            ..change
        },
        None => change,
    };
    crate::server::change_person(&ctx, &actor, id, change).await?;
    Ok(())
}

/// Closes somebody's account, or opens it again.
#[server]
pub async fn set_person_active(id: UserId, is_active: bool) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let change = super::PersonChange { is_active: Some(is_active), ..super::PersonChange::default() };
    crate::server::change_person(&ctx, &actor, id, change).await?;
    Ok(())
}

/// Ends every session of somebody.
#[server]
pub async fn end_person_sessions(id: UserId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::end_sessions(&ctx, &actor, id).await?)
}

/// Every team, and who could work in one.
#[server]
pub async fn load_teams() -> Result<TeamsPage, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(TeamsPage {
        teams: crate::server::list_teams(&ctx, &actor).await?,
        colleagues: crate::server::colleagues(&ctx, &actor).await?,
    })
}

/// Writes a team, a new one where no id is given, and goes back to all of them.
#[server]
pub async fn write_team(
    id: Option<TeamId>,
    name: String,
    #[server(default)] member_ids: Vec<UserId>,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    match id {
        Some(id) => {
            let change = super::TeamChange { name: Some(name), member_ids: Some(member_ids) };
            crate::server::update_team(&ctx, &actor, id, change).await?;
        }
        None => {
            let draft = super::NewTeam { name, member_ids };
            crate::server::create_team(&ctx, &actor, draft, None).await?;
        }
    }
    base::server::redirect_local(Some("/admin/teams"), "/admin/teams");
    Ok(())
}

/// Deletes a team, and goes back to the others.
#[server]
pub async fn remove_team(id: TeamId) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    crate::server::delete_team(&ctx, &actor, id).await?;
    base::server::redirect_local(Some("/admin/teams"), "/admin/teams");
    Ok(())
}

/// Whom an invitation is for; nobody where it works no more.
#[server]
pub async fn load_invitation(token: String) -> Result<Option<Invited>, Fault> {
    let (ctx, _) = base::server::caller();
    Ok(crate::server::invitation(&ctx, &token).await?)
}

/// Accepts an invitation, signs in, and goes to where somebody of this role begins.
#[server]
pub async fn accept_invite(token: String, password: String) -> Result<(), Fault> {
    use crate::server::{Acceptance, accept_invitation, browser};
    let (ctx, _) = base::server::caller();
    let acceptance = Acceptance { token, password, locale: Some(base::Locale::here()) };
    let signed_in = accept_invitation(&ctx, &browser::device(), acceptance).await?;
    browser::set_session_cookies(&ctx, &signed_in, None);
    Ok(())
}
