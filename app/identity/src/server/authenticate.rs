//! Who makes this request: the bearer of a token, or a browser with its cookies.

use axum::http::{HeaderMap, header};
use base::{
    DateTime, Utc,
    server::{Actor, CookieNames, Ctx, Person, Result},
};

use super::{
    ACCESS_SECONDS, REFRESH_DAYS, Revocations,
    access_token::session_end,
    read_access_token,
    refresh::{Renewed, renew},
};
use crate::SignedIn;

/// A request's actor, and the cookies to set where the browser's were renewed on the way.
#[derive(Debug, Default)]
pub struct Authenticated {
    /// Who.
    pub actor: Actor,
    /// When what proved it expires: a bearer's token with its minutes, a browser's cookies with the session that they would
    /// renew themselves from.
    pub expires_at: Option<DateTime<Utc>>,
    /// Values for `Set-Cookie`.
    pub cookies: Vec<String>,
}

/// Finds the actor of a request. A bearer token that does not hold makes nobody of them; so do broken cookies,
/// which are deleted.
///
/// # Errors
/// When the database refuses.
pub async fn authenticate(
    ctx: &Ctx,
    revocations: &Revocations,
    headers: &HeaderMap,
) -> Result<Authenticated> {
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        // The scheme is a word in any case (RFC 9110, 11.1).
        let token = value.to_str().ok().and_then(|value| {
            let (scheme, token) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then_some(token)
        });
        let found = token.and_then(|token| bearer(ctx, revocations, token));
        return Ok(found.map_or_else(Authenticated::default, |(person, expires_at)| Authenticated {
            actor: Actor::Person(person),
            expires_at: Some(expires_at),
            cookies: Vec::new(),
        }));
    }
    let names = CookieNames::new(&ctx.settings);
    let cookie = |name| {
        let mut lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        lines.find_map(|line| CookieNames::find(line, name))
    };
    let browser = |token: &str, cookies| {
        let (person, expires_at) = bearer(ctx, revocations, token)?;
        Some(Authenticated {
            actor: Actor::Person(person),
            expires_at: Some(session_end(expires_at)),
            cookies,
        })
    };
    if let Some(found) = cookie(names.access).and_then(|token| browser(token, Vec::new())) {
        return Ok(found);
    }
    let Some(token) = cookie(names.refresh) else { return Ok(Authenticated::default()) };
    let found = match renew(ctx, token).await {
        Ok(Renewed::Pair(pair)) => browser(&pair.access_token, cookies(names, Some(&pair))),
        Ok(Renewed::Access(token)) => browser(&token, Vec::new()),
        Err(base::server::Error::Unauthenticated) => {
            Some(Authenticated { cookies: cookies(names, None), ..Authenticated::default() })
        }
        Err(error) => return Err(error),
    };
    Ok(found.unwrap_or_default())
}

/// The cookies of somebody who signed in, or of nobody.
pub(crate) fn cookies(names: CookieNames, signed_in: Option<&SignedIn>) -> Vec<String> {
    match signed_in {
        Some(pair) => vec![
            names.set(names.access, &pair.access_token, ACCESS_SECONDS),
            names.set(names.refresh, &pair.refresh_token, REFRESH_DAYS * 86_400),
        ],
        None => vec![names.set(names.access, "", 0), names.set(names.refresh, "", 0)],
    }
}

/// Whom a token names, and when it expires; nobody where it does not hold.
pub(super) fn bearer(ctx: &Ctx, revocations: &Revocations, token: &str) -> Option<(Person, DateTime<Utc>)> {
    read_access_token(ctx, token).ok().filter(|(person, _)| !revocations.holds(person))
}
