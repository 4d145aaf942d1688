//! The migrations, embedded, and the runner that brings a database up to date with them, however many processes start at
//! once and however the last one ended. Only the server and tests depend on this crate: a new migration rebuilds no other.

use std::time::Duration;

use sqlx::{AssertSqlSafe, Connection, PgConnection, PgPool, migrate::MigrateError};

/// Every migration of the house, in order.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations");

/// The advisory lock of whoever migrates.
const LOCK: i64 = 0x706f_7263_686c;

/// How long a process that waits for another one's migrations waits between two looks.
const PAUSE: Duration = Duration::from_millis(200);

/// Migrates, for as long as it takes.
///
/// # Errors
/// When the database cannot be reached, or a migration is refused.
pub async fn bring_up_to_date(db: &PgPool) -> Result<(), MigrateError> {
    // Without the time that a request has: an index on a full table takes longer.
    let options = (*db.connect_options()).clone().options([("statement_timeout", "0")]);
    let mut connection = PgConnection::connect_with(&options).await?;
    let mut is_told = false;
    // Asked again and again: who waits inside a statement is waited for by an index that is made concurrently.
    while !sqlx::query_scalar!(r#"select pg_try_advisory_lock($1) as "is_ours!""#, LOCK)
        .fetch_one(&mut connection)
        .await?
    {
        if !std::mem::replace(&mut is_told, true) {
            tracing::info!("another process brings the database up to date");
        }
        tokio::time::sleep(PAUSE).await;
    }
    drop_unfinished(&mut connection).await?;
    while let Err(error) = MIGRATOR.run(&mut connection).await {
        if !is_in_use(&error) {
            return Err(error);
        }
        tracing::info!("a table is in use by somebody; its migration is tried again");
        tokio::time::sleep(PAUSE).await;
    }
    // The lock goes with the connection.
    connection.close().await?;
    Ok(())
}

/// Whether a migration gave up waiting for a table (`lock_timeout`), or was the one of two that had to in a deadlock.
fn is_in_use(error: &MigrateError) -> bool {
    let (MigrateError::Execute(source) | MigrateError::ExecuteMigration(source, _)) = error else {
        return false;
    };
    let code = source.as_database_error().and_then(|refusal| refusal.code());
    code.is_some_and(|code| matches!(&*code, "55P03" | "40P01"))
}

/// Drops indexes of migrations that are not recorded, and were not made to their end because Postgres or whoever asked
/// for them was cut off: they are made again. Others of that kind are somebody else's business.
async fn drop_unfinished(connection: &mut PgConnection) -> sqlx::Result<()> {
    let names = sqlx::query_scalar!(
        r#"select c.relname::text as "name!" from pg_index i join pg_class c on c.oid = i.indexrelid
             join pg_namespace n on n.oid = c.relnamespace
         where not i.indisvalid and c.relkind = 'i' and n.nspname = current_schema()"#
    )
    .fetch_all(&mut *connection)
    .await?;
    if names.is_empty() {
        return Ok(());
    }
    let recorded: Vec<i64> =
        sqlx::query_scalar("select version from _sqlx_migrations").fetch_all(&mut *connection).await?;
    let pending = || MIGRATOR.iter().filter(|migration| !recorded.contains(&migration.version));
    for name in names {
        if pending().any(|migration| migration.sql.as_str().contains(&format!("if not exists {name} on"))) {
            tracing::warn!(index = name, "an index was left unfinished and is made anew");
            // A name from a migration of ours, which needs no quotes.
            let drop = format!("drop index concurrently if exists {name}");
            sqlx::raw_sql(AssertSqlSafe(drop)).execute(&mut *connection).await?;
        }
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

    #[sqlx::test(migrator = "crate::MIGRATOR")]
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
