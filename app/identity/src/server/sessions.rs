//! A sign-in and its family of refresh tokens.

use base::{
    SessionId, UserId,
    server::{Ctx, Result, Tx, digest, random_token},
};
use chrono::TimeDelta;

use super::{ACCESS_SECONDS, Device, access_token};
use crate::{SignedIn, User};

/// How long somebody who does not come back stays signed in, in days. Each refresh begins it anew.
pub const REFRESH_DAYS: i64 = 30;

/// Begins a session for somebody who proved who they are.
pub(super) async fn begin(ctx: &Ctx, tx: &mut Tx, user: User, device: &Device) -> Result<SignedIn> {
    let session = SessionId(ctx.id());
    let user_agent: String = device.user_agent.chars().take(200).collect();
    sqlx::query!(
        "insert into sessions (id, user_id, user_agent, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        session.0,
        user.id.0,
        user_agent,
        ctx.now(),
        ctx.now() + TimeDelta::days(REFRESH_DAYS),
    )
    .execute(&mut **tx)
    .await?;
    hand_out(ctx, tx, user, session).await
}

/// Gives the session's holder the next pair of tokens.
pub(super) async fn hand_out(ctx: &Ctx, tx: &mut Tx, user: User, session: SessionId) -> Result<SignedIn> {
    let refresh_token = random_token();
    sqlx::query!(
        "insert into refresh_tokens (token_hash, session_id, created_at) values ($1, $2, $3)",
        digest(&refresh_token),
        session.0,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    let access_token = access_token::issue(ctx, &user, session)?;
    Ok(SignedIn { user, access_token, refresh_token, expires_in: ACCESS_SECONDS })
}

/// Ends a session and with it every token of its family.
pub(super) async fn revoke(ctx: &Ctx, session: SessionId) -> Result<()> {
    sqlx::query!(
        "update sessions set revoked_at = coalesce(revoked_at, $2) where id = $1",
        session.0,
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    ctx.commits.notify();
    Ok(())
}

/// A person by id.
pub(super) async fn user(connection: &mut sqlx::PgConnection, id: UserId) -> Result<Option<User>> {
    let row = sqlx::query_as!(
        UserRow,
        r#"select id, email as "email: String", name, role, created_at, updated_at from users where id = $1"#,
        id.0,
    )
    .fetch_optional(connection)
    .await?;
    row.map(User::try_from).transpose()
}

/// A row of `users` without its secret.
pub(super) struct UserRow {
    pub id: base::uuid::Uuid,
    pub email: String,
    pub name: String,
    pub role: String,
    pub created_at: base::DateTime<base::Utc>,
    pub updated_at: base::DateTime<base::Utc>,
}

impl TryFrom<UserRow> for User {
    type Error = base::server::Error;

    fn try_from(row: UserRow) -> Result<Self> {
        let role =
            base::Role::parse(&row.role).ok_or_else(|| anyhow::anyhow!("role {:?} is unknown", row.role))?;
        Ok(Self {
            id: row.id.into(),
            email: row.email,
            name: row.name,
            role,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}
