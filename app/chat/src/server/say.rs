//! Something is said in a chat.

use base::{
    server::{
        Actor, Ctx, Error, IdempotencyKey, RateLimit, RequestRefusal, Result, Tx, check_rate_limit, invalid,
    },
    uuid::Uuid,
};
use files::server::attach;
use identity::{SenderType, server::customers::hold_writer};
use markdown::server::{RenderedMessage, render_message};

use super::{
    accept::take,
    find::{View, lock, view_of},
    message_files::CHAT_MESSAGE,
    message_rows::{insert, message_of_client, messages_of},
    message_stamp::stamp,
    payload_answer::check_payload,
    permissions,
    record::{next_position, publish},
    tell_queue::queue_changed,
};
use crate::{ChatMessage, ChatMessageId, ChatSession, ChatStatus, Event, NewChatMessage, Refusal};

/// What one visitor may say at once, and the seconds in which they may say one more: more than anybody types.
const MESSAGES: RateLimit = RateLimit::new(80, 2.0);

/// How often one visitor may say who and where they are, and the seconds in which they may once more.
const ABOUT: RateLimit = RateLimit::new(60, 2.0);

/// Takes one from what a visitor may say about themselves.
///
/// # Errors
/// [`Error::RateLimited`], and [`Error::Unauthenticated`] for strangers.
pub(super) async fn check_about(ctx: &Ctx, actor: &Actor) -> Result<()> {
    check_rate_limit(ctx, &format!("chat-about:{}", speaker(actor)?), ABOUT).await
}

/// Adds a message: the same `client_id` twice is one. An agent who answers a waiting chat takes it.
///
/// # Errors
/// [`Error::NotFound`] for a chat that is not theirs to see, [`Error::Forbidden`] for a visitor's note, [`Error::Conflict`]
/// where the chat is over or somebody else's, [`Error::Invalid`] for a field, [`Error::RateLimited`], and
/// [`Error::Refused`] for a customer who is blocked.
pub async fn say(ctx: &Ctx, actor: &Actor, draft: NewChatMessage) -> Result<ChatMessage> {
    say_once(ctx, actor, draft, None).await
}

/// Adds a message, once for each key: what a program knows its request by that gives its messages no ids.
///
/// # Errors
/// As [`say`].
#[tracing::instrument(name = "chat.say", skip_all, fields(chat.id = %draft.session_id))]
pub async fn say_once(
    ctx: &Ctx,
    actor: &Actor,
    draft: NewChatMessage,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<ChatMessage> {
    let speaker = speaker(actor)?;
    let draft = draft.check().map_err(Error::Invalid)?;
    if is_limited(actor)
        && let Err(limited) = check_rate_limit(ctx, &format!("chat:{speaker}"), MESSAGES).await
    {
        return said_before(ctx, actor, &draft, limited).await;
    }
    // Before the chat is held: others wait for it.
    let rendered = render(&draft.body).await?;
    let mut tx = ctx.begin().await?;
    let (chat, view) = lock(ctx, &mut tx, actor, draft.session_id).await?;
    hold_customer(&mut tx, actor, &chat).await?;
    if let Some(earlier) = earlier(&mut tx, actor, view, &draft).await? {
        return Ok(earlier);
    }
    let id = ChatMessageId(ctx.id());
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, speaker, id.0).await?
    {
        return messages_of(&mut tx, &[earlier]).await?.remove(&earlier).ok_or(Error::NotFound);
    }
    let said = Utterance { id, draft, rendered, sender: actor };
    let message = say_in(ctx, &mut tx, actor, &chat, view, said).await?;
    ctx.commit(tx).await?;
    if message.sender_type == SenderType::Agent && !message.is_internal && is_free(&chat) {
        queue_changed(ctx, [chat.team_id]).await;
    }
    Ok(message)
}

/// Whether nobody has it.
fn is_free(chat: &ChatSession) -> bool {
    matches!(chat.status, ChatStatus::Waiting | ChatStatus::LeftMessage)
}

/// A message on its way.
pub(super) struct Utterance<'a> {
    pub id: ChatMessageId,
    pub draft: NewChatMessage,
    pub rendered: RenderedMessage,
    /// Whoever sent its files: a visitor who begins anew did so under their former name.
    pub sender: &'a Actor,
}

