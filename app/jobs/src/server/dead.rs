//! Dead letters: read by an admin, and run again or deleted. Beside what was given up stand jobs of a kind that this release
//! does not know: nobody takes them, and without this page they would wait for ever unseen.

use base::server::{Actor, Audited, Ctx, Error, Result, Tx, audit};

use serde_json::json;

use super::{lease::ONE_WAITS_A_KEY, notifier::Notifier, registry::KnownKinds};
use crate::server::permissions;
use crate::{DeadLetter, DeadLetters, JobId};

/// The newest hundred dead letters, and how many jobs wait.
///
/// # Errors
/// For everybody but admins.
pub async fn dead_letters(ctx: &Ctx, actor: &Actor) -> Result<DeadLetters> {
    actor.can(permissions::MANAGE)?;
    let known = ctx.shared::<KnownKinds>().get();
    let mut jobs = given_up(ctx, known.as_deref()).await?;
    if let Some(known) = known.as_deref() {
        jobs.extend(of_unknown_kinds(ctx, known).await?);
        jobs.sort_by_key(|job| std::cmp::Reverse(job.died_at));
    }
    let waiting = sqlx::query_scalar!(
        r#"select count(*) as "count!" from (select 1 from jobs where died_at is null limit 10000) as waiting"#,
    )
    .fetch_one(&ctx.db)
    .await?;
    Ok(DeadLetters { jobs, waiting })
}

async fn given_up(ctx: &Ctx, known: Option<&[String]>) -> Result<Vec<DeadLetter>> {
    Ok(sqlx::query_as!(
        DeadLetter,
        r#"select id, kind, queue, attempts, last_error, created_at, died_at as "died_at!",
             coalesce(kind <> all($1), false) as "is_of_unknown_kind!"
         from jobs where died_at is not null order by died_at desc limit 100"#,
        known,
    )
    .fetch_all(&ctx.db)
    .await?)
}

/// Those that somebody runs are not among them: a process of another release may know them.
async fn of_unknown_kinds(ctx: &Ctx, known: &[String]) -> Result<Vec<DeadLetter>> {
    Ok(sqlx::query_as!(
        DeadLetter,
        r#"select id, kind, queue, attempts, last_error, created_at, run_at as "died_at!", true as "is_of_unknown_kind!"
         from jobs where died_at is null and run_at <= $2 and kind <> all($1)
             and (locked_until is null or locked_until < $2)
         order by run_at limit 100"#,
        known,
        ctx.now(),
    )
    .fetch_all(&ctx.db)
    .await?)
}

/// Gives a dead letter all its tries again. One whose work another of its key waits to do is not needed any more.
///
/// # Errors
/// For everybody but admins, and when there is no such dead letter.
pub async fn retry(ctx: &Ctx, actor: &Actor, job: JobId) -> Result<()> {
    actor.can(permissions::MANAGE)?;
    let mut tx = ctx.begin().await?;
    match revive(ctx, &mut tx, job).await {
        Err(error) if error.constraint() == Some(ONE_WAITS_A_KEY) => {
            tx.rollback().await?;
            delete(ctx, actor, job).await
        }
        Ok(Some(queue)) => {
            audit(ctx, &mut tx, actor, Audited::new("job.retried", "job", job)).await?;
            ctx.commit(tx).await?;
            Notifier::of(ctx).ring(ctx, &queue);
            Ok(())
        }
        Ok(None) => Err(Error::NotFound),
        Err(error) => Err(error),
    }
}

async fn revive(ctx: &Ctx, tx: &mut Tx, job: JobId) -> Result<Option<String>> {
    let known = ctx.shared::<KnownKinds>().get();
    Ok(sqlx::query_scalar!(
        "update jobs set died_at = null, attempts = 0, run_at = $2, locked_until = null, lease = null
         where id = $1 and (died_at is not null
             or kind <> all($3) and (locked_until is null or locked_until < $2))
         returning queue",
        job.0,
        ctx.now(),
        known.as_deref(),
    )
    .fetch_optional(&mut **tx)
    .await?)
}

/// Deletes a dead letter: its work is not wanted any more.
///
/// # Errors
/// For everybody but admins, and when there is no such dead letter.
pub async fn delete(ctx: &Ctx, actor: &Actor, job: JobId) -> Result<()> {
    actor.can(permissions::MANAGE)?;
    let known = ctx.shared::<KnownKinds>().get();
    let mut tx = ctx.begin().await?;
    let deleted = sqlx::query!(
        "delete from jobs where id = $1 and (died_at is not null
             or kind <> all($3) and (locked_until is null or locked_until < $2))
         returning kind, queue, attempts, last_error",
        job.0,
        ctx.now(),
        known.as_deref(),
    )
    .fetch_optional(&mut *tx)
    .await?
    .ok_or(Error::NotFound)?;
    // Not what it was to work on: that may be somebody's words.
    let was = json!({"kind": deleted.kind, "queue": deleted.queue, "attempts": deleted.attempts,
        "last_error": deleted.last_error});
    audit(ctx, &mut tx, actor, Audited::new("job.deleted", "job", job).before(&was)?).await?;
    ctx.commit(tx).await
}
