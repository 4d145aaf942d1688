//! The access token: a JWT that says who somebody is for ten minutes, without asking the database.

use base::{
    DateTime, Locale, OrganizationId, Role, SessionId, TeamId, UserId, Utc,
    server::{Ctx, Error, Person, Result},
};
use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use super::sessions::Account;

/// How long an access token lives, in seconds.
pub const ACCESS_SECONDS: i64 = 600;

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: UserId,
    sid: SessionId,
    name: String,
    role: Role,
    // Left out where there is none: most tokens are customers', and a browser sends one with every request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    teams: Vec<TeamId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    org: Option<OrganizationId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    loc: Option<Locale>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tz: Option<String>,
    /// The version of what they may do.
    /// None in a token of a release that knew no versions, which begin at this.
    #[serde(default)]
    ver: i64,
    iat: i64,
    exp: i64,
}

pub(super) fn issue(ctx: &Ctx, account: &Account, session: SessionId) -> Result<String> {
    let now = ctx.now().timestamp();
    let claims = Claims {
        sub: account.user.id,
        sid: session,
        name: account.user.name.clone(),
        role: account.user.role,
        teams: account.teams.clone(),
        org: account.organization,
        loc: account.user.locale,
        tz: account.user.time_zone.clone(),
        ver: account.authorization_version,
        iat: now,
        exp: now + ACCESS_SECONDS,
    };
    let key = EncodingKey::from_secret(ctx.settings.secret.bytes());
    Ok(jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &key).map_err(anyhow::Error::from)?)
}

/// Reads an access token: whom it names, and when it expires. Only our own algorithm is accepted, whatever the token's
/// header says.
///
/// # Errors
/// [`Error::Unauthenticated`] for a token that is not ours or too old.
pub fn read_access_token(ctx: &Ctx, token: &str) -> Result<(Person, DateTime<Utc>)> {
    let mut rules = Validation::new(Algorithm::HS256);
    // The expiry is checked against the context's clock, not the library's.
    rules.validate_exp = false;
    let key = DecodingKey::from_secret(ctx.settings.secret.bytes());
    let claims =
        jsonwebtoken::decode::<Claims>(token, &key, &rules).map_err(|_| Error::Unauthenticated)?.claims;
    let expires_at = DateTime::from_timestamp(claims.exp, 0).filter(|at| *at > ctx.now());
    let expires_at = expires_at.ok_or(Error::Unauthenticated)?;
    let person = Person {
        id: claims.sub,
        name: claims.name,
        role: claims.role,
        teams: claims.teams,
        organization: claims.org,
        locale: claims.loc,
        time_zone: claims.tz,
        session: claims.sid,
        authorization_version: claims.ver,
    };
    Ok((person, expires_at))
}

/// When the session of an access token ends that nobody renews after it.
pub(super) fn session_end(expires_at: DateTime<Utc>) -> DateTime<Utc> {
    expires_at - TimeDelta::seconds(ACCESS_SECONDS) + TimeDelta::days(super::REFRESH_DAYS)
}
