//! A resolved ticket becomes a draft of the help center.

use base::{
    PageQuery,
    server::{Actor, Ctx, Error, IdempotencyKey, Result},
};
use knowledge::server::{Said, TicketTranscript, article_from_ticket, question_from_ticket};
use tickets::{
    Refusal, SenderType, Status,
    server::{find, messages},
};

use crate::{AnswerKind, ConvertedTicket};

/// So many messages tell what a ticket was about.
const MOST: u32 = 100;

/// Begins an article or a question from a ticket; what is internal or private stays in the ticket.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] for a ticket that is not resolved, [`Error::Forbidden`] for everybody but
/// the desk.
#[tracing::instrument(name = "app.convert_ticket_to_article", skip_all, fields(ticket.number = number))]
pub(crate) async fn convert_ticket_to_article(
    ctx: &Ctx,
    actor: &Actor,
    number: &str,
    kind: AnswerKind,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<ConvertedTicket> {
    actor.can(knowledge::server::permissions::WRITE)?;
    let ticket = find(ctx, actor, number).await?;
    if !matches!(ticket.status, Status::Resolved | Status::Closed) {
        return Err(Error::conflict(Refusal::NotResolved));
    }
    let page = PageQuery { limit: Some(MOST), ..PageQuery::default() };
    let (messages, _) = messages(ctx, actor, number, &page).await?;
    let parties =
        messages.iter().filter_map(|message| message.sender.as_ref()).map(|party| party.name.clone());
    let names = parties.chain([ticket.requester.name.clone()]).collect();
    let public = messages.into_iter().filter(|message| !message.is_internal);
    let said = public.filter_map(|message| {
        let is_answer = match message.sender_type {
            SenderType::Customer => false,
            SenderType::Agent | SenderType::AiBot => true,
            SenderType::System => return None,
        };
        Some(Said { is_answer, is_plain: message.is_plain(), body: message.body })
    });
    let story =
        TicketTranscript { number: ticket.number, subject: ticket.subject, said: said.collect(), names };
    Ok(match kind {
        AnswerKind::Article => {
            ConvertedTicket::Article(Box::new(article_from_ticket(ctx, actor, story, idempotency_key).await?))
        }
        AnswerKind::Question => {
            ConvertedTicket::Question(question_from_ticket(ctx, actor, story, idempotency_key).await?)
        }
    })
}
