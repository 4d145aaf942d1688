//! One-time tokens: links that vouch for an address or let somebody choose a password, once and for a while. Only a hash of
//! their secret is kept.

use base::{
    UserId,
    server::{Ctx, Result, Tx, digest, random_token},
};
use chrono::TimeDelta;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Somebody was invited and chooses a password.
    Invitation,
    /// Somebody forgot theirs.
    PasswordReset,
    /// Somebody shows that an address is theirs.
    EmailConfirmation,
}

impl LinkKind {
    /// The word in the database.
    fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::PasswordReset => "password_reset",
            Self::EmailConfirmation => "email_confirmation",
        }
    }

    /// The page that it leads to.
    fn page(self) -> &'static str {
        match self {
            Self::Invitation => "/invitation",
            Self::PasswordReset => "/reset-password",
            Self::EmailConfirmation => "/confirm-email",
        }
    }

    /// How long it works.
    fn lasts(self) -> TimeDelta {
        match self {
            Self::Invitation => TimeDelta::days(7),
            Self::PasswordReset => TimeDelta::hours(1),
            Self::EmailConfirmation => TimeDelta::days(2),
        }
    }
}

/// Whom a link is for.
#[derive(Clone, Debug)]
pub struct NewLink<'a> {
    /// What it is for.
    pub kind: LinkKind,
    /// Whose it is.
    pub person: UserId,
    /// Who asked for it, where somebody else did.
    pub made_by: Option<UserId>,
    /// The address that it vouches for.
    pub email: Option<&'a str>,
}

/// A link that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenLink {
    /// Whose it is.
    pub person: UserId,
    /// The address that it vouches for.
    pub email: Option<String>,
}

/// Makes a link and answers its secret; one of the same kind for the same person works no more.
///
/// # Errors
/// When the database refuses.
pub async fn make(ctx: &Ctx, tx: &mut Tx, link: NewLink<'_>) -> Result<String> {
    end(ctx, tx, link.kind, link.person).await?;
    let token = random_token();
    sqlx::query!(
        "insert into one_time_links (id, token_hash, kind, user_id, made_by, email, expires_at, created_at)
         values ($1, $2, $3, $4, $5, $6::text::citext, $7, $8)",
        ctx.id(),
        digest(&token),
        link.kind.as_str(),
        link.person.0,
        link.made_by.map(|id| id.0),
        link.email,
        ctx.now() + link.kind.lasts(),
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(token)
}

/// Where the bearer of a link's secret uses it.
pub(crate) fn address(ctx: &Ctx, kind: LinkKind, secret: &str) -> String {
    format!("{}{}?token={secret}", ctx.settings.public_url, kind.page())
}

/// Uses a link up. None where there is no such link, it was used, or it is too old: nobody is told which.
///
/// # Errors
/// When the database refuses.
pub async fn take(ctx: &Ctx, tx: &mut Tx, kind: LinkKind, token: &str) -> Result<Option<TakenLink>> {
    let taken = sqlx::query!(
        r#"
        update one_time_links set used_at = $3
        where token_hash = $1 and kind = $2 and used_at is null and expires_at > $3
        returning user_id, email::text as email
        "#,
        digest(token),
        kind.as_str(),
        ctx.now(),
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(taken.map(|row| TakenLink { person: UserId(row.user_id), email: row.email }))
}

/// Ends the links of a kind that a person has: they are as good as used.
///
/// # Errors
/// When the database refuses.
pub async fn end(ctx: &Ctx, tx: &mut Tx, kind: LinkKind, person: UserId) -> Result<()> {
    sqlx::query!(
        "update one_time_links set used_at = $3 where user_id = $1 and kind = $2 and used_at is null",
        person.0,
        kind.as_str(),
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use sqlx::PgPool;

    use super::*;
    use crate::server::test::Stage;

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn a_link_works_once_and_the_next_ends_it(db: PgPool) {
        let stage = Stage::new(db).await;
        let person = stage.carol.id().unwrap();
        let mut tx = stage.ctx.begin().await.unwrap();
        let link = || NewLink {
            kind: LinkKind::PasswordReset,
            person,
            made_by: None,
            email: Some("Carol@example.com"),
        };
        let first = make(&stage.ctx, &mut tx, link()).await.unwrap();
        let second = make(&stage.ctx, &mut tx, link()).await.unwrap();
        let mut taken = Vec::new();
        for (kind, token) in [
            (LinkKind::PasswordReset, &*first),
            (LinkKind::Invitation, &*second),
            (LinkKind::PasswordReset, &*second),
            (LinkKind::PasswordReset, &*second),
            (LinkKind::PasswordReset, ""),
        ] {
            taken.push(take(&stage.ctx, &mut tx, kind, token).await.unwrap().map(|link| link.person));
        }
        assert_eq!(taken, [None, None, Some(person), None, None]);
    }
}
