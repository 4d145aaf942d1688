//! Who answers a ticket.

use base::{
    UserId,
    server::{Actor, Ctx, Result, Tx, invalid},
};
use identity::server::is_colleague;
use settings::server::read;

use super::{TicketSettings, record::record};
use crate::server::permissions;
use crate::{Event, Party, Refusal, Ticket};

/// Gives a locked ticket to somebody at the desk, or to nobody.
pub(super) async fn assign(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    ticket: &Ticket,
    to: Option<UserId>,
) -> Result<()> {
    actor.can(permissions::ASSIGN)?;
    if to == ticket.assigned_to.as_ref().map(|party| party.id) {
        return Ok(());
    }
    if let Some(to) = to
        && !is_colleague(tx, to).await?
    {
        return Err(invalid("assigned_to", Refusal::NotAtTheDesk));
    }
    let to = set_assignee(tx, ticket, to).await?;
    record(ctx, tx, actor, ticket.id, &Event::Assigned { from: ticket.assigned_to.clone(), to }).await
}

/// Gives a locked ticket that nobody has to the agent who answers it, where an admin wants that. Somebody who answers without
/// being at the desk's list is given nothing.
pub(super) async fn assign_to_answerer(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    ticket: &Ticket,
    answerer: UserId,
) -> Result<()> {
    let is_free = ticket.assigned_to.is_none() && actor.may(permissions::ASSIGN);
    if is_free && read::<TicketSettings>(ctx).await?.answering_assigns && is_colleague(tx, answerer).await? {
        assign(ctx, tx, actor, ticket, Some(answerer)).await?;
    }
    Ok(())
}

async fn set_assignee(tx: &mut Tx, ticket: &Ticket, to: Option<UserId>) -> Result<Option<Party>> {
    let row = sqlx::query!(
        r#"with changed as (update tickets set assignee_id = $2 where id = $1)
         select id, name from users where id = $2"#,
        ticket.id.0,
        to.map(|to| to.0),
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|row| Party { id: row.id.into(), name: row.name }))
}
