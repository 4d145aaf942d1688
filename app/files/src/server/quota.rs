//! How much may come: from one address in a day where nobody is signed in, from a customer in a while.

use base::{
    chrono::{Days, NaiveTime},
    server::{Actor, ClientAddress, Ctx, Error, RateLimit, Result, Tx, check_rate_limit},
};

use crate::FileSettings;

/// What one customer may upload at once, and the seconds after which one more is free.
const UPLOADS: RateLimit = RateLimit::new(200, 10.0);

/// Who is counted by their address: whoever has no account.
fn is_counted(actor: &Actor) -> bool {
    !matches!(actor, Actor::Person(_) | Actor::System)
}

/// How many bytes may still come of a file.
///
/// # Errors
/// [`Error::RateLimited`] where nothing may.
pub(super) async fn allowance(
    ctx: &Ctx,
    actor: &Actor,
    address: Option<ClientAddress>,
    settings: &FileSettings,
) -> Result<i64> {
    if let Actor::Person(person) = actor {
        if !person.role.is_staff() {
            check_rate_limit(ctx, &format!("upload:{}", person.id), UPLOADS).await?;
        }
        return Ok(settings.largest_bytes);
    }
    if !is_counted(actor) {
        return Ok(settings.largest_bytes);
    }
    let used = sqlx::query_scalar!(
        "select bytes from upload_quotas where address = $1 and day = $2",
        key(address),
        ctx.now().date_naive(),
    )
    .fetch_optional(&ctx.db)
    .await?;
    let left = settings.daily_bytes_per_address - used.unwrap_or_default();
    if left <= 0 { Err(used_up(ctx)) } else { Ok(settings.largest_bytes.min(left)) }
}

/// Counts what came, in the transaction that keeps it: of two at once one may be one too many.
///
/// # Errors
/// [`Error::RateLimited`] where it is more than is left.
pub(super) async fn count(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: &Actor,
    address: Option<ClientAddress>,
    settings: &FileSettings,
    bytes: i64,
) -> Result<()> {
    if !is_counted(actor) {
        return Ok(());
    }
    let counted = sqlx::query!(
        "insert into upload_quotas as held (address, day, bytes) select $1, $2::date, $3::bigint where $3 <= $4
         on conflict (address, day) do update set bytes = held.bytes + excluded.bytes
             where held.bytes + excluded.bytes <= $4",
        key(address),
        ctx.now().date_naive(),
        bytes,
        settings.daily_bytes_per_address,
    )
    .execute(&mut **tx)
    .await?;
    if counted.rows_affected() == 0 { Err(used_up(ctx)) } else { Ok(()) }
}

/// Forgets the days that are over.
pub(super) async fn forget_past(ctx: &Ctx) -> Result<()> {
    sqlx::query!("delete from upload_quotas where day < $1", ctx.now().date_naive()).execute(&ctx.db).await?;
    Ok(())
}

fn key(address: Option<ClientAddress>) -> String {
    address.map_or_else(|| "nowhere".to_owned(), ClientAddress::key)
}

/// Until the day is over.
fn used_up(ctx: &Ctx) -> Error {
    let now = ctx.now();
    let next =
        now.date_naive().checked_add_days(Days::new(1)).map(|day| day.and_time(NaiveTime::MIN).and_utc());
    let left = next.map_or(86_400, |next| (next - now).num_seconds().max(1));
    Error::RateLimited { retry_after: u64::try_from(left).unwrap_or(86_400) }
}
