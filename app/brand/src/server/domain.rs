//! What the brand brings to the server.

use domain::server::{Demo, Domain};

use super::{BrandLogo, rest, seed::seed_demo, stylesheet};
use crate::Brand;
use crate::server::permissions::permissions;

/// The domain.
pub fn domain() -> Domain {
    Domain::new("brand")
        .rest(rest::routes())
        .routes(stylesheet::routes())
        .permissions(permissions())
        .runtime::<Brand>()
        .file_owner(BrandLogo)
        .seed(|ctx, demo: &mut Demo| Box::pin(seed_demo(ctx, demo)))
}