/// Adds a message to a chat whose row this transaction holds, and that has none of it yet.
///
/// # Errors
/// As [`say`].
pub(super) async fn say_in(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    chat: &ChatSession,
    view: View,
    said: Utterance<'_>,
) -> Result<ChatMessage> {
    if !chat.status.is_open() {
        return Err(Error::conflict(Refusal::Ended));
    }
    let sender_type = sender_type(actor, chat, view, &said.draft)?;
    if let Some(payload) = &said.draft.payload {
        check_payload(tx, chat.id, sender_type, payload).await?;
    }
    if sender_type == SenderType::Agent && !said.draft.is_internal && is_free(chat) {
        // Whoever answers what nobody has takes it.
        take(ctx, tx, actor, chat).await?;
    }
    let Utterance { id, draft, rendered, sender } = said;
    let attachments = attach(ctx, tx, sender, &draft.attachment_ids, CHAT_MESSAGE, id.0).await?;
    let position = next_position(ctx, tx, chat.id, !draft.is_internal).await?;
    let message = ChatMessage {
        id,
        session_id: chat.id,
        sender_type,
        sender_id: actor.id(),
        sender_name: name_of(actor),
        body: draft.body,
        body_html: rendered.html,
        payload: draft.payload,
        is_internal: draft.is_internal,
        attachments,
        client_id: draft.client_id,
        created_at: position.now,
    };
    insert(tx, &message, &position).await?;
    stamp(tx, &message, &rendered.text, position.public_seq).await?;
    publish(tx, actor, chat.id, Event::said(message.clone()), &position).await?;
    Ok(message)
}

/// A message as it is shown; of files or an answer alone, nothing.
///
/// # Errors
/// Where rendering panicked.
pub(super) async fn render(body: &str) -> Result<RenderedMessage> {
    if body.is_empty() {
        return Ok(RenderedMessage { html: String::new(), text: String::new() });
    }
    render_message(body).await
}

/// Whose limits count.
fn speaker(actor: &Actor) -> Result<Uuid> {
    match actor {
        Actor::Anonymous => Err(Error::Unauthenticated),
        Actor::Visitor(visitor) => Ok(visitor.session.0),
        Actor::Person(person) => Ok(person.id.0),
        Actor::AiBot | Actor::System => Ok(Uuid::nil()),
    }
}

/// Whether the actor may say only so much: whoever asks, not whoever answers.
pub(super) fn is_limited(actor: &Actor) -> bool {
    matches!(actor, Actor::Visitor(_) | Actor::Person(_)) && !actor.may(permissions::ANSWER)
}

fn name_of(actor: &Actor) -> Option<String> {
    match actor {
        Actor::Person(person) => Some(person.name.clone()),
        Actor::Visitor(visitor) => visitor.name.clone(),
        Actor::Anonymous | Actor::AiBot | Actor::System => None,
    }
}

/// Holds the account of whoever asks: one that is blocked says nothing. After the chat, as a merge of people and a ticket that
/// is made of it lock them.
async fn hold_customer(tx: &mut Tx, actor: &Actor, chat: &ChatSession) -> Result<()> {
    let customer = match actor {
        Actor::Person(person) if !actor.may(permissions::ANSWER) => Some(person.id),
        Actor::Visitor(_) => chat.visitor.customer_id,
        _ => None,
    };
    match customer {
        Some(customer) => hold_writer(tx, customer).await,
        None => Ok(()),
    }
}

/// What the same device said under the same id.
async fn earlier(
    connection: &mut sqlx::PgConnection,
    actor: &Actor,
    view: View,
    draft: &NewChatMessage,
) -> Result<Option<ChatMessage>> {
    let Some(client_id) = draft.client_id else { return Ok(None) };
    let Some(message) = message_of_client(connection, draft.session_id, client_id).await? else {
        return Ok(None);
    };
    let is_own = match view {
        View::Visitor => message.sender_type == SenderType::Customer,
        View::Desk => message.sender_type != SenderType::Customer && message.sender_id == actor.id(),
    };
    if is_own {
        Ok(Some(message))
    } else {
        Err(invalid("client_id", RequestRefusal::new("is that of somebody else's message")))
    }
}

/// What was said before under the same id: it is answered however much was said since. The refusal where there is none.
async fn said_before(
    ctx: &Ctx,
    actor: &Actor,
    draft: &NewChatMessage,
    limited: Error,
) -> Result<ChatMessage> {
    let mut reader = ctx.read().await?;
    let view = view_of(&mut reader, actor, draft.session_id).await?;
    let earlier = earlier(&mut reader, actor, view, draft).await?;
    reader.release();
    earlier.ok_or(limited)
}

/// As what the actor speaks here, where they may.
fn sender_type(actor: &Actor, chat: &ChatSession, view: View, draft: &NewChatMessage) -> Result<SenderType> {
    match (view, actor) {
        // An agent who asked for help themselves is that chat's visitor.
        (View::Visitor, _) if draft.is_internal => Err(Error::Forbidden),
        (View::Visitor, _) => Ok(SenderType::Customer),
        (View::Desk, Actor::System) => Ok(SenderType::System),
        (View::Desk, Actor::AiBot) => Ok(SenderType::AiBot),
        (View::Desk, _) if draft.is_internal => actor.can(permissions::NOTE).map(|_| SenderType::Agent),
        (View::Desk, _) => {
            let person = actor.can(permissions::ANSWER)?;
            match &chat.assigned_to {
                Some(holder) if holder.id != person.id && !actor.may(permissions::SUPERVISE) => {
                    Err(Error::conflict(Refusal::HeldBy { name: holder.name.clone() }))
                }
                _ => Ok(SenderType::Agent),
            }
        }
    }
}
