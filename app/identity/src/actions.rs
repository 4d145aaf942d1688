//! Identity's server functions. Each sets the browser's cookies; where to go next is in `next`.

use base::Fault;
use leptos::prelude::*;

use crate::{Colleague, User, Viewer};

/// Signs in and goes to `next`.
#[server]
pub async fn sign_in(email: String, password: String, next: Option<String>) -> Result<Viewer, Fault> {
    use crate::server::{Credentials, browser, sign_in};
    let (ctx, _) = base::server::caller();
    let signed_in = sign_in(&ctx, &browser::device(), Credentials { email, password }).await?;
    Ok(browser::set_session_cookies(&ctx, &signed_in, next.as_deref()))
}

/// Makes an account, signs in and goes to `next`.
#[server]
pub async fn register(
    name: String,
    email: String,
    password: String,
    time_zone: Option<String>,
    next: Option<String>,
) -> Result<Viewer, Fault> {
    use crate::{
        TimeZoneName,
        server::{Registration, browser, register},
    };
    use base::Locale;
    let (ctx, _) = base::server::caller();
    // What a script filled in is nobody's mistake to mend.
    let time_zone = time_zone.filter(|zone| TimeZoneName::parse(zone).is_ok());
    let locale = Some(Locale::here());
    let registration = Registration { email, password, name, locale, time_zone };
    let signed_in = register(&ctx, &browser::device(), registration, None).await?;
    Ok(browser::set_session_cookies(&ctx, &signed_in, next.as_deref()))
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
