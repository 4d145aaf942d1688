//! What the verbs that mix domains bring to the server.

use base::{
    chrono::TimeDelta,
    server::{Framing, RoutePolicy},
};
use chat::server::allowed_origins;
use domain::server::{Demo, Domain};
use jobs::server::{Registry, Schedule};

use super::{
    ArchiveSilentChats, AskSatisfaction, Avatars, chat_rest, feedback_rest, people_rest, rest,
    satisfaction_rest, seed::seed_demo,
};

/// The domain.
pub fn domain() -> Domain {
    Domain::new("app")
        .rest(rest::routes())
        .rest(people_rest::routes())
        .file_owner(Avatars)
        .personal_data(Avatars)
        .rest(chat_rest::routes())
        .rest(feedback_rest::routes())
        // The sites that may show the chat may ask for feedback too: an admin lists them once.
        .policy(
            "/feedback/frame",
            RoutePolicy { framing: Framing::Chosen(allowed_origins), ..RoutePolicy::default() },
        )
        .rest(satisfaction_rest::routes())
        .consumer(AskSatisfaction)
        .jobs(Registry::default().with::<ArchiveSilentChats>())
        .schedules([Schedule::every(TimeDelta::minutes(1), &ArchiveSilentChats {})])
        .seed(|ctx, demo: &mut Demo| Box::pin(seed_demo(ctx, demo)))
}
