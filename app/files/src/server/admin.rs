//! The admin's view of files: what is taken, how the storage and the scanner are, what was blocked.

use base::server::{Actor, Ctx, Error, Result};
use settings::server::{Section, read, write};

use super::{Startup, permissions, storage::Storage};
use crate::{
    FileSettings, FileState,
    files_overview::{FilesOverview, HeldBack},
};

/// The most files that are listed as held back.
const MOST: i64 = 50;

impl Section for FileSettings {
    const NAME: &'static str = "files";
    const PERMISSION: base::server::Permission = permissions::MANAGE_SETTINGS;
}

/// The settings, and how things are.
///
/// # Errors
/// For everybody but admins.
pub async fn files_overview(ctx: &Ctx, actor: &Actor) -> Result<FilesOverview> {
    actor.can(permissions::MANAGE_SETTINGS)?;
    let settings = (*read::<FileSettings>(ctx).await?).clone();
    let kept = sqlx::query!(
        r#"select count(*) as "count!", coalesce(sum(size), 0)::bigint as "bytes!",
             count(*) filter (where state = 'pending_scan') as "waiting!", max(scan_error) as scan_error
         from file_contents where reference_count > 0"#,
    )
    .fetch_one(&ctx.db)
    .await?;
    Ok(FilesOverview {
        settings,
        storage: Storage::of(ctx)?.kind().to_owned(),
        is_scanning: ctx.settings.section::<Startup>().clamd_addr.is_some(),
        contents: kept.count,
        bytes: kept.bytes,
        waiting: kept.waiting,
        scan_error: kept.scan_error,
        held_back: held_back(ctx).await?,
    })
}

/// Keeps what an admin decided.
///
/// # Errors
/// [`Error::Invalid`] for a field, [`Error::Forbidden`] for everybody but admins.
pub async fn save_settings(ctx: &Ctx, actor: &Actor, settings: FileSettings) -> Result<FilesOverview> {
    actor.can(permissions::MANAGE_SETTINGS)?;
    write(ctx, actor, &settings.check().map_err(Error::Invalid)?).await?;
    files_overview(ctx, actor).await
}

async fn held_back(ctx: &Ctx) -> Result<Vec<HeldBack>> {
    let rows = sqlx::query!(
        r#"select f.id, f.name, f.created_at, c.state, c.signature, c.scan_error, u.name as "sender?"
         from files f join file_contents c on c.id = f.content_id left join users u on u.id = f.uploader_id
         where c.state <> 'clean' order by f.created_at desc limit $1"#,
        MOST,
    )
    .fetch_all(&ctx.db)
    .await?;
    let held = rows.into_iter().map(|row| {
        let state = FileState::parse(&row.state).unwrap_or(FileState::PendingScan);
        HeldBack {
            id: row.id.into(),
            filename: row.name,
            sender: row.sender,
            state,
            reason: if state == FileState::Infected { row.signature } else { row.scan_error },
            created_at: row.created_at,
        }
    });
    Ok(held.collect())
}
