//! The liveness check of the embedded Postgres: a connection decides, not the number in a file, which outlives the process.

use std::{fs, path::PathBuf, time::Duration};

use sqlx::{Connection, PgConnection};
use tokio::time::timeout;

use super::EmbeddedPostgres;

/// How long a connection may take.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Liveness {
    /// It takes questions.
    Answers,
    /// Something is there, and takes none yet or any more.
    Refuses,
    /// Nobody listens.
    Gone,
}

impl EmbeddedPostgres {
    /// Asks it by connecting.
    pub(super) async fn liveness(&self) -> Liveness {
        match timeout(PATIENCE, PgConnection::connect_with(&self.options())).await {
            Ok(Ok(connection)) => {
                // It answered; how it takes a goodbye says nothing.
                let _goodbye = connection.close().await;
                Liveness::Answers
            }
            // Too many clients is an answer too.
            Ok(Err(sqlx::Error::Database(refusal))) if refusal.code().is_some_and(|code| code == "53300") => {
                Liveness::Answers
            }
            Ok(Err(sqlx::Error::Database(_))) | Err(_) => Liveness::Refuses,
            Ok(Err(_)) => Liveness::Gone,
        }
    }

    /// Whether its pid file names a process that was started on this cluster: neither another program that has the number by
    /// now, nor a dead one that is still in the table, which has no command line.
    pub(super) fn has_postmaster(&self) -> bool {
        let file = fs::read_to_string(self.pid_file()).unwrap_or_default();
        let Some(pid) = file.lines().next().and_then(|line| line.trim().parse::<u32>().ok()) else {
            return false;
        };
        let command = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let data = self.data.as_os_str().as_encoded_bytes();
        command.split(|byte| *byte == 0).any(|argument| argument == data)
    }

    pub(super) fn pid_file(&self) -> PathBuf {
        self.data.join("postmaster.pid")
    }
}
