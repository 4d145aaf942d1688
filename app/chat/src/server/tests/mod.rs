//! The verbs of chat against a real database, with the cast, a file a story.

mod accept;
mod block;
mod canned_replies;
mod configure;
mod ends;
mod fixtures;
mod give_back;
mod hand_out;
mod identities;
mod list;
mod queue;
mod reading;
mod replay;
mod saying;
mod starting;
mod transfer;

use std::net::IpAddr;

use base::server::{Actor, ClientAddress, Ctx, Error};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::*;
use crate::{ChatHistory, ChatSessionId, ChatSettings, NewChat, NewChatMessage, StartedChat};

/// What a stranger asks first.
fn question(text: &str) -> NewChat {
    NewChat { question: Some(text.to_owned()), ..NewChat::default() }
}

fn at(address: &str) -> Option<ClientAddress> {
    Some(ClientAddress(address.parse::<IpAddr>().unwrap()))
}

/// Begins a chat as a stranger; answers it and who they are in it.
async fn begin(ctx: &Ctx, draft: NewChat) -> (StartedChat, Actor) {
    let started = start(ctx, &Actor::Anonymous, None, draft).await.unwrap();
    let visitor = find_visitor(ctx, &started.session_token).await.unwrap().unwrap();
    (started, visitor)
}

async fn decide(stage: &Stage, settings: ChatSettings) {
    settings::server::write(&stage.ctx, &stage.erin, &settings).await.unwrap();
}

/// Says words; the message.
async fn words(ctx: &Ctx, actor: &Actor, chat: ChatSessionId, body: &str) -> crate::ChatMessage {
    say(ctx, actor, NewChatMessage::new(chat, body)).await.unwrap()
}

async fn read_all(ctx: &Ctx, actor: &Actor, chat: ChatSessionId) -> ChatHistory {
    history(ctx, actor, chat, None, None).await.unwrap()
}

/// The kinds of what somebody sees, without a gap.
async fn kinds(ctx: &Ctx, actor: &Actor, chat: ChatSessionId) -> Vec<&'static str> {
    let seen = read_all(ctx, actor, chat).await;
    assert!(seen.entries.iter().map(|entry| entry.seq).eq(1..=seen.seq), "seq grows by one");
    seen.entries.iter().map(|entry| entry.entry.event.kind()).collect()
}

/// The field that a verb refused.
fn field<T: std::fmt::Debug>(refused: Result<T, Error>) -> String {
    match refused {
        Err(Error::Invalid(fields)) => fields.into_keys().collect::<Vec<_>>().join(" "),
        other => panic!("{other:?}"),
    }
}

/// The sentence of a refusal that has one.
fn sentence<T: std::fmt::Debug>(refused: Result<T, Error>) -> String {
    match refused {
        Err(error @ (Error::Refused(_) | Error::Conflict { .. })) => error.to_fault_logged().error,
        other => panic!("{other:?}"),
    }
}
