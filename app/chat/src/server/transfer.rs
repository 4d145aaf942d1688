//! A chat goes to somebody else.

use base::{
    TeamId, UserId,
    server::{Actor, Ctx, Error, Result, Tx, invalid},
};
use identity::{Party, server::is_colleague};

use super::{
    accept::assign,
    find::{find, lock},
    note::{Note, note_in},
    permissions,
    record::record,
    tell_queue::queue_changed,
};
use crate::{ChatSession, ChatSessionId, ChatStatus, Event, Refusal, TransferTarget};

/// Hands a chat to an agent, or to a team in whose queue it waits; a note for the next one goes with it. A ticket is another
/// crate's verb. An agent may get more than they take at once: a person decided so.
///
/// # Errors
/// [`Error::Invalid`] for who or what cannot have it, [`Error::Conflict`] for a chat that is over, [`Error::Refused`] where
/// somebody else has it, [`Error::NotFound`], [`Error::Forbidden`].
#[tracing::instrument(name = "chat.transfer", skip_all, fields(chat.id = %id))]
pub async fn transfer(
    ctx: &Ctx,
    actor: &Actor,
    id: ChatSessionId,
    target: TransferTarget,
    note: Option<String>,
) -> Result<ChatSession> {
    actor.can(permissions::ANSWER)?;
    let note = Note::read(actor, note.as_deref()).await?;
    let mut tx = ctx.begin().await?;
    let (chat, _) = lock(ctx, &mut tx, actor, id).await?;
    check_holder(actor, &chat)?;
    let team = match target {
        TransferTarget::Agent(agent) => {
            to_agent(ctx, &mut tx, actor, &chat, agent).await?;
            chat.team_id
        }
        TransferTarget::Team(team) => {
            let team = find_team(&mut tx, Some(team), None).await?;
            to_team(ctx, &mut tx, actor, id, team).await?
        }
        TransferTarget::TeamNamed(name) => {
            let team = find_team(&mut tx, None, Some(&name)).await?;
            to_team(ctx, &mut tx, actor, id, team).await?
        }
        TransferTarget::Ticket => return Err(invalid("to", Refusal::UnknownTarget)),
    };
    if let Some(note) = note {
        note_in(ctx, &mut tx, actor, id, note).await?;
    }
    ctx.commit(tx).await?;
    queue_changed(ctx, [chat.team_id, team]).await;
    find(ctx, actor, id).await
}

/// What nobody has anybody hands on; else whoever has it, and admins.
fn check_holder(actor: &Actor, chat: &ChatSession) -> Result<()> {
    if chat.status == ChatStatus::Ended {
        return Err(Error::conflict(Refusal::Ended));
    }
    match &chat.assigned_to {
        Some(holder) if Some(holder.id) != actor.id() && !actor.may(permissions::SUPERVISE) => {
            Err(Error::refused(Refusal::HeldBy { name: holder.name.clone() }))
        }
        _ => Ok(()),
    }
}

async fn to_agent(ctx: &Ctx, tx: &mut Tx, actor: &Actor, chat: &ChatSession, agent: UserId) -> Result<()> {
    if !is_colleague(tx, agent).await? {
        return Err(invalid("agent_id", Refusal::NotAtTheDesk));
    }
    if chat.assigned_to.as_ref().is_some_and(|holder| holder.id == agent) {
        return Ok(());
    }
    let name =
        sqlx::query_scalar!("select name from users where id = $1", agent.0).fetch_one(&mut **tx).await?;
    assign(ctx, tx, chat.id, agent).await?;
    let to = Some(Party { id: agent, name }.into());
    record(ctx, tx, actor, chat.id, Event::Transferred { to, team: None }).await
}

/// Puts a chat at the head of a team's queue: its visitor waited once already.
async fn to_team(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    chat: ChatSessionId,
    (team, name): (TeamId, String),
) -> Result<Option<TeamId>> {
    sqlx::query!(
        "update chat_sessions set status = 'waiting', assigned_agent_id = null, team_id = $2, queued_at = $3,
             returned_at = $3
         where id = $1",
        chat.0,
        team.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    record(ctx, tx, actor, chat, Event::Transferred { to: None, team: Some(name) }).await?;
    Ok(Some(team))
}

/// The team of an id, or of a name in whatever case.
async fn find_team(tx: &mut Tx, id: Option<TeamId>, name: Option<&str>) -> Result<(TeamId, String)> {
    let found = sqlx::query!(
        "select id, name from teams where id = $1 or lower(name) = lower($2) order by name = $2 desc, id limit 1",
        id.map(|id| id.0),
        name.map(str::trim),
    )
    .fetch_optional(&mut **tx)
    .await?;
    found.map(|row| (row.id.into(), row.name)).ok_or_else(|| invalid("team", Refusal::UnknownTeam))
}
