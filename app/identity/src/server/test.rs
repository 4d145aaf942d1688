//! The cast as actors, for the tests of every domain.

use base::{
    Role, UserId,
    server::{Actor, Ctx, test},
};
use sqlx::PgPool;

use super::seed_cast;

/// A context over a test's own database, and the people in it.
pub struct Stage {
    /// The context.
    pub ctx: Ctx,
    /// An agent.
    pub alice: Actor,
    /// Another agent.
    pub bob: Actor,
    /// A customer.
    pub carol: Actor,
    /// Another customer.
    pub charlie: Actor,
    /// An admin.
    pub erin: Actor,
}

impl Stage {
    /// Seeds the cast.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn new(db: PgPool) -> Self {
        let ctx = test::ctx(db);
        let cast = seed_cast(&ctx).await.expect("the cast can be seeded");
        let person = |id: UserId, name: &str, role| test::actor(&ctx, id, name, role);
        Self {
            alice: person(cast.alice, "Alice", Role::Agent),
            bob: person(cast.bob, "Bob", Role::Agent),
            carol: person(cast.carol, "Carol", Role::Customer),
            charlie: person(cast.charlie, "Charlie", Role::Customer),
            erin: person(cast.erin, "Erin", Role::Admin),
            ctx,
        }
    }
}
