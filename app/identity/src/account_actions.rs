//! The server functions of somebody's own account, and of the links that lead back into one.

use base::{DateTime, Fault, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{OwnSessions, Saved, User};

/// What the account page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountView {
    /// Whose it is.
    pub user: User,
    /// What the form before this page saved.
    pub saved: Option<Saved>,
    /// The time zones to choose from.
    pub zones: Vec<String>,
}

/// Somebody's own sessions, seen at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnSessionsView {
    /// They.
    pub list: OwnSessions,
    /// When this was read.
    pub now: DateTime<Utc>,
    /// What the form before this page did.
    pub saved: Option<Saved>,
}

/// What a page outside of an account needs to know before it promises anything.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkView {
    /// What the form before this page did.
    pub saved: Option<Saved>,
    /// Whether mail goes out.
    pub sends_mail: bool,
}

/// The signed-in person's account.
#[server]
pub async fn load_account() -> Result<AccountView, Fault> {
    let (ctx, actor) = base::server::caller();
    let user = crate::server::me(&ctx, &actor).await?;
    let zones = base::server::time_zone_names().map(str::to_owned).collect();
    Ok(AccountView { user, saved: crate::server::account::take_saved(&ctx), zones })
}

/// The signed-in person's own sessions.
#[server]
pub async fn load_own_sessions() -> Result<OwnSessionsView, Fault> {
    let (ctx, actor) = base::server::caller();
    let list = crate::server::account::own_sessions(&ctx, &actor).await?;
    Ok(OwnSessionsView { list, now: ctx.now(), saved: crate::server::account::take_saved(&ctx) })
}

/// What a page of links says.
#[server]
pub async fn load_link_view() -> Result<LinkView, Fault> {
    use crate::server::account::{MailDelivery, take_saved};
    let (ctx, _) = base::server::caller();
    let sends_mail = ctx.settings.section::<MailDelivery>().is_set_up;
    Ok(LinkView { saved: take_saved(&ctx), sends_mail })
}

/// Changes what the signed-in person is called.
#[server]
pub async fn change_own_name(name: String) -> Result<User, Fault> {
    use crate::server::{
        account::{AccountChange, change_me, keep_saved},
        browser::renew_access_cookie,
    };
    let (ctx, actor) = base::server::caller();
    let change = AccountChange { name: Some(name.clone()), ..AccountChange::default() };
    let user = change_me(&ctx, &actor, change)
        .await
        .map_err(|error| Fault::from(error).with_typed([("name", &*name)]))?;
    renew_access_cookie(&ctx, &actor).await?;
    keep_saved(&ctx, Saved::Profile, "/account#profile");
    Ok(user)
}

/// Changes the signed-in person's language and time zone; an empty one is none. What was chosen at the bottom of a page is
/// forgotten with it, and would win over it otherwise.
#[server]
pub async fn change_own_region(locale: String, time_zone: String) -> Result<(), Fault> {
    use crate::server::{
        account::{AccountChange, change_me, keep_saved},
        browser::renew_access_cookie,
    };
    use base::{Locale, server::forget_language};
    let (ctx, actor) = base::server::caller();
    let change = AccountChange {
        locale: Some(Locale::of(&locale)),
        time_zone: Some(Some(time_zone.clone()).filter(|zone| !zone.trim().is_empty())),
        ..AccountChange::default()
    };
    let typed = [("locale", &*locale), ("time_zone", &*time_zone)];
    change_me(&ctx, &actor, change).await.map_err(|error| Fault::from(error).with_typed(typed))?;
    renew_access_cookie(&ctx, &actor).await?;
    forget_language(&ctx);
    keep_saved(&ctx, Saved::Region, "/account#language");
    Ok(())
}

/// Changes the signed-in person's password.
#[server]
pub async fn change_own_password(current_password: String, password: String) -> Result<(), Fault> {
    use crate::server::account::{AccountChange, change_me, keep_saved};
    let (ctx, actor) = base::server::caller();
    let change = AccountChange {
        password: Some(password),
        current_password: Some(current_password),
        ..AccountChange::default()
    };
    change_me(&ctx, &actor, change).await?;
    keep_saved(&ctx, Saved::Password, "/account#password");
    Ok(())
}

/// Ends one of the signed-in person's other sessions.
#[server]
pub async fn end_own_session(id: String) -> Result<(), Fault> {
    use crate::server::account::{end_own_session, keep_saved};
    let (ctx, actor) = base::server::caller();
    let id = id.parse().map_err(|_| base::server::Error::NotFound)?;
    end_own_session(&ctx, &actor, id).await?;
    keep_saved(&ctx, Saved::Sessions, "/account#sessions");
    Ok(())
}

/// Ends every other session of the signed-in person.
#[server]
pub async fn end_other_own_sessions() -> Result<(), Fault> {
    use crate::server::account::{end_other_sessions, keep_saved};
    let (ctx, actor) = base::server::caller();
    end_other_sessions(&ctx, &actor).await?;
    keep_saved(&ctx, Saved::Sessions, "/account#sessions");
    Ok(())
}

/// Asks for a link to a new password.
#[server]
pub async fn ask_password_link(email: String) -> Result<(), Fault> {
    use crate::server::{
        account::{ask_password_link, keep_saved},
        browser,
    };
    let (ctx, _) = base::server::caller();
    ask_password_link(&ctx, browser::address(), &email)
        .await
        .map_err(|error| Fault::from(error).with_typed([("email", &*email)]))?;
    keep_saved(&ctx, Saved::LinkAsked, "/forgot-password");
    Ok(())
}

/// Sets a new password by a link.
#[server]
pub async fn reset_password(token: String, password: String) -> Result<(), Fault> {
    use crate::server::{
        account::{PasswordReset, keep_saved, reset_password},
        browser,
    };
    let (ctx, actor) = base::server::caller();
    reset_password(&ctx, &actor, browser::address(), PasswordReset { token, password }).await?;
    // Without the link: it is used up.
    keep_saved(&ctx, Saved::PasswordReset, "/reset-password");
    Ok(())
}

/// Confirms an address by a link.
#[server]
pub async fn confirm_email(token: String) -> Result<(), Fault> {
    use crate::server::{
        account::{confirm_email, keep_saved},
        browser,
    };
    let (ctx, _) = base::server::caller();
    confirm_email(&ctx, browser::address(), &token).await?;
    keep_saved(&ctx, Saved::EmailConfirmed, "/confirm-email");
    Ok(())
}
