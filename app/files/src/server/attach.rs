//! Hangs files on something, and finds what hangs on it.

use std::collections::HashMap;

use base::{
    server::{Actor, Ctx, Error, Result, Tx, invalid},
    uuid::Uuid,
};
use settings::server::read;

use super::find::FileRow;
use crate::{Attachment, FileId, FileSettings, FileState, Refusal};

/// The field that names files wherever they are named.
const FIELD: &str = "attachment_ids";

/// Hangs files that the actor sent, and that hang on nothing yet, on something of the calling domain, in its transaction.
/// Answers them in the order in which they were named.
///
/// # Errors
/// [`Error::Invalid`] for more than a message may have, for one that is not there, not theirs or in use, and for an
/// infected one.
pub async fn attach(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    ids: &[FileId],
    owner_type: &str,
    owner_id: Uuid,
) -> Result<Vec<Attachment>> {
    let mut wanted: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    wanted.sort();
    wanted.dedup();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let most = read::<FileSettings>(ctx).await?.most_per_message;
    if wanted.len() > most as usize {
        return Err(invalid(FIELD, Refusal::ManyFiles(most)));
    }
    let (uploader, visitor) = match actor {
        Actor::Person(person) => (Some(person.id.0), None),
        Actor::Visitor(visitor) => (None, Some(visitor.session.0)),
        Actor::Anonymous | Actor::AiBot | Actor::System => return Err(Error::Unauthenticated),
    };
    let rows = sqlx::query_as!(
        FileRow,
        "update files f set owner_type = $2, owner_id = $3, attached_at = $4
         from file_contents c
         where f.id = any($1) and c.id = f.content_id and f.owner_type is null
             and (f.uploader_id = $5 or f.visitor_id = $6)
         returning f.id, f.name, f.media_type, f.owner_type, f.owner_id, f.uploader_id, f.visitor_id,
             c.sha256, c.size, c.state, c.signature, c.width, c.height, c.has_thumbnail",
        &wanted,
        owner_type,
        owner_id,
        ctx.now(),
        uploader,
        visitor,
    )
    .fetch_all(&mut **tx)
    .await?;
    if rows.len() < wanted.len() {
        return Err(invalid(FIELD, Refusal::NotThere));
    }
    let mut attached = rows.into_iter().map(FileRow::into_attachment).collect::<Result<Vec<_>>>()?;
    if let Some(bad) = attached.iter().find(|file| file.state == FileState::Infected) {
        let signature = bad.signature.clone().unwrap_or_default();
        return Err(invalid(FIELD, Refusal::Infected { name: bad.filename.clone(), signature }));
    }
    attached.sort_by_key(|file| ids.iter().position(|id| *id == file.id));
    Ok(attached)
}

/// Hangs a picture that the actor sent on the calling domain's thing of its own id: a logo, somebody's picture. What is wrong
/// with it is said at `field`.
///
/// # Errors
/// As [`attach`], and [`Error::Invalid`] for a file that is no picture.
pub async fn attach_picture(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    file: FileId,
    owner_type: &str,
    field: &str,
) -> Result<()> {
    let hung = attach(ctx, tx, actor, &[file], owner_type, file.0).await;
    let hung = hung.map_err(|error| error.of_field(field))?;
    let is_picture = |file: &Attachment| file.media_type.starts_with("image/") && file.width.is_some();
    if hung.iter().all(is_picture) { Ok(()) } else { Err(invalid(field, Refusal::NotAPicture)) }
}

/// What hangs on each of several things of one kind, in one statement, oldest first. Who may see them is the caller's to
/// know: files of what may not be seen are not asked for.
///
/// # Errors
/// When the database refuses.
pub async fn attachments_of(
    connection: &mut sqlx::PgConnection,
    owner_type: &str,
    owner_ids: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Attachment>>> {
    let rows = sqlx::query_as!(
        FileRow,
        "select f.id, f.name, f.media_type, f.owner_type, f.owner_id, f.uploader_id, f.visitor_id, c.sha256,
             c.size, c.state, c.signature, c.width, c.height, c.has_thumbnail
         from files f join file_contents c on c.id = f.content_id
         where f.owner_type = $1 and f.owner_id = any($2) order by f.id",
        owner_type,
        owner_ids,
    )
    .fetch_all(connection)
    .await?;
    let mut by_owner: HashMap<Uuid, Vec<Attachment>> = HashMap::new();
    for row in rows {
        let Some(owner) = row.owner_id else { continue };
        by_owner.entry(owner).or_default().push(row.into_attachment()?);
    }
    Ok(by_owner)
}
