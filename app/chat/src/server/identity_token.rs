//! Identity JWT: the site that carries the widget vouches for who its visitor is. HS256 alone, with a secret that is derived
//! and kept nowhere; short-lived, and each taken once.

use base::{
    DateTime, Utc, check_name,
    chrono::TimeDelta,
    hex,
    server::{Ctx, Result, Tx, digest, invalid},
    single_line,
    uuid::Uuid,
};
use identity::EmailAddress;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;

use crate::{ChatSessionId, ChatSettings, Refusal};

/// The field that carries it.
const FIELD: &str = "identity_token";
/// The longest that one may hold, and for which the secret before is still taken.
const DAY: TimeDelta = TimeDelta::hours(24);
/// The longest token, in bytes, and the longest of what a site calls somebody, in characters.
const LONGEST: usize = 4_096;
const LONGEST_SUBJECT: usize = 255;
const LONGEST_NAME: usize = 100;

/// Who a site says that its visitor is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VouchedFor {
    /// What the site calls them.
    pub external_id: String,
    pub name: Option<String>,
    pub email: Option<String>,
    hash: Vec<u8>,
    expires_at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    name: Option<String>,
}

/// The secret of a version, as sites sign with it.
pub fn identity_secret_of(ctx: &Ctx, version: u32) -> String {
    hex(&ctx.settings.secret.sign("chat identity", &[&version.to_be_bytes()]))
}

/// Reads a token.
///
/// # Errors
/// [`base::server::Error::Invalid`] for one that is not signed by a secret that holds, is too old, holds too long, or names nobody.
pub(super) fn read_identity_token(ctx: &Ctx, settings: &ChatSettings, token: &str) -> Result<VouchedFor> {
    let bad = || invalid(FIELD, Refusal::BadIdentity);
    if token.len() > LONGEST {
        return Err(bad());
    }
    let now = ctx.now();
    let rotated = DateTime::from_timestamp(settings.identity_rotated_at, 0).unwrap_or_default();
    let before = settings.identity_version.checked_sub(1).filter(|_| now - rotated < DAY);
    let claims = [Some(settings.identity_version), before]
        .into_iter()
        .flatten()
        .find_map(|version| signed_claims(&identity_secret_of(ctx, version), token))
        .ok_or_else(bad)?;
    let expires_at = DateTime::from_timestamp(claims.exp, 0).ok_or_else(bad)?;
    let external_id = single_line(&claims.sub);
    let is_subject = !external_id.is_empty() && external_id.chars().count() <= LONGEST_SUBJECT;
    if expires_at <= now || expires_at - now > DAY || !is_subject || external_id.contains('\0') {
        return Err(bad());
    }
    let name = claims.name.map(|name| single_line(&name)).filter(|name| !name.is_empty());
    if name.as_ref().is_some_and(|name| check_name(name, LONGEST_NAME).is_err()) {
        return Err(bad());
    }
    let email = claims.email.filter(|email| !email.trim().is_empty());
    let email = email.map(|email| EmailAddress::parse(&email).map(|email| email.as_str().to_owned()));
    let email = email.transpose().map_err(|_| bad())?;
    Ok(VouchedFor { external_id, name, email, hash: digest(token), expires_at })
}

/// What a token says, where `secret` signed it, whatever algorithm its header asks for.
fn signed_claims(secret: &str, token: &str) -> Option<Claims> {
    let mut rules = Validation::new(Algorithm::HS256);
    // The expiry is checked against the context's clock, not the library's; an audience is the site's own affair.
    rules.validate_exp = false;
    rules.validate_aud = false;
    let key = DecodingKey::from_secret(secret.as_bytes());
    jsonwebtoken::decode::<Claims>(token, &key, &rules).ok().map(|read| read.claims)
}

