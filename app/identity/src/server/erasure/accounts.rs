//! Somebody's account, as what is known of people.

use base::{
    UserId,
    server::{Ctx, Result, Tx},
};
use domain::server::{DELETED_PERSON, Erased, ErasedPerson, ExportReader, PersonalData};
use serde_json::Value;

use crate::{EmailAddress, server::last_admin::hold_admins};

/// Accounts, sessions, and what the desk notes about people.
pub struct Accounts;

#[async_trait::async_trait]
impl PersonalData for Accounts {
    fn section(&self) -> &'static str {
        "account"
    }

    async fn hold(&self, tx: &mut Tx, _: UserId) -> Result<()> {
        hold_admins(tx).await
    }

    async fn export(&self, ctx: &Ctx, person: UserId, reader: ExportReader) -> Result<Value> {
        let account = sqlx::query_scalar!(
            r#"select jsonb_strip_nulls(jsonb_build_object('id', u.id, 'email', u.email, 'name', u.name,
                 'role', u.role, 'language', u.locale, 'time_zone', u.time_zone,
                 'organization', (select o.name from organizations o where o.id = u.organization_id),
                 'teams', (select jsonb_agg(t.name order by t.name) from team_members m join teams t on t.id = m.team_id
                     where m.user_id = u.id),
                 'skills', (select a.skills from agents a where a.user_id = u.id),
                 'email_confirmed_at', u.email_confirmed_at, 'created_at', u.created_at, 'updated_at', u.updated_at,
                 'sessions', (select jsonb_agg(jsonb_build_object('device', s.user_agent, 'network', s.network,
                     'created_at', s.created_at, 'expires_at', s.expires_at) order by s.created_at)
                     from sessions s where s.user_id = u.id),
                 'notes', case when $2 then (select jsonb_agg(jsonb_build_object('body', n.body,
                     'created_at', n.created_at) order by n.created_at) from person_notes n where n.person_id = u.id)
                     end)) as "account!"
             from users u where u.id = $1"#,
            person.0,
            reader == ExportReader::Admin,
        )
        .fetch_optional(&ctx.db)
        .await?;
        Ok(account.unwrap_or_default())
    }

    async fn erase(&self, ctx: &Ctx, tx: &mut Tx, person: &ErasedPerson) -> Result<Erased> {
        let notes = sqlx::query!("delete from person_notes where person_id = $1", person.id.0);
        let notes = notes.execute(&mut **tx).await?.rows_affected();
        // The rows stay for a day: it is by them that every process knows that these sessions ended.
        let sessions = sqlx::query!(
            "update sessions set user_agent = '', network = null where user_id = $1",
            person.id.0
        );
        let sessions = sessions.execute(&mut **tx).await?.rows_affected();
        forget_beside(tx, person).await?;
        let nowhere = EmailAddress::unreachable(ctx.id());
        sqlx::query!(
            "update users set email = $2::text::citext, name = $3, password_hash = '', locale = null, time_zone = null,
                 organization_id = null, avatar_file_id = null, email_confirmed_at = null, invited_at = null,
                 password_link_asked_at = null, is_contact = false,
                 deactivated_at = coalesce(deactivated_at, $4), erased_at = $4, updated_at = $4
             where id = $1",
            person.id.0,
            nowhere.as_str(),
            DELETED_PERSON,
            ctx.now(),
        )
        .execute(&mut **tx)
        .await?;
        Ok(Erased::new().with("accounts", 1).with("sessions", sessions).with("notes", notes))
    }
}

/// What hangs on an account: links into it, where it was signed in to from, and its place at the desk.
async fn forget_beside(tx: &mut Tx, person: &ErasedPerson) -> Result<()> {
    sqlx::query!("delete from one_time_links where user_id = $1", person.id.0).execute(&mut **tx).await?;
    sqlx::query!("delete from sign_in_origins where user_id = $1", person.id.0).execute(&mut **tx).await?;
    sqlx::query!("delete from team_members where user_id = $1", person.id.0).execute(&mut **tx).await?;
    sqlx::query!("update agents set skills = '{}' where user_id = $1", person.id.0)
        .execute(&mut **tx)
        .await?;
    // Notes about others: an address is one person's, a name may be many people's.
    let notes = sqlx::query!(
        "select id, body from person_notes where position(lower($1) in lower(body)) > 0 for update",
        person.email,
    )
    .fetch_all(&mut **tx)
    .await?;
    for note in notes {
        let body = person.address_removed_from(&note.body);
        sqlx::query!("update person_notes set body = $2 where id = $1", note.id, body)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}
