//! The demo, and the many tickets of a benchmark: people from one domain, what they ask from another.

use anyhow::Result;
use base::{UserId, server::Ctx};
use domain::server::Demo;
use identity::server::{Cast, seed_cast, seed_customers};
use knowledge::server::seed_many_articles;
use sqlx::postgres::PgPoolOptions;
use tickets::server::seed_bulk;

use app::server::domains;

/// Customers of a benchmark, one for so many tickets.
const TICKETS_A_CUSTOMER: u32 = 12;

/// Fills an empty desk with the demo; leaves any other alone. One that was left half told is told anew.
pub(crate) async fn demo(ctx: &Ctx) -> Result<()> {
    let ctx = unhurried(ctx).await?;
    if is_half_told(&ctx).await? {
        sweep(&ctx).await?;
    } else if !is_empty(&ctx).await? {
        return Ok(());
    }
    tracing::info!("telling the demo's stories");
    remember(&ctx, "begun").await?;
    let mut people = Demo::default();
    for tell in domains().into_iter().filter_map(|domain| domain.seed) {
        tell(&ctx, &mut people).await?;
    }
    remember(&ctx, "told").await?;
    ctx.close().await;
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
    ctx.close().await;
    Ok(())
}

/// Adds `count` published articles to measure on.
pub(crate) async fn articles(ctx: &Ctx, count: u32) -> Result<()> {
    let ctx = unhurried(ctx).await?;
    if is_empty(&ctx).await? {
        seed_cast(&ctx).await?;
    }
    let writer =
        sqlx::query_scalar!("select id from users where role = 'agent' limit 1").fetch_one(&ctx.db).await?;
    seed_many_articles(&ctx, count, UserId(writer)).await?;
    tracing::info!(articles = count, "seeded");
    ctx.close().await;
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

async fn is_half_told(ctx: &Ctx) -> Result<bool> {
    let begun = sqlx::query_scalar!(
        r#"select exists(select from settings where name = 'demo' and value = '"begun"') as "is!""#
    );
    Ok(begun.fetch_one(&ctx.db).await?)
}

async fn remember(ctx: &Ctx, state: &str) -> Result<()> {
    sqlx::query!(
        "insert into settings (name, value, updated_at) values ('demo', $1, $2)
         on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at",
        serde_json::Value::from(state),
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}

/// Takes away what a demo that did not come to its end has written. Nobody was let in before its end.
async fn sweep(ctx: &Ctx) -> Result<()> {
    sqlx::query!("truncate users, teams, organizations, tickets, articles, outbox cascade")
        .execute(&ctx.db)
        .await?;
    sqlx::query!("delete from article_categories where slug <> 'getting-started'").execute(&ctx.db).await?;
    Ok(())
}

async fn is_empty(ctx: &Ctx) -> Result<bool> {
    let is_empty = sqlx::query_scalar!(r#"select not exists (select from users) as "empty!""#);
    Ok(is_empty.fetch_one(&ctx.db).await?)
}

fn staff_of(cast: &Cast) -> Vec<UserId> {
    vec![cast.alice, cast.bob]
}
