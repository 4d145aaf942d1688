//! A person changes their own record: what they are called, how they are written to, their password.

use base::{
    InvalidFields, InvalidText, Locale, UserId, check_name, double_option, note_invalid,
    server::{
        Actor, Audited, Ctx, Error, RateLimit, Result, Tx, audit, check_rate_limit, invalid,
        refund_rate_limit,
    },
    single_line,
};
use serde::Deserialize;

use super::own_sessions::revoke_others;
use crate::{
    LONGEST_PASSWORD, Refusal, User, check_password,
    server::{
        hash_password, known_time_zone, me,
        one_time_link::{LinkKind, end},
        passwords::{prepared, verify_password},
        revocations::publish_revocation,
    },
};

/// Wrong guesses at the present password, whoever holds the session.
const GUESSES: RateLimit = RateLimit::new(10, 60.0);

/// Changes of one's own record at once, and the seconds in which there may be one more: each is a line of the audit log, which
/// is kept.
const CHANGES: RateLimit = RateLimit::new(30, 60.0);

/// What somebody changes of their own record: what is not said stays, a language or a time zone that is null goes.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AccountChange {
    /// What they are called.
    pub name: Option<String>,
    /// The language of pages and of what is written to them.
    #[serde(deserialize_with = "double_option")]
    #[schema(value_type = Option<Locale>)]
    pub locale: Option<Option<Locale>>,
    /// The name of their time zone: `Europe/Berlin`.
    #[serde(deserialize_with = "double_option")]
    #[schema(value_type = Option<String>)]
    pub time_zone: Option<Option<String>>,
    /// A new password, of at least eight characters. It needs the present one, and ends every other session.
    #[schema(format = Password)]
    pub password: Option<String>,
    /// The present password.
    #[schema(format = Password)]
    pub current_password: Option<String>,
}

/// Changes the actor's own record. A new password ends every session but this one, and links to another one.
///
/// # Errors
/// [`Error::Invalid`] for a field, the present password among them, [`Error::RateLimited`] after too many wrong ones and too
/// many changes, [`Error::Unauthenticated`] where nobody is signed in or their account was closed.
#[tracing::instrument(name = "identity.change_me", skip_all)]
pub async fn change_me(ctx: &Ctx, actor: &Actor, change: AccountChange) -> Result<User> {
    let person = actor.person()?;
    let change = check(change)?;
    let fields = change.fields();
    if fields.is_empty() {
        return me(ctx, actor).await;
    }
    let password = match (&change.password, &change.current_password) {
        (Some(password), Some(current)) => Some(replace_password(ctx, person.id, password, current).await?),
        _ => None,
    };
    check_rate_limit(ctx, &format!("change-account:{}", person.id), CHANGES).await?;
    let mut tx = ctx.begin().await?;
    if password.is_some() {
        // Before the person's row, as everybody who holds both: two of them wait for each other otherwise.
        end(ctx, &mut tx, LinkKind::PasswordReset, person.id).await?;
    }
    update(ctx, &mut tx, person.id, &change, password.as_ref()).await?;
    let audited = Audited::new("person.changed_account", "person", person.id);
    audit(ctx, &mut tx, actor, audited.after(&serde_json::json!({ "fields": fields }))?).await?;
    if password.is_some() {
        revoke_others(ctx, &mut tx, person.id, person.session).await?;
    }
    ctx.commit(tx).await?;
    if password.is_some() {
        publish_revocation(ctx).await?;
    }
    me(ctx, actor).await
}

impl AccountChange {
    /// The names of what is changed; what it was is nobody's business.
    fn fields(&self) -> Vec<&'static str> {
        let changed = [
            ("name", self.name.is_some()),
            ("locale", self.locale.is_some()),
            ("time_zone", self.time_zone.is_some()),
            ("password", self.password.is_some()),
        ];
        changed.into_iter().filter(|(_, is_changed)| *is_changed).map(|(field, _)| field).collect()
    }
}

/// Tidies and checks. Each of the two passwords needs the other.
fn check(mut change: AccountChange) -> Result<AccountChange> {
    let mut wrong = InvalidFields::new();
    if let Some(name) = &mut change.name {
        *name = single_line(name);
        note_invalid(&mut wrong, "name", check_name(name, 100));
    }
    if let Some(Some(zone)) = &mut change.time_zone {
        match known_time_zone(zone) {
            Ok(known) => known.as_str().clone_into(zone),
            Err(refusal) => note_invalid(&mut wrong, "time_zone", Err(refusal)),
        }
    }
    let missing = || Err(InvalidText::Required);
    match (&change.password, &change.current_password) {
        (Some(password), current) => {
            note_invalid(&mut wrong, "password", check_password(&prepared(password)));
            if current.as_ref().is_none_or(String::is_empty) {
                note_invalid(&mut wrong, "current_password", missing());
            }
        }
        (None, Some(_)) => note_invalid(&mut wrong, "password", missing()),
        (None, None) => {}
    }
    if wrong.is_empty() { Ok(change) } else { Err(Error::Invalid(wrong)) }
}

