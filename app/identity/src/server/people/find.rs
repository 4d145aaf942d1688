//! A person's record, for admins.

use base::{
    DateTime, Locale, Role, TeamId, UserId, Utc,
    server::{Actor, Ctx, Error, Result},
    uuid::Uuid,
};
use chrono::TimeDelta;

use crate::{
    AgentStatus,
    people::{PersonRecord, TeamName},
    server::{REFRESH_DAYS, permissions},
};

/// The record of a person, whether their account is open or not.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but admins.
pub async fn find_record(ctx: &Ctx, actor: &Actor, id: UserId) -> Result<PersonRecord> {
    actor.allow(permissions::MANAGE)?;
    let mut reader = ctx.read().await?;
    let found = load(&mut reader, id).await?;
    reader.release();
    Ok(found)
}

/// The record of a person, whoever asks.
pub(super) async fn load(connection: &mut sqlx::PgConnection, id: UserId) -> Result<PersonRecord> {
    records(connection, &[id.0]).await?.pop().ok_or(Error::NotFound)
}

/// The records of these ids, those who came last first.
pub(super) async fn records(connection: &mut sqlx::PgConnection, ids: &[Uuid]) -> Result<Vec<PersonRecord>> {
    let rows = sqlx::query_as!(
        Row,
        r#"
        select u.id, u.email::text as "email!", u.name, u.role, u.locale, u.time_zone, u.invited_at, u.deactivated_at,
            u.created_at, u.updated_at, a.status as "status?", a.skills as "skills?",
            a.max_concurrent_chats as "max_concurrent_chats?",
            array(select t.id from team_members m join teams t on t.id = m.team_id
                where m.user_id = u.id order by t.name, t.id) as "team_ids!",
            array(select t.name from team_members m join teams t on t.id = m.team_id
                where m.user_id = u.id order by t.name, t.id) as "team_names!",
            (select max(s.expires_at) from sessions s where s.user_id = u.id) as signed_in_until
        from users u left join agents a on a.user_id = u.id
        where u.id = any($1) order by u.id desc
        "#,
        ids,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Row::into_record).collect()
}

struct Row {
    id: Uuid,
    email: String,
    name: String,
    role: String,
    locale: Option<String>,
    time_zone: Option<String>,
    invited_at: Option<DateTime<Utc>>,
    deactivated_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    status: Option<String>,
    skills: Option<Vec<String>>,
    max_concurrent_chats: Option<i32>,
    team_ids: Vec<Uuid>,
    team_names: Vec<String>,
    signed_in_until: Option<DateTime<Utc>>,
}

impl Row {
    fn into_record(self) -> Result<PersonRecord> {
        let role =
            Role::parse(&self.role).ok_or_else(|| anyhow::anyhow!("role {:?} is unknown", self.role))?;
        let teams = self.team_ids.iter().zip(self.team_names);
        Ok(PersonRecord {
            id: self.id.into(),
            email: self.email,
            name: self.name,
            role,
            locale: self.locale.as_deref().and_then(Locale::of),
            time_zone: self.time_zone,
            is_active: self.deactivated_at.is_none(),
            is_invited: self.invited_at.is_some(),
            teams: teams.map(|(id, name)| TeamName { id: TeamId(*id), name }).collect(),
            team_ids: self.team_ids.into_iter().map(TeamId).collect(),
            status: self.status.as_deref().map(AgentStatus::of),
            skills: self.skills.unwrap_or_default(),
            max_concurrent_chats: self.max_concurrent_chats,
            last_seen_at: self.signed_in_until.map(last_used),
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }
}

/// When a session was last used whose end is this: each use puts its end off.
pub(super) fn last_used(expires_at: DateTime<Utc>) -> DateTime<Utc> {
    expires_at - TimeDelta::days(REFRESH_DAYS)
}
