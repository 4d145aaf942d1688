//! A chat becomes a ticket, once: what was said there, who asked, and what the desk knew beside it, in one transaction over
//! all of them.

use base::{
    check_length,
    server::{Actor, Ctx, Result, Tx, invalid},
};
use chat::{
    ChatSessionId, ChatStatus, EndReason, LONGEST_CHAT_MESSAGE,
    server::{BecameTicket, HeldChat, finish_as_ticket, hold_for_ticket, lock_silent, queue_changed},
};
use identity::{
    EmailAddress,
    server::customers::{NewContact, contact},
};
use tickets::{
    Source, Ticket,
    server::{Transcript, find, open_transcript},
};

use super::transcript::{background, messages_of, note_of, subject_of, visitor_locale, visitor_name};

/// Makes a chat a ticket for the desk, and ends it. One that became a ticket before answers that one. Whatever was said, even
/// nothing: who asks for a ticket gets one.
///
/// # Errors
/// As [`hold_for_ticket`]; [`base::server::Error::Invalid`] for the note.
#[tracing::instrument(name = "app.chat_to_ticket", skip_all, fields(chat.id = %id))]
pub(crate) async fn chat_to_ticket(
    ctx: &Ctx,
    actor: &Actor,
    id: ChatSessionId,
    note: Option<String>,
) -> Result<Ticket> {
    let note = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
    if let Some(note) = &note {
        check_length(note, LONGEST_CHAT_MESSAGE).map_err(|wrong| invalid("note", wrong))?;
    }
    let mut tx = ctx.begin().await?;
    let held = hold_for_ticket(ctx, &mut tx, actor, id).await?;
    if let Some(ticket) = held.ticket {
        tx.rollback().await?;
        return find(ctx, actor, &ticket.to_string()).await;
    }
    let ticket = convert(ctx, &mut tx, actor, &held, note, EndReason::Ticket).await?;
    ctx.commit(tx).await?;
    queue_changed(ctx, [held.chat.team_id]).await;
    Ok(ticket)
}

/// Ends the next chat after `after` that fell silent: as a ticket, or where its visitor said nothing, as what it was. Answers
/// which chat it took up and whether that was done; none where there is no more.
///
/// # Errors
/// When the next one cannot be looked for.
pub(super) async fn archive_next(
    ctx: &Ctx,
    after: Option<ChatSessionId>,
) -> Result<Option<(ChatSessionId, Result<()>)>> {
    let mut tx = ctx.begin().await?;
    let Some(id) = lock_silent(ctx, &mut tx, after).await? else { return Ok(None) };
    Ok(Some((id, archive(ctx, tx, id).await)))
}

async fn archive(ctx: &Ctx, mut tx: Tx, id: ChatSessionId) -> Result<()> {
    let actor = &Actor::System;
    let held = hold_for_ticket(ctx, &mut tx, actor, id).await?;
    if held.first_word().is_some() && held.ticket.is_none() {
        // What was left while nobody was there fell not silent: it was to become one.
        let is_left = held.chat.status == ChatStatus::LeftMessage;
        let reason = if is_left { EndReason::Ticket } else { EndReason::Silence };
        convert(ctx, &mut tx, actor, &held, None, reason).await?;
    } else {
        finish_as_ticket(ctx, &mut tx, actor, &held, None, EndReason::Silence).await?;
    }
    ctx.commit(tx).await?;
    queue_changed(ctx, [held.chat.team_id]).await;
    Ok(())
}

async fn convert(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    held: &HeldChat,
    note: Option<String>,
    reason: EndReason,
) -> Result<Ticket> {
    let visitor = &held.chat.visitor;
    let requester = match visitor.customer_id {
        Some(customer) => customer,
        None => {
            let email = visitor.email.as_deref().and_then(|email| EmailAddress::parse(email).ok());
            let name = visitor_name(&held.chat);
            let locale = Some(visitor_locale(&held.chat));
            contact(ctx, tx, NewContact { name: &name, email: email.as_ref(), locale }).await?
        }
    };
    let mut messages = messages_of(held);
    messages.extend(note.map(|note| note_of(actor, note, ctx.now())));
    messages.push(background(actor, held, ctx.now()));
    let draft = Transcript {
        requester,
        subject: subject_of(held),
        source: Source::Chat,
        chat_session_id: Some(held.chat.id.0),
        assignee: held.chat.assigned_to.as_ref().map(|agent| agent.id),
        messages,
    };
    let ticket = open_transcript(ctx, tx, actor, draft).await?;
    let became = BecameTicket { id: ticket.id.0, number: &ticket.number };
    finish_as_ticket(ctx, tx, actor, held, Some(became), reason).await?;
    Ok(ticket)
}
