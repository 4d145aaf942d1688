//! The server functions of the header's menu. Each answers how the agent stands then.

use base::Fault;
use leptos::prelude::*;

use super::OwnStatus;
use crate::AgentStatus;

/// How the viewer stands.
#[server]
pub async fn load_own_status() -> Result<OwnStatus, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::own_status(&ctx, &actor).await?)
}

/// The viewer takes work from now on, or does not.
#[server]
pub async fn choose_status(status: AgentStatus) -> Result<OwnStatus, Fault> {
    let (ctx, actor) = base::server::caller();
    let change = super::OwnStatusChange { status: Some(status), ..super::OwnStatusChange::default() };
    Ok(crate::server::change_own_status(&ctx, &actor, change).await?)
}

/// After how many minutes without input the viewer is away; nothing switches it off.
#[server]
pub async fn choose_idle_minutes(idle_minutes: Option<String>) -> Result<OwnStatus, Fault> {
    let (ctx, actor) = base::server::caller();
    let idle_minutes = crate::server::form::number(idle_minutes, "idle_minutes")?;
    let change =
        super::OwnStatusChange { idle_minutes: Some(idle_minutes), ..super::OwnStatusChange::default() };
    Ok(crate::server::change_own_status(&ctx, &actor, change).await?)
}

/// A browser of the viewer noticed input, or none for as long as they said.
#[server]
pub async fn note_input(is_here: bool) -> Result<OwnStatus, Fault> {
    let (ctx, actor) = base::server::caller();
    let wish = if is_here { super::StatusWish::Here } else { super::StatusWish::Idle };
    Ok(crate::server::note_status(&ctx, &actor, wish).await?)
}
