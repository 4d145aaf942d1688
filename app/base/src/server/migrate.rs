//! Brings a database up to date, however many processes start at once and however the last one ended.

use std::time::Duration;

use sqlx::{AssertSqlSafe, Connection, PgConnection, PgPool, migrate::MigrateError};

/// Every migration of the house, in order.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations");

/// The advisory lock of whoever migrates.
const LOCK: i64 = 0x706f_7263_686c;

/// How long a process that waits for another one's migrations waits between two looks.
const PAUSE: Duration = Duration::from_millis(200);

/// Migrates, on a connection of its own and for as long as it takes: an index on a full table takes longer than any
/// request may.
///
/// # Errors
/// When the database cannot be reached, or a migration is refused.
pub async fn bring_up_to_date(db: &PgPool) -> Result<(), MigrateError> {
    let mut connection = db.acquire().await?.detach();
    sqlx::query("set statement_timeout = 0").execute(&mut connection).await?;
    // Asked again and again: who waits inside a statement is waited for by an index that is made concurrently.
    while !sqlx::query_scalar!(r#"select pg_try_advisory_lock($1) as "is_ours!""#, LOCK)
        .fetch_one(&mut connection)
        .await?
    {
        tokio::time::sleep(PAUSE).await;
    }
    drop_unfinished(&mut connection).await?;
    MIGRATOR.run(&mut connection).await?;
    // The lock goes with the connection.
    connection.close().await?;
    Ok(())
}

/// Drops indexes that were not made to their end, because Postgres or whoever asked for them was cut off: their
/// migration makes them again. One that is being made is left alone; no migration makes it while this one has the lock.
async fn drop_unfinished(connection: &mut PgConnection) -> sqlx::Result<()> {
    let names = sqlx::query_scalar!(
        r#"select i.indexrelid::regclass::text as "name!" from pg_index i join pg_class c on c.oid = i.indexrelid
         where not i.indisvalid and c.relnamespace = current_schema()::regnamespace
             and not exists (select from pg_stat_progress_create_index b where b.index_relid = i.indexrelid)"#
    )
    .fetch_all(&mut *connection)
    .await?;
    for name in names {
        tracing::warn!(index = name, "an index was left unfinished and is made anew");
        // A name that Postgres itself wrote, and quoted where it must be.
        sqlx::raw_sql(AssertSqlSafe(format!("drop index concurrently {name}")))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[sqlx::test(migrations = false)]
    async fn processes_that_start_at_once_migrate_once(db: PgPool) {
        let (one, other, third) =
            tokio::join!(bring_up_to_date(&db), bring_up_to_date(&db), bring_up_to_date(&db));
        for migrated in [one, other, third] {
            migrated.unwrap();
        }
        let applied: i64 = sqlx::query_scalar("select count(*) from _sqlx_migrations where success")
            .fetch_one(&db)
            .await
            .unwrap();
        assert_eq!(usize::try_from(applied).unwrap(), MIGRATOR.iter().count());
    }

    #[sqlx::test(migrator = "MIGRATOR")]
    async fn an_index_that_was_left_unfinished_is_made_anew(db: PgPool) {
        for sql in [
            "update pg_index set indisvalid = false where indexrelid = 'tickets_active'::regclass",
            "delete from _sqlx_migrations where version = 20261122000500",
        ] {
            sqlx::query(sql).execute(&db).await.unwrap();
        }
        bring_up_to_date(&db).await.unwrap();
        let is_valid: bool = sqlx::query_scalar(
            "select indisvalid from pg_index where indexrelid = 'tickets_active'::regclass",
        )
        .fetch_one(&db)
        .await
        .unwrap();
        assert!(is_valid);
    }
}
