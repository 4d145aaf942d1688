//! Identity's server functions of who is signed in. Each sets the browser's cookies; where to go next is in `next`.

use base::Fault;
use leptos::prelude::*;

use crate::{Colleague, User};

/// Signs in. Answers where to go: the whole page is another one then, in the language and the time zone of the account.
#[server]
pub async fn sign_in(email: String, password: String, next: Option<String>) -> Result<String, Fault> {
    use crate::server::{Credentials, browser, sign_in};
    let (ctx, _) = base::server::caller();
    let credentials = Credentials { email: email.clone(), password };
    match sign_in(&ctx, &browser::device(), credentials).await {
        Ok(signed_in) => Ok(browser::set_session_cookies(&ctx, &signed_in, next.as_deref())),
        Err(error) => Err(Fault::from(error).with_typed([("email", &*email)])),
    }
}

/// Makes an account and signs in. Answers where to go.
#[server]
pub async fn register(
    name: String,
    email: String,
    password: String,
    time_zone: Option<String>,
    next: Option<String>,
) -> Result<String, Fault> {
    use crate::server::{Registration, browser, known_time_zone, register};
    use base::Locale;
    let (ctx, _) = base::server::caller();
    // What a script filled in is nobody's mistake to mend.
    let time_zone = time_zone.filter(|zone| known_time_zone(zone).is_ok());
    let locale = Some(Locale::here());
    let typed = (email.clone(), name.clone());
    let registration = Registration { email, password, name, locale, time_zone };
    match register(&ctx, &browser::device(), registration, None).await {
        Ok(signed_in) => Ok(browser::set_session_cookies(&ctx, &signed_in, next.as_deref())),
        Err(error) => Err(Fault::from(error).with_typed([("email", &*typed.0), ("name", &*typed.1)])),
    }
}

/// Signs out and goes home.
#[server]
pub async fn sign_out() -> Result<(), Fault> {
    use crate::server::{browser, sign_out};
    let (ctx, actor) = base::server::caller();
    sign_out(&ctx, &actor, None).await?;
    browser::clear_session_cookies(&ctx);
    Ok(())
}

/// The signed-in person's own record.
#[server]
pub async fn load_me() -> Result<User, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::me(&ctx, &actor).await?)
}

/// Everybody at the desk, for the menus of the desk.
#[server]
pub async fn load_colleagues() -> Result<Vec<Colleague>, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::colleagues(&ctx, &actor).await?)
}
