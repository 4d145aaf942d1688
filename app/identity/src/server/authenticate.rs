//! Who makes this request: the bearer of a token, or a browser with its cookies.

use axum::http::{HeaderMap, header};
use base::server::{Actor, CookieNames, Ctx, Result};

use super::{
    ACCESS_SECONDS, REFRESH_DAYS, Revocations, read_access_token,
    refresh::{Renewed, renew},
};
use crate::SignedIn;

/// A request's actor, and the cookies to set where the browser's were renewed on the way.
#[derive(Debug)]
pub struct Authenticated {
    /// Who.
    pub actor: Actor,
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
        let actor = token.map_or(Actor::Anonymous, |token| bearer(ctx, revocations, token));
        return Ok(Authenticated { actor, cookies: Vec::new() });
    }
    let names = CookieNames::new(&ctx.settings);
    let cookie = |name| {
        let mut lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        lines.find_map(|line| CookieNames::find(line, name))
    };
    if let Some(token) = cookie(names.access) {
        let actor = bearer(ctx, revocations, token);
        if actor != Actor::Anonymous {
            return Ok(Authenticated { actor, cookies: Vec::new() });
        }
    }
    let Some(token) = cookie(names.refresh) else {
        return Ok(Authenticated { actor: Actor::Anonymous, cookies: Vec::new() });
    };
    match renew(ctx, token).await {
        Ok(Renewed::Pair(signed_in)) => Ok(Authenticated {
            actor: bearer(ctx, revocations, &signed_in.access_token),
            cookies: cookies(names, Some(&signed_in)),
        }),
        Ok(Renewed::Access(token)) => {
            Ok(Authenticated { actor: bearer(ctx, revocations, &token), cookies: Vec::new() })
        }
        Err(base::server::Error::Unauthenticated) => {
            Ok(Authenticated { actor: Actor::Anonymous, cookies: cookies(names, None) })
        }
        Err(error) => Err(error),
    }
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

pub(super) fn bearer(ctx: &Ctx, revocations: &Revocations, token: &str) -> Actor {
    match read_access_token(ctx, token) {
        Ok(person) if !revocations.holds(person.session) => Actor::Person(person),
        _ => Actor::Anonymous,
    }
}
