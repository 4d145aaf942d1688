//! The cast of the demo, the tests and the screenshots.

use base::{
    Role, UserId,
    server::{Actor, Ctx, Result},
};

use domain::server::Demo;

use super::{
    grant::join_desk,
    hash_password,
    register::{insert, newcomer},
};

/// The five people that everything is shown with. The password of all is `porchlight`.
#[derive(Clone, Debug)]
pub struct Cast {
    /// Admin.
    pub erin: UserId,
    /// Agent.
    pub alice: UserId,
    /// Agent of the same team.
    pub bob: UserId,
    /// Customer.
    pub carol: UserId,
    /// Another customer.
    pub charlie: UserId,
}

/// Brings the cast into an empty desk.
///
/// # Errors
/// When they are there already, or the database refuses.
pub async fn seed_cast(ctx: &Ctx) -> Result<Cast> {
    let password_hash = hash_password("porchlight".to_owned()).await?;
    let mut tx = ctx.begin().await?;
    let team = ctx.id();
    sqlx::query!(
        "insert into teams (id, name, created_at, updated_at) values ($1, 'Support', $2, $2)",
        team,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    let mut arrive = async |email: &str, name: &str, role: Role| -> Result<UserId> {
        let user = newcomer(ctx, email.to_owned(), name.to_owned(), role);
        insert(&mut tx, &user, &password_hash).await?;
        if role.is_staff() {
            join_desk(ctx, &mut tx, user.id, Some(team.into())).await?;
        }
        Ok(user.id)
    };
    let cast = Cast {
        erin: arrive("admin@example.com", "Erin", Role::Admin).await?,
        alice: arrive("agent@example.com", "Alice", Role::Agent).await?,
        bob: arrive("agent2@example.com", "Bob", Role::Agent).await?,
        carol: arrive("customer@example.com", "Carol", Role::Customer).await?,
        charlie: arrive("customer2@example.com", "Charlie", Role::Customer).await?,
    };
    ctx.commit(tx).await?;
    Ok(cast)
}

/// Brings the cast into an empty desk, and tells the other domains who is there.
///
/// # Errors
/// When the database refuses.
pub(super) async fn seed_demo(ctx: &Ctx, demo: &mut Demo) -> Result<()> {
    let cast = seed_cast(ctx).await?;
    let acting = |id: UserId, name: &str, role| Actor::acting(ctx, id, name, role);
    demo.admin = acting(cast.erin, "Erin", Role::Admin);
    demo.agents = vec![acting(cast.alice, "Alice", Role::Agent), acting(cast.bob, "Bob", Role::Agent)];
    demo.customers =
        vec![acting(cast.carol, "Carol", Role::Customer), acting(cast.charlie, "Charlie", Role::Customer)];
    Ok(())
}

/// Customers beside the cast, who never sign in: their password is nobody's.
///
/// # Errors
/// When the database refuses.
pub async fn seed_customers(ctx: &Ctx, names: impl Iterator<Item = String>) -> Result<Vec<UserId>> {
    let password_hash = hash_password(base::server::random_token()).await?;
    let mut tx = ctx.begin().await?;
    let mut ids = Vec::new();
    for name in names {
        let user = newcomer(ctx, format!("{}@example.com", ctx.id()), name, Role::Customer);
        insert(&mut tx, &user, &password_hash).await?;
        ids.push(user.id);
    }
    ctx.commit(tx).await?;
    Ok(ids)
}
