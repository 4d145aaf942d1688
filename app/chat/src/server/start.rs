//! A visitor begins a chat.

use base::{
    InvalidFields, Locale, TeamId,
    server::{
        Actor, ClientAddress, Ctx, Error, IdempotencyKey, Result, Tx, Visitor, digest, invalid, random_token,
    },
    single_line,
    uuid::Uuid,
};
use markdown::server::RenderedMessage;
use settings::server::read;

use super::{
    find::{View, load_all},
    identity_token::{read_identity_token, take_identity_token},
    office_hours::OfficeHours,
    page_address::{page_address, page_title},
    queue_place::queue_place,
    record::record,
    say::{Utterance, render, say_in},
    start_limits::{check_address, check_open},
    tell_queue::queue_changed,
    visitor_profile::{VisitorProfile, visitor_profile},
};
use crate::{
    Asked, ChatContact, ChatMessageId, ChatSessionId, ChatSettings, ChatStatus, ChatTopic, Event, NewChat,
    NewChatMessage, Refusal, StartedChat,
};

/// Begins a chat for a stranger, a signed-in person, or a visitor who chatted before (their actor, by the former token: they
/// stay one visitor).
///
/// # Errors
/// [`Error::Refused`] where the house does not chat, or not with this place or this customer, [`Error::RateLimited`], and
/// [`Error::Invalid`] for a field.
pub async fn start(
    ctx: &Ctx,
    actor: &Actor,
    address: Option<ClientAddress>,
    draft: NewChat,
) -> Result<StartedChat> {
    start_once(ctx, actor, address, draft, None).await
}

/// Begins a chat, once for each key: the same request again is answered with the same chat and the same token.
///
/// # Errors
/// As [`start`].
#[tracing::instrument(name = "chat.start", skip_all)]
pub async fn start_once(
    ctx: &Ctx,
    actor: &Actor,
    address: Option<ClientAddress>,
    draft: NewChat,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<StartedChat> {
    let settings = read::<ChatSettings>(ctx).await?;
    if !settings.is_enabled {
        return Err(Error::refused(Refusal::SwitchedOff));
    }
    if let Some(address) = address {
        check_address(ctx, &settings, address).await?;
    }
    let is_open = OfficeHours::of(&settings.hours).is_none_or(|hours| hours.is_open(ctx.now()));
    let status = if is_open { ChatStatus::Waiting } else { ChatStatus::LeftMessage };
    let topic = find_topic(&settings, draft.topic.as_deref())?;
    let id = ChatSessionId(ctx.id());
    let question = first_message(&draft, id)?;
    // Before the transaction: others may wait for what it holds.
    let rendered = render(question.as_ref().map_or("", |question| &question.body)).await?;
    let said = ChatContact { name: draft.name.clone(), email: draft.email.clone() };
    let said = said.check().map_err(Error::Invalid)?;
    // Who signed in needs nobody's word.
    let token = draft.identity_token.as_deref().map(str::trim).filter(|token| !token.is_empty());
    let token = token.filter(|_| !matches!(actor, Actor::Person(_)));
    let vouched = token.map(|token| read_identity_token(ctx, &settings, token)).transpose()?;

    let mut tx = ctx.begin().await?;
    let mut token = random_token();
    if let Some(key) = idempotency_key {
        let owner = key_owner(actor, address);
        token = key.token(&ctx.settings.secret, owner);
        if let Some(earlier) = key.claim(ctx, &mut tx, owner, id.0).await? {
            let chat = load_all(&mut tx, ctx.now(), &[earlier.into()]).await?;
            let status = chat.first().ok_or(Error::NotFound)?.status;
            return Ok(started(ctx, earlier.into(), token, status));
        }
    }
    let profile = visitor_profile(ctx, &mut tx, actor, said, vouched.as_ref()).await?;
    check_asked(&settings, is_open, &profile, question.as_ref())?;
    if let Some(address) = address {
        check_open(&mut tx, &settings, address).await?;
    }
    let begun =
        Beginning { id, token: &token, status, topic, address, origin: origin_of(ctx, &settings, &draft) };
    let team = insert(ctx, &mut tx, &begun, &profile, &draft).await?;
    let visitor = visitor_of(actor, id, &profile);
    record(ctx, &mut tx, &visitor, id, Event::Started { is_left_message: !is_open }).await?;
    if let Some(vouched) = &vouched {
        let former = former_visitor(&mut tx, actor).await?;
        take_identity_token(&mut tx, vouched, id, former).await?;
    }
    if let Some(question) = question {
        ask(ctx, &mut tx, (actor, &visitor), question, rendered).await?;
    }
    ctx.commit(tx).await?;
    let mut started = started(ctx, id, token, status);
    if status == ChatStatus::Waiting {
        queue_changed(ctx, [team]).await;
        started.queue = queue_place(ctx, &visitor, id).await?;
    }
    Ok(started)
}

/// Says the first message, as the visitor that the chat made of `actor`, who sent its files.
async fn ask(
    ctx: &Ctx,
    tx: &mut Tx,
    (actor, visitor): (&Actor, &Actor),
    draft: NewChatMessage,
    rendered: RenderedMessage,
) -> Result<()> {
    let found = load_all(tx, ctx.now(), &[draft.session_id]).await?;
    let chat = found.into_iter().next().ok_or(Error::NotFound)?;
    let said = Utterance { id: ChatMessageId(ctx.id()), draft, rendered, sender: actor };
    say_in(ctx, tx, visitor, &chat, View::Visitor, said).await?;
    Ok(())
}

fn started(ctx: &Ctx, session_id: ChatSessionId, session_token: String, status: ChatStatus) -> StartedChat {
    let public_url = &ctx.settings.public_url;
    // `http` becomes `ws`, and `https` `wss`.
    let line = public_url.strip_prefix("http").map_or_else(|| public_url.clone(), |rest| format!("ws{rest}"));
    let ws_url = format!("{line}/api/support/chat/connect?session_token={session_token}");
    StartedChat { session_id, session_token, ws_url, status, queue: None }
}

/// Whose idempotency key it is. A stranger is told by where they are: the same key and the same words from there are the
/// same request.
fn key_owner(actor: &Actor, address: Option<ClientAddress>) -> Uuid {
    match actor {
        Actor::Person(person) => person.id.0,
        Actor::Visitor(visitor) => visitor.session.0,
        Actor::Anonymous | Actor::AiBot | Actor::System => {
            let place = address.map(|address| digest(address.key()));
            place.and_then(|place| Uuid::from_slice(&place[..16]).ok()).unwrap_or_default()
        }
    }
}

fn visitor_of(actor: &Actor, id: ChatSessionId, profile: &VisitorProfile) -> Actor {
    match actor {
        Actor::Person(_) => actor.clone(),
        _ => Actor::Visitor(Visitor {
            session: id.0.into(),
            name: profile.name.clone(),
            email: profile.email.clone(),
        }),
    }
}

/// The first message, where anything is asked.
fn first_message(draft: &NewChat, id: ChatSessionId) -> Result<Option<NewChatMessage>> {
    let body = draft.question.clone().unwrap_or_default();
    if body.trim().is_empty() && draft.attachment_ids.is_empty() {
        return Ok(None);
    }
    let question =
        NewChatMessage { attachment_ids: draft.attachment_ids.clone(), ..NewChatMessage::new(id, body) };
    let checked = question.check().map_err(|wrong| {
        let named = |field: String| if field == "body" { "question".to_owned() } else { field };
        Error::Invalid(wrong.into_iter().map(|(field, reason)| (named(field), reason)).collect())
    });
    checked.map(Some)
}

fn find_topic<'a>(settings: &'a ChatSettings, said: Option<&str>) -> Result<Option<&'a ChatTopic>> {
    let Some(said) = said.map(single_line).filter(|said| !said.is_empty()) else { return Ok(None) };
    let found = settings.topics.iter().find(|topic| topic.label == said);
    found.map(Some).ok_or_else(|| invalid("topic", Refusal::UnknownTopic))
}

