//! The access token: a JWT that says who somebody is for ten minutes, without asking the database.

use base::{
    Role, SessionId, UserId,
    server::{BoundedCache, Ctx, Error, Person, Result},
};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use crate::User;

/// How long an access token lives, in seconds.
pub const ACCESS_SECONDS: i64 = 600;

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: UserId,
    sid: SessionId,
    name: String,
    role: Role,
    iat: i64,
    exp: i64,
}

pub(super) fn issue(ctx: &Ctx, user: &User, session: SessionId) -> Result<String> {
    let now = ctx.now().timestamp();
    let claims = Claims {
        sub: user.id,
        sid: session,
        name: user.name.clone(),
        role: user.role,
        iat: now,
        exp: now + ACCESS_SECONDS,
    };
    let key = EncodingKey::from_secret(ctx.settings.secret.bytes());
    Ok(jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &key).map_err(anyhow::Error::from)?)
}

/// The most tokens whose signature is remembered.
const MOST_KNOWN: usize = 10_000;

/// Tokens whose signature was found to be ours, with whom they name and when they end: a browser shows the same one with
/// every request. Whether it ended, or its session did, is asked each time.
#[derive(Default)]
struct Known(BoundedCache<String, (Person, i64), MOST_KNOWN>);

/// Reads an access token. Only our own algorithm is accepted, whatever the token's header says.
///
/// # Errors
/// [`Error::Unauthenticated`] for a token that is not ours or too old.
pub fn read_access_token(ctx: &Ctx, token: &str) -> Result<Person> {
    let known = ctx.shared::<Known>();
    let (person, ends) = match known.0.find(token) {
        Some(found) => found,
        None => {
            let verified = verify(ctx, token)?;
            known.0.keep(token.to_owned(), verified.clone());
            verified
        }
    };
    if ends <= ctx.now().timestamp() {
        return Err(Error::Unauthenticated);
    }
    Ok(person)
}

/// Whom a token of ours names, and when it ends.
fn verify(ctx: &Ctx, token: &str) -> Result<(Person, i64)> {
    let mut rules = Validation::new(Algorithm::HS256);
    // The expiry is checked against the context's clock, not the library's.
    rules.validate_exp = false;
    let key = DecodingKey::from_secret(ctx.settings.secret.bytes());
    let claims =
        jsonwebtoken::decode::<Claims>(token, &key, &rules).map_err(|_| Error::Unauthenticated)?.claims;
    let person = Person { id: claims.sub, name: claims.name, role: claims.role, session: claims.sid };
    Ok((person, claims.exp))
}
