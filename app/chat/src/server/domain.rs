//! What the chat brings to the server.

use base::{
    chrono::TimeDelta,
    server::{Framing, RoutePolicy},
};
use domain::server::Domain;
use jobs::server::{Registry, Schedule};

use super::{
    ChatHistoryLog, ChatTopicHandler, ForgetIdentityTokens, framing::allowed_origins,
    give_back::give_back_all, message_files::MessageFiles, permissions::permissions, personal_data::Visitors,
    rest, retention::EndedChats,
};
use crate::ChatSettings;

/// The domain.
pub fn domain() -> Domain {
    Domain::new("chat")
        .rest(rest::routes())
        .permissions(permissions())
        .jobs(Registry::default().with::<ForgetIdentityTokens>())
        .schedules([Schedule::every(TimeDelta::hours(1), &ForgetIdentityTokens {})])
        .topic(ChatTopicHandler)
        .history(ChatHistoryLog)
        .file_owner(MessageFiles)
        .task(|ctx, _, stop| async move { give_back_all(ctx, stop.stopped()).await })
        .retained(EndedChats)
        .personal_data(Visitors)
        .runtime::<ChatSettings>()
        .policy(
            "/chat/frame",
            RoutePolicy { framing: Framing::Chosen(allowed_origins), ..RoutePolicy::default() },
        )
}
