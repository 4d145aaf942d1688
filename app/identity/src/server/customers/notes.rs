//! What the desk keeps in mind about somebody. No verb of anybody else's reads this table.

use base::{
    DateTime, UserId, Utc, check_length,
    server::{Actor, Ctx, Error, IdempotencyKey, Result, invalid},
    uuid::Uuid,
    without_outer_blank_lines,
};
use sqlx::PgConnection;

use super::permissions;
use crate::server::permissions::MANAGE;
use crate::{
    CustomerRefusal, LONGEST_PERSON_NOTE, PersonNote, PersonNoteAuthor, PersonNoteDraft, PersonNoteId,
};

/// The notes about somebody, the newest first, a hundred at most.
///
/// # Errors
/// [`Error::NotFound`] where there is nobody, [`Error::Forbidden`] for everybody but the desk.
pub async fn notes_about(ctx: &Ctx, actor: &Actor, person: UserId) -> Result<Vec<PersonNote>> {
    actor.can(permissions::NOTE)?;
    let mut reader = ctx.read().await?;
    is_somebody(&mut reader, person).await?;
    let rows = sqlx::query_as!(
        NoteRow,
        r#"select n.id, n.person_id, n.body, n.created_at, n.updated_at,
             a.id as "author_id?", a.name as "author_name?"
         from person_notes n left join users a on a.id = n.author_id
         where n.person_id = $1 order by n.created_at desc, n.id desc limit 100"#,
        person.0,
    )
    .fetch_all(&mut *reader)
    .await?;
    reader.release();
    Ok(rows.into_iter().map(NoteRow::into_note).collect())
}

/// Notes something about somebody.
///
/// # Errors
/// [`Error::Invalid`] for the body, and as [`notes_about`].
#[tracing::instrument(name = "identity.add_note", skip_all, fields(user.id = %person))]
pub async fn add_note(
    ctx: &Ctx,
    actor: &Actor,
    person: UserId,
    draft: PersonNoteDraft,
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<PersonNote> {
    let author = actor.can(permissions::NOTE)?.id;
    let body = read_body(&draft)?;
    let id = PersonNoteId(ctx.id());
    let mut tx = ctx.begin().await?;
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, author.0, id.0).await?
    {
        return load(&mut tx, person, earlier.into()).await;
    }
    is_somebody(&mut tx, person).await?;
    sqlx::query!(
        "insert into person_notes (id, person_id, author_id, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $5)",
        id.0,
        person.0,
        author.0,
        body,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    let note = load(&mut tx, person, id).await?;
    ctx.commit(tx).await?;
    Ok(note)
}

/// Writes a note anew; only who wrote it does.
///
/// # Errors
/// [`Error::Refused`] for somebody else's, and as [`add_note`].
#[tracing::instrument(name = "identity.change_note", skip_all, fields(user.id = %person, note.id = %id))]
pub async fn change_note(
    ctx: &Ctx,
    actor: &Actor,
    person: UserId,
    id: PersonNoteId,
    draft: PersonNoteDraft,
) -> Result<PersonNote> {
    let author = actor.can(permissions::NOTE)?.id;
    let body = read_body(&draft)?;
    let mut tx = ctx.begin().await?;
    if !is_by(&load(&mut tx, person, id).await?, author) {
        return Err(Error::refused(CustomerRefusal::NotYourNote));
    }
    sqlx::query!("update person_notes set body = $2, updated_at = $3 where id = $1", id.0, body, ctx.now())
        .execute(&mut *tx)
        .await?;
    let note = load(&mut tx, person, id).await?;
    ctx.commit(tx).await?;
    Ok(note)
}

/// Deletes a note: who wrote it does, and an admin, for whose author is gone.
///
/// # Errors
/// As [`change_note`].
#[tracing::instrument(name = "identity.remove_note", skip_all, fields(user.id = %person, note.id = %id))]
pub async fn remove_note(ctx: &Ctx, actor: &Actor, person: UserId, id: PersonNoteId) -> Result<()> {
    let author = actor.can(permissions::NOTE)?.id;
    let mut tx = ctx.begin().await?;
    if !is_by(&load(&mut tx, person, id).await?, author) && !actor.may(MANAGE) {
        return Err(Error::refused(CustomerRefusal::NotYourNote));
    }
    sqlx::query!("delete from person_notes where id = $1", id.0).execute(&mut *tx).await?;
    ctx.commit(tx).await
}

fn read_body(draft: &PersonNoteDraft) -> Result<String> {
    let body = without_outer_blank_lines(&draft.body);
    check_length(body, LONGEST_PERSON_NOTE).map_err(|refusal| invalid("body", refusal))?;
    Ok(body.to_owned())
}

fn is_by(note: &PersonNote, author: UserId) -> bool {
    note.author.as_ref().is_some_and(|by| by.id == author)
}

async fn is_somebody(connection: &mut PgConnection, person: UserId) -> Result<()> {
    let found = sqlx::query!("select from users where id = $1", person.0);
    found.fetch_optional(connection).await?.ok_or(Error::NotFound)?;
    Ok(())
}

/// A note about this person, and no other's.
async fn load(connection: &mut PgConnection, person: UserId, id: PersonNoteId) -> Result<PersonNote> {
    let row = sqlx::query_as!(
        NoteRow,
        r#"select n.id, n.person_id, n.body, n.created_at, n.updated_at,
             a.id as "author_id?", a.name as "author_name?"
         from person_notes n left join users a on a.id = n.author_id
         where n.id = $1 and n.person_id = $2"#,
        id.0,
        person.0,
    )
    .fetch_optional(connection)
    .await?;
    row.map(NoteRow::into_note).ok_or(Error::NotFound)
}

struct NoteRow {
    id: Uuid,
    person_id: Uuid,
    body: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    author_id: Option<Uuid>,
    author_name: Option<String>,
}

impl NoteRow {
    fn into_note(self) -> PersonNote {
        let author = self.author_id.zip(self.author_name);
        PersonNote {
            id: self.id.into(),
            person_id: self.person_id.into(),
            author: author.map(|(id, name)| PersonNoteAuthor { id: id.into(), name }),
            body: self.body,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}
