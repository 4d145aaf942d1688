//! Dead letters: read by an admin, and run again.

use base::server::{Actor, Ctx, Error, Result};

use crate::server::permissions;
use crate::{DeadLetter, DeadLetters, JobId};

/// The newest hundred dead letters, and how many jobs wait.
///
/// # Errors
/// For everybody but admins.
pub async fn dead_letters(ctx: &Ctx, actor: &Actor) -> Result<DeadLetters> {
    actor.can(permissions::MANAGE)?;
    let jobs = sqlx::query_as!(
        DeadLetter,
        r#"select id, kind, attempts, last_error, created_at, died_at as "died_at!"
         from jobs where died_at is not null order by died_at desc limit 100"#,
    )
    .fetch_all(&ctx.db)
    .await?;
    let waiting = sqlx::query_scalar!(
        r#"select count(*) as "count!" from (select 1 from jobs where died_at is null limit 10000) as waiting"#,
    )
    .fetch_one(&ctx.db)
    .await?;
    Ok(DeadLetters { jobs, waiting })
}

/// Gives a dead letter all its tries again.
///
/// # Errors
/// For everybody but admins, and when there is no such dead letter.
pub async fn retry(ctx: &Ctx, actor: &Actor, job: JobId) -> Result<()> {
    actor.can(permissions::MANAGE)?;
    let revived = sqlx::query!(
        "update jobs set died_at = null, attempts = 0, run_at = $2, locked_until = null
         where id = $1 and died_at is not null",
        job.0,
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    if revived.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    ctx.commits.notify();
    Ok(())
}
