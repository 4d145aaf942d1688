//! A sign-in and its family of refresh tokens.

use base::{
    DateTime, Locale, OrganizationId, Role, SessionId, TeamId, UserId, Utc,
    server::{Ctx, Error, Result, Tx, digest, random_token},
};
use chrono::TimeDelta;

use super::{ACCESS_SECONDS, Device, access_token, revocations::publish_revocation};
use crate::{SignedIn, User};

/// How long somebody who does not come back stays signed in, in days. Each refresh begins it anew.
pub const REFRESH_DAYS: i64 = 30;

/// An account that is open, with what its access tokens say.
pub(super) struct Account {
    pub user: User,
    /// The teams of the desk that its person works in.
    pub teams: Vec<TeamId>,
    /// The organisation that its person asks for help for.
    pub organization: Option<OrganizationId>,
    /// The version of what its person may do.
    pub authorization_version: i64,
}

/// Begins a session for somebody who proved who they are.
///
/// # Errors
/// [`Error::WrongCredentials`] for an account that was closed meanwhile.
pub(super) async fn begin(ctx: &Ctx, tx: &mut Tx, person: UserId, device: &Device) -> Result<SignedIn> {
    let (session, now) = (SessionId(ctx.id()), ctx.now());
    let user_agent: String = device.user_agent.chars().take(200).collect();
    // Whoever was invited has come, whichever way they got their password.
    sqlx::query!("update users set invited_at = null where id = $1 and invited_at is not null", person.0)
        .execute(&mut **tx)
        .await?;
    let network = (!device.address.0.is_unspecified()).then(|| device.address.key());
    // The row is held: whoever closes the account meanwhile waits, and then ends this session too.
    sqlx::query!(
        "insert into sessions (id, user_id, user_agent, created_at, expires_at, network)
         select $1, id, $3, $4, $5, $6 from users where id = $2 and deactivated_at is null for share",
        session.0,
        person.0,
        user_agent,
        now,
        now + TimeDelta::days(REFRESH_DAYS),
        network,
    )
    .execute(&mut **tx)
    .await?;
    let account = account(tx, person).await?.ok_or(Error::WrongCredentials)?;
    hand_out(ctx, tx, account, session, None, now).await
}

/// Gives the session's holder the next pair of tokens, instead of the refresh token that it `replaces`. It is the
/// moment of whatever was done for it: a session is last used when it began, and not a microsecond later.
pub(super) async fn hand_out(
    ctx: &Ctx,
    tx: &mut Tx,
    account: Account,
    session: SessionId,
    replaces: Option<&[u8]>,
    now: DateTime<Utc>,
) -> Result<SignedIn> {
    let refresh_token = random_token();
    sqlx::query!(
        "insert into refresh_tokens (token_hash, session_id, replaces, created_at) values ($1, $2, $3, $4)",
        digest(&refresh_token),
        session.0,
        replaces,
        now,
    )
    .execute(&mut **tx)
    .await?;
    let access_token = access_token::issue(ctx, &account, session)?;
    Ok(SignedIn { user: account.user, access_token, refresh_token, expires_in: ACCESS_SECONDS })
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
    publish_revocation(ctx).await
}

/// An open account by its person's id.
pub(super) async fn account(connection: &mut sqlx::PgConnection, id: UserId) -> Result<Option<Account>> {
    let row = sqlx::query!(
        r#"select id, email as "email: String", name, role, authorization_version, locale, time_zone,
             email_confirmed_at, avatar_file_id, organization_id, u.created_at, u.updated_at,
             array(select m.team_id from team_members m where m.user_id = u.id order by m.team_id) as "team_ids!"
         from users u where id = $1 and deactivated_at is null"#,
        id.0,
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let role = Role::parse(&row.role).ok_or_else(|| anyhow::anyhow!("role {:?} is unknown", row.role))?;
    let user = User {
        id: row.id.into(),
        email: row.email,
        name: row.name,
        role,
        locale: row.locale.as_deref().and_then(Locale::of),
        time_zone: row.time_zone,
        email_confirmed_at: row.email_confirmed_at,
        avatar_file_id: row.avatar_file_id,
        created_at: row.created_at,
        updated_at: row.updated_at,
    };
    let teams = row.team_ids.into_iter().map(TeamId).collect();
    Ok(Some(Account {
        user,
        teams,
        organization: row.organization_id.map(OrganizationId),
        authorization_version: row.authorization_version,
    }))
}
