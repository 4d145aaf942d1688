//! The demo, and the many tickets of a benchmark: people from one domain, what they ask from another.

use anyhow::Result;
use base::{
    Role, UserId,
    server::{Actor, Ctx, Person},
};
use identity::server::{Cast, seed_cast, seed_customers};
use sqlx::postgres::PgPoolOptions;
use tickets::server::{CROWD, seed_bulk, seed_demo};

/// Customers of a benchmark, one for so many tickets.
const TICKETS_A_CUSTOMER: u32 = 12;

/// Fills an empty desk with the demo; leaves any other alone.
pub(crate) async fn demo(ctx: &Ctx) -> Result<()> {
    let ctx = unhurried(ctx).await?;
    if !is_empty(&ctx).await? {
        return Ok(());
    }
    tracing::info!("telling the demo's stories");
    let cast = seed_cast(&ctx).await?;
    let crowd = seed_customers(&ctx, CROWD.iter().map(|name| (*name).to_owned())).await?;
    let mut customers: Vec<Actor> =
        crowd.iter().zip(CROWD).map(|(id, name)| actor(&ctx, *id, name, Role::Customer)).collect();
    customers.push(actor(&ctx, cast.carol, "Carol", Role::Customer));
    customers.push(actor(&ctx, cast.charlie, "Charlie", Role::Customer));
    let agents = [actor(&ctx, cast.alice, "Alice", Role::Agent), actor(&ctx, cast.bob, "Bob", Role::Agent)];
    seed_demo(&ctx, &customers, &agents).await?;
    ctx.db.close().await;
    Ok(())
}

/// Adds `count` tickets to measure on, and the people that they need.
pub(crate) async fn many(ctx: &Ctx, count: u32) -> Result<()> {
    let ctx = unhurried(ctx).await?;
    let agents = match is_empty(&ctx).await? {
        true => staff_of(&seed_cast(&ctx).await?),
        false => sqlx::query_scalar!("select id from users where role = 'agent'")
            .fetch_all(&ctx.db)
            .await?
            .into_iter()
            .map(UserId)
            .collect(),
    };
    anyhow::ensure!(!agents.is_empty(), "nobody works at this desk: make an agent first");
    let names = (0..(count / TICKETS_A_CUSTOMER).max(20)).map(|place| format!("Customer {place}"));
    let customers = seed_customers(&ctx, names).await?;
    let messages = seed_bulk(&ctx, count.into(), &customers, &agents).await?;
    tracing::info!(tickets = count, messages, "seeded");
    ctx.db.close().await;
    Ok(())
}

/// The same database without waiting for the disk at every step: a seed that is lost is told again.
async fn unhurried(ctx: &Ctx) -> Result<Ctx> {
    let options = (*ctx.db.connect_options())
        .clone()
        .options([("synchronous_commit", "off"), ("statement_timeout", "0")]);
    let db = PgPoolOptions::new().max_connections(2).connect_with(options).await?;
    Ok(ctx.over(db))
}

async fn is_empty(ctx: &Ctx) -> Result<bool> {
    let is_empty = sqlx::query_scalar!(r#"select not exists (select from users) as "empty!""#);
    Ok(is_empty.fetch_one(&ctx.db).await?)
}

fn staff_of(cast: &Cast) -> Vec<UserId> {
    vec![cast.alice, cast.bob]
}

fn actor(ctx: &Ctx, id: UserId, name: &str, role: Role) -> Actor {
    Actor::Person(Person { id, name: name.to_owned(), role, session: ctx.id().into() })
}