/// Takes a token for a chat that this transaction wrote. One that was taken is good only for the visitor who used it: whoever
/// overheard it becomes nobody by it.
///
/// # Errors
/// [`base::server::Error::Invalid`] for one that was taken by another visitor.
pub(super) async fn take_identity_token(
    tx: &mut Tx,
    vouched: &VouchedFor,
    chat: ChatSessionId,
    former_visitor: Option<Uuid>,
) -> Result<()> {
    let taken = sqlx::query!(
        "insert into chat_identity_tokens (token_hash, session_id, expires_at) values ($1, $2, $3)
         on conflict do nothing",
        vouched.hash,
        chat.0,
        vouched.expires_at,
    )
    .execute(&mut **tx)
    .await?;
    if taken.rows_affected() == 1 {
        return Ok(());
    }
    let user = sqlx::query_scalar!(
        "select s.visitor_id from chat_identity_tokens t join chat_sessions s on s.id = t.session_id
         where t.token_hash = $1",
        vouched.hash,
    )
    .fetch_optional(&mut **tx)
    .await?;
    if user.is_some() && user == former_visitor { Ok(()) } else { Err(invalid(FIELD, Refusal::UsedIdentity)) }
}

#[cfg(test)]
mod tests {
    use base::server::{Error, test};
    use jsonwebtoken::{EncodingKey, Header, encode};
    use serde_json::{Value, json};
    use sqlx::PgPool;

    use super::*;

    fn signed(algorithm: Algorithm, secret: &str, claims: &Value) -> String {
        encode(&Header::new(algorithm), claims, &EncodingKey::from_secret(secret.as_bytes())).unwrap()
    }

    #[sqlx::test(migrations = false)]
    async fn a_token_holds_as_long_as_its_signature_its_time_and_its_secret(db: PgPool) {
        let ctx = test::ctx(db);
        let now = ctx.now().timestamp();
        let current = identity_secret_of(&ctx, 2);
        let rotated = |hours: i64| ChatSettings {
            identity_version: 2,
            identity_rotated_at: now - hours * 3_600,
            ..ChatSettings::default()
        };
        let whole = json!({"sub": "42", "exp": now + 600, "email": "vera@example.com", "name": " Vera "});
        let with = |field: &str, value: Value| {
            let mut claims = whole.clone();
            claims[field] = value;
            signed(Algorithm::HS256, &current, &claims)
        };
        let good = signed(Algorithm::HS256, &current, &whole);
        let read = read_identity_token(&ctx, &rotated(1), &good).unwrap();
        assert_eq!(
            (&*read.external_id, read.name.as_deref(), read.email.as_deref()),
            ("42", Some("Vera"), Some("vera@example.com"))
        );
        // The one before holds for a day.
        let former = signed(Algorithm::HS256, &identity_secret_of(&ctx, 1), &whole);
        assert!(read_identity_token(&ctx, &rotated(23), &former).is_ok());
        assert!(read_identity_token(&ctx, &rotated(25), &former).is_err());
        let payload = good.split('.').nth(1).unwrap();
        // {"alg":"none","typ":"JWT"} and {"alg":"RS256","typ":"JWT"}
        let none = format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}.");
        let rsa =
            format!("eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.{payload}.{}", good.split('.').nth(2).unwrap());
        let foreign = base::hex(ctx.settings.secret.bytes());
        for (what, bad) in [
            ("alg:none", none),
            ("RS256", rsa),
            ("HS512", signed(Algorithm::HS512, &current, &whole)),
            ("another secret", signed(Algorithm::HS256, &foreign, &whole)),
            ("expired", with("exp", json!(now - 1))),
            ("too far ahead", with("exp", json!(now + 24 * 3_600 + 60))),
            ("no exp", signed(Algorithm::HS256, &current, &json!({"sub": "42"}))),
            ("exp is a text", with("exp", json!("soon"))),
            ("no sub", signed(Algorithm::HS256, &current, &json!({"exp": now + 600}))),
            ("blank sub", with("sub", json!("  "))),
            ("no address", with("email", json!("vera"))),
            ("a long name", with("name", json!("a".repeat(101)))),
            ("no token", "nonsense".to_owned()),
            ("a long one", "a".repeat(LONGEST + 1)),
        ] {
            let refused = read_identity_token(&ctx, &rotated(1), &bad);
            assert!(matches!(refused, Err(Error::Invalid(_))), "{what}");
        }
    }
}
