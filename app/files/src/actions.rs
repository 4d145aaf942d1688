//! The server functions of files: each translates and calls one verb.

use base::Fault;
use leptos::prelude::*;

use crate::{Attachment, FileId, FilesOverview};

/// The settings of files, and how the storage and the scanner are.
#[server]
pub async fn load_files_overview() -> Result<FilesOverview, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::files_overview(&ctx, &actor).await?)
}

/// Keeps what an admin decided; sizes are in megabytes, as people say them.
#[server]
pub async fn save_file_settings(
    types: String,
    largest_megabytes: i64,
    most_per_message: u32,
    daily_megabytes_per_address: i64,
) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let settings = crate::FileSettings {
        types: types.split_whitespace().map(str::to_owned).collect(),
        largest_bytes: largest_megabytes.saturating_mul(1_000_000),
        most_per_message,
        daily_bytes_per_address: daily_megabytes_per_address.saturating_mul(1_000_000),
    };
    crate::server::save_settings(&ctx, &actor, settings).await?;
    base::server::redirect_form("/admin/files", "/admin/files");
    Ok(())
}

/// A file as it is now: what waits for the scanner is asked for again.
#[server]
pub async fn load_attachment(id: FileId) -> Result<Attachment, Fault> {
    let (ctx, actor) = base::server::caller();
    Ok(crate::server::find(&ctx, &actor, id).await?)
}
