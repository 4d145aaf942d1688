//! The server functions of the chat's settings: each translates and calls one verb.

use base::Fault;
use identity::TeamName;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{ChatSettings, settings_form::ChatSettingsForm};

/// What the page of settings shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChatSettingsDesk {
    /// The settings.
    pub settings: ChatSettings,
    /// Who a topic can wait for.
    pub teams: Vec<TeamName>,
    /// The zones that the browser suggests from.
    pub time_zones: Vec<String>,
    /// The address of the house, which sites load the widget from.
    pub public_url: String,
}

/// The settings, with what can be chosen in them.
#[server]
pub async fn load_chat_settings() -> Result<ChatSettingsDesk, Fault> {
    let (ctx, actor) = base::server::caller();
    let settings = crate::server::chat_settings(&ctx, &actor).await?;
    let teams = identity::server::team_names(&ctx, &actor).await?;
    let time_zones = base::server::time_zone_names().map(str::to_owned).collect();
    Ok(ChatSettingsDesk { settings, teams, time_zones, public_url: ctx.settings.public_url.clone() })
}

/// Keeps what an admin decided.
#[server]
pub async fn save_chat_settings(chat: ChatSettingsForm) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let settings = chat.settings().map_err(base::server::Error::Invalid)?;
    crate::server::save_chat_settings(&ctx, &actor, settings).await?;
    base::server::redirect_form("/admin/chat", "/admin/chat");
    Ok(())
}

/// The secret that sites sign with, where it is asked for.
#[server]
pub async fn load_identity_secret(is_shown: bool) -> Result<Option<String>, Fault> {
    let (ctx, actor) = base::server::caller();
    if !is_shown {
        return Ok(None);
    }
    Ok(Some(crate::server::identity_secret(&ctx, &actor).await?))
}

/// Makes a new one.
#[server]
pub async fn rotate_identity_secret() -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    crate::server::rotate_identity_secret(&ctx, &actor).await?;
    base::server::redirect_form("/admin/chat?secret=shown#identity", "/admin/chat");
    Ok(())
}
