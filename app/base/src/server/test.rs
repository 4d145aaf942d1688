//! What tests of every crate begin with.

use sqlx::PgPool;

use super::{Actor, Ctx, SecretKey, Sections, Settings};
use crate::{Role, UserId};

/// A context over a test's own database.
///
/// # Panics
/// Never: the key is long enough.
pub fn ctx(db: PgPool) -> Ctx {
    let settings = Settings {
        public_url: "http://127.0.0.1".to_owned(),
        help_url: None,
        search_origins: vec!["https://shop.example.com".to_owned()],
        data: None,
        secret: SecretKey::new([7; 32]).expect("32 bytes are enough"),
        sections: Sections::default(),
    };
    Ctx::new(db, settings)
}

/// A signed-in person with a session of their own.
pub fn actor(ctx: &Ctx, id: UserId, name: &str, role: Role) -> Actor {
    Actor::acting(ctx, id, name, role)
}
