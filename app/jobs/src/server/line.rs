//! The connection that a worker takes its turns on. It does not wait until a commit is on the disk: what Postgres loses when
//! it dies is that a job was taken or done, and that job is run again, as it is when its worker dies.

use std::time::Duration;

use base::server::{Ctx, Result};
use sqlx::{Connection, PgConnection};
use tokio::{sync::Mutex, time::timeout};

use super::lease::{self, Free, Lease, Turn};

/// The longest that a turn may take: far less than a lease.
const LONGEST_TURN: Duration = Duration::from_secs(20);

/// One connection, made when it is needed.
#[derive(Default)]
pub(super) struct Line(Mutex<Option<PgConnection>>);

impl Line {
    /// Takes a turn. After an error, or where nobody waited for the answer, the next is taken on a fresh connection.
    pub async fn turn(&self, ctx: &Ctx, kinds: &[String], free: &[Free], done: &[Lease]) -> Result<Turn> {
        let mut held = self.0.lock().await;
        let mut connection = match held.take() {
            Some(connection) => connection,
            None => connect(ctx).await?,
        };
        // A database whose host vanished answers never: the worker has to hear that it is to stop, and to connect anew.
        let turn = timeout(LONGEST_TURN, lease::turn(ctx, &mut connection, kinds, free, done))
            .await
            .map_err(|_| sqlx::Error::PoolTimedOut)??;
        *held = Some(connection);
        Ok(turn)
    }
}

async fn connect(ctx: &Ctx) -> Result<PgConnection> {
    let settings = [("synchronous_commit", "off"), ("plan_cache_mode", "force_generic_plan")];
    let options = (*ctx.db.connect_options()).clone().options(settings);
    Ok(PgConnection::connect_with(&options).await?)
}