/// A password in the place of another.
struct Replacement {
    /// The hash of the new one.
    new: String,
    /// The hash that the present one was held against: one that was changed meanwhile is not changed again.
    old: String,
}

async fn replace_password(ctx: &Ctx, person: UserId, password: &str, current: &str) -> Result<Replacement> {
    let old = verify_own_password(ctx, person, current).await?;
    Ok(Replacement { new: hash_password(password.to_owned()).await?, old })
}

/// Refuses whoever does not know the password of the account that they are signed in to: a session that was left open is not
/// its person.
///
/// # Errors
/// [`Error::Invalid`] for the password, [`Error::RateLimited`] after too many wrong ones, [`Error::Unauthenticated`] where
/// nobody is signed in or their account was closed.
pub async fn check_own_password(ctx: &Ctx, actor: &Actor, current: &str) -> Result<()> {
    if current.is_empty() {
        return Err(invalid("current_password", InvalidText::Required));
    }
    verify_own_password(ctx, actor.person()?.id, current).await?;
    Ok(())
}

/// Answers the hash that the password was held against.
async fn verify_own_password(ctx: &Ctx, person: UserId, current: &str) -> Result<String> {
    let guesses = format!("change-password:{person}");
    check_rate_limit(ctx, &guesses, GUESSES).await?;
    let old = sqlx::query_scalar!(
        "select password_hash from users where id = $1 and deactivated_at is null",
        person.0
    )
    .fetch_optional(&ctx.db)
    .await?
    .ok_or(Error::Unauthenticated)?;
    // A longer password was never set; hashing it would only keep us busy.
    let current: String = current.chars().take(LONGEST_PASSWORD + 1).collect();
    if !verify_password(current, Some(old.clone())).await? {
        return Err(invalid("current_password", Refusal::WrongPassword));
    }
    refund_rate_limit(ctx, &guesses, GUESSES).await?;
    Ok(old)
}

async fn update(
    ctx: &Ctx,
    tx: &mut Tx,
    person: UserId,
    change: &AccountChange,
    password: Option<&Replacement>,
) -> Result<()> {
    let updated = sqlx::query!(
        "update users set name = coalesce($2, name),
             locale = case when $3 then $4 else locale end,
             time_zone = case when $5 then $6 else time_zone end,
             password_hash = coalesce($7, password_hash),
             password_link_asked_at = case when $7::text is null then password_link_asked_at end,
             updated_at = $9
         where id = $1 and deactivated_at is null and ($8::text is null or password_hash = $8)",
        person.0,
        change.name,
        change.locale.is_some(),
        change.locale.flatten().map(Locale::tag),
        change.time_zone.is_some(),
        change.time_zone.as_ref().and_then(Option::as_deref),
        password.map(|password| &*password.new),
        password.map(|password| &*password.old),
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    // The account was closed meanwhile, or another session changed the password and ended this one.
    if updated.rows_affected() == 0 { Err(Error::Unauthenticated) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(change: AccountChange) -> Vec<String> {
        match check(change) {
            Err(Error::Invalid(fields)) => fields.into_keys().collect(),
            _ => Vec::new(),
        }
    }

    fn said(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn every_field_that_is_wrong_is_named() {
        for name in ["", "   ", "\u{200b}", "\0", &"a".repeat(300)] {
            assert_eq!(wrong(AccountChange { name: said(name), ..Default::default() }), ["name"], "{name:?}");
        }
        for zone in ["", "Europe/Atlantis", "+02:00", "Europe/Berlin; drop"] {
            let change = AccountChange { time_zone: Some(said(zone)), ..Default::default() };
            assert_eq!(wrong(change), ["time_zone"], "{zone}");
        }
        let passwords = |password: Option<&str>, current: Option<&str>| {
            let (password, current_password) = (password.map(str::to_owned), current.map(str::to_owned));
            wrong(AccountChange { password, current_password, ..Default::default() })
        };
        assert_eq!(passwords(Some("short"), Some("porchlight")), ["password"]);
        assert_eq!(passwords(Some(&"a".repeat(201)), Some("porchlight")), ["password"]);
        assert_eq!(passwords(Some("a long sentence"), None), ["current_password"]);
        assert_eq!(passwords(Some("short"), Some("")), ["current_password", "password"]);
        assert_eq!(passwords(None, Some("porchlight")), ["password"]);
    }

    #[test]
    fn a_name_is_one_line_and_turns_nothing_around() {
        let change = AccountChange { name: said(" Alice\u{202e}\n(tneg "), ..Default::default() };
        assert_eq!(check(change).unwrap().name.as_deref(), Some("Alice (tneg"));
        let gone = AccountChange { locale: Some(None), time_zone: Some(None), ..Default::default() };
        assert_eq!(check(gone).unwrap().fields(), ["locale", "time_zone"]);
    }
}