/// Refuses where something is missing that has to be said first. While nobody is there, an answer needs an address.
fn check_asked(
    settings: &ChatSettings,
    is_open: bool,
    profile: &VisitorProfile,
    question: Option<&NewChatMessage>,
) -> Result<()> {
    let email = if is_open { settings.ask_email } else { Asked::Required };
    let mut wrong = InvalidFields::new();
    for (field, asked, is_said) in [
        ("name", settings.ask_name, profile.name.is_some()),
        ("email", email, profile.email.is_some()),
        ("question", settings.ask_question, question.is_some()),
    ] {
        if asked == Asked::Required && !is_said {
            wrong.insert(field.to_owned(), Refusal::Asked.into());
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
}

/// The site that the widget stands in, where it is one that may show it: others are nobody's word.
fn origin_of(ctx: &Ctx, settings: &ChatSettings, draft: &NewChat) -> Option<String> {
    let origin = draft.origin.as_deref()?.trim().trim_end_matches('/').to_ascii_lowercase();
    let is_known = settings.origins.contains(&origin) || ctx.settings.is_ours(&origin);
    is_known.then_some(origin)
}

async fn former_visitor(tx: &mut Tx, actor: &Actor) -> Result<Option<Uuid>> {
    let Actor::Visitor(visitor) = actor else { return Ok(None) };
    Ok(sqlx::query_scalar!("select visitor_id from chat_sessions where id = $1", visitor.session.0)
        .fetch_optional(&mut **tx)
        .await?)
}

/// A chat as it begins, beside who begins it.
struct Beginning<'a> {
    id: ChatSessionId,
    token: &'a str,
    status: ChatStatus,
    topic: Option<&'a ChatTopic>,
    address: Option<ClientAddress>,
    origin: Option<String>,
}

/// Writes the row; answers the team that it waits for, where that is still one.
async fn insert(
    ctx: &Ctx,
    tx: &mut Tx,
    begun: &Beginning<'_>,
    profile: &VisitorProfile,
    draft: &NewChat,
) -> Result<Option<TeamId>> {
    let locale = draft.locale.as_deref().and_then(|tag| Locale::of(tag.split('-').next().unwrap_or(tag)));
    let skills = begun.topic.map(|topic| topic.skills.clone()).unwrap_or_default();
    let team = sqlx::query_scalar!(
        "insert into chat_sessions (id, token_hash, visitor_id, customer_id, external_id, name, email, is_verified, is_name_verified,
             status, topic, team_id, skills, locale, origin, page_url, page_title, address, started_at, queued_at,
             last_message_at, visitor_seen_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7::text::citext, $8, $9, $10, $11, (select id from teams where id = $12), $13, $14,
             $15, $16, $17, $18, $19, $19, $19, $19, $19)
         returning team_id",
        begun.id.0,
        digest(begun.token),
        profile.visitor_id,
        profile.customer_id.map(|id| id.0),
        profile.external_id,
        profile.name,
        profile.email,
        profile.is_verified,
        profile.is_name_verified,
        begun.status.as_str(),
        begun.topic.map(|topic| topic.label.as_str()),
        begun.topic.and_then(|topic| topic.team_id).map(|id| id.0),
        &skills,
        locale.unwrap_or_else(Locale::here).tag(),
        begun.origin,
        draft.page_url.as_deref().and_then(page_address),
        draft.page_title.as_deref().map(page_title),
        begun.address.map(ClientAddress::key),
        ctx.now(),
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(team.map(TeamId))
}
