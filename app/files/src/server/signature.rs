//! Signed addresses: whose they are and until when stands in them, and nobody else can write it there (decision 19).

use base::{
    DateTime, Utc,
    chrono::TimeDelta,
    hex,
    server::{Actor, Ctx, Error, Result, SecretKey},
    uuid::Uuid,
};
use serde::Deserialize;

use crate::FileId;

/// How long an address holds.
const HOLDS: TimeDelta = TimeDelta::minutes(5);

/// What of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Variant {
    /// All of it.
    #[default]
    File,
    /// The small picture of it.
    Thumbnail,
}

/// To what kind of caller an address was handed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandedTo {
    /// One with cookies, which come along with every request.
    Browser,
    /// One with a token, which may hand the address to something that has none.
    Program,
}

impl HandedTo {
    fn as_str(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Program => "program",
        }
    }
}

/// A signed address, before it is written or after it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SignedAddress {
    file: FileId,
    variant: Variant,
    viewer: Uuid,
    handed_to: HandedTo,
    pub expires_at: DateTime<Utc>,
}

/// What a signed address says in its query.
#[derive(Debug, Deserialize)]
pub(super) struct SignedQuery {
    #[serde(default)]
    size: Variant,
    viewer: Uuid,
    to: HandedTo,
    until: String,
    signature: String,
}

impl SignedQuery {
    /// Whose the address says that it is.
    pub fn viewer(&self) -> Uuid {
        self.viewer
    }
}

/// Who somebody is in a signed address: a person, a visitor's session, or nobody.
pub(super) fn viewer_of(actor: &Actor) -> Uuid {
    match actor {
        Actor::Person(person) => person.id.0,
        Actor::Visitor(visitor) => visitor.session.0,
        Actor::Anonymous | Actor::AiBot | Actor::System => Uuid::nil(),
    }
}

impl SignedAddress {
    /// An address that holds from now on.
    pub fn new(ctx: &Ctx, file: FileId, variant: Variant, viewer: Uuid, handed_to: HandedTo) -> Self {
        let until = (ctx.now() + HOLDS).timestamp();
        Self {
            file,
            variant,
            viewer,
            handed_to,
            expires_at: DateTime::from_timestamp(until, 0).unwrap_or_default(),
        }
    }

    fn signature(&self, secret: &SecretKey) -> String {
        let variant = [u8::from(self.variant == Variant::Thumbnail)];
        let until = self.expires_at.timestamp().to_be_bytes();
        let parts: [&[u8]; 5] = [
            self.file.0.as_bytes(),
            &variant,
            self.viewer.as_bytes(),
            self.handed_to.as_str().as_bytes(),
            &until,
        ];
        hex(&secret.sign("file address", &parts))
    }

    /// The query of the address.
    pub fn query(&self, secret: &SecretKey) -> String {
        let size = if self.variant == Variant::Thumbnail { "size=thumbnail&" } else { "" };
        format!(
            "{size}viewer={}&to={}&until={}&signature={}",
            self.viewer,
            self.handed_to.as_str(),
            self.expires_at.timestamp(),
            self.signature(secret),
        )
    }

    /// Checks an address against who comes with it: whose credentials are somebody else's is refused always, who has none
    /// where it was handed to a browser.
    ///
    /// # Errors
    /// [`Error::NotFound`], for whatever reason.
    pub fn check(ctx: &Ctx, actor: &Actor, file: FileId, query: &SignedQuery) -> Result<Variant> {
        let until = query.until.parse().ok().and_then(|until| DateTime::from_timestamp(until, 0));
        let expires_at = until.ok_or(Error::NotFound)?;
        let (viewer, variant, handed_to) = (query.viewer, query.size, query.to);
        let address = Self { file, variant, viewer, handed_to, expires_at };
        let is_ours = is_same(&address.signature(&ctx.settings.secret), &query.signature);
        let is_theirs = match actor {
            Actor::Anonymous => handed_to == HandedTo::Program || viewer.is_nil(),
            other => viewer == viewer_of(other),
        };
        if is_ours && is_theirs && ctx.now() < expires_at { Ok(variant) } else { Err(Error::NotFound) }
    }
}

/// Compares without telling by the time it takes how much was right.
fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use base::{Role, server::test};
    use sqlx::PgPool;

    use super::*;

    fn read(query: &str) -> SignedQuery {
        let fields = query.split('&').filter_map(|pair| pair.split_once('='));
        let fields = fields.map(|(key, value)| (key.to_owned(), value.into()));
        serde_json::from_value(serde_json::Value::Object(fields.collect())).unwrap()
    }

    #[sqlx::test(migrations = false)]
    async fn an_address_is_its_viewers_until_it_expires(db: PgPool) {
        let ctx = test::ctx(db);
        let person = || Actor::acting(&ctx, ctx.id().into(), "Carol", Role::Customer);
        let (carol, charlie) = (person(), person());
        let file = FileId(ctx.id());
        for (handed_to, alone) in [(HandedTo::Browser, false), (HandedTo::Program, true)] {
            let signed = SignedAddress::new(&ctx, file, Variant::Thumbnail, viewer_of(&carol), handed_to);
            let query = signed.query(&ctx.settings.secret);
            let check =
                |actor: &Actor, file, query: &str| SignedAddress::check(&ctx, actor, file, &read(query));
            assert_eq!(check(&carol, file, &query).unwrap(), Variant::Thumbnail);
            assert!(check(&charlie, file, &query).is_err(), "somebody else's credentials");
            assert!(check(&Actor::AiBot, file, &query).is_err());
            assert_eq!(
                check(&Actor::Anonymous, file, &query).is_ok(),
                alone,
                "no credentials, {handed_to:?}"
            );
            assert!(check(&carol, FileId(ctx.id()), &query).is_err(), "another file");
            for (from, to) in [
                ("size=thumbnail&", ""),
                ("to=browser", "to=program"),
                ("signature=", "signature=0"),
                ("until=1", "until=2"),
            ] {
                let forged = query.replace(from, to);
                assert!(forged == query || check(&carol, file, &forged).is_err(), "{forged}");
            }
        }
        let signed = SignedAddress::new(&ctx, file, Variant::File, viewer_of(&carol), HandedTo::Program);
        let query = read(&signed.query(&ctx.settings.secret));
        ctx.clock.advance(TimeDelta::seconds(299));
        assert!(SignedAddress::check(&ctx, &carol, file, &query).is_ok());
        ctx.clock.advance(TimeDelta::seconds(2));
        assert!(SignedAddress::check(&ctx, &carol, file, &query).is_err());
    }
}
