//! Which sites may show the chat in a frame of theirs: those that an admin listed, as they are at this moment.

use base::server::{Ctx, Result};
use futures::future::BoxFuture;

use crate::ChatSettings;

/// The origins of the settings.
///
/// # Errors
/// When the settings cannot be read.
pub fn allowed_origins(ctx: &Ctx) -> BoxFuture<'_, Result<Vec<String>>> {
    Box::pin(async { Ok(settings::server::read::<ChatSettings>(ctx).await?.origins.clone()) })
}
