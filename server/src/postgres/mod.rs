//! The embedded Postgres, where no other is given: found on the machine, kept under the data folder, reached through a
//! socket that only its owner can open, and supervised while the server runs.

mod liveness;
mod supervise;

use std::{
    fs::{self, File, TryLockError},
    os::unix::fs::{MetadataExt, PermissionsExt, chown},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use sqlx::postgres::PgConnectOptions;
use tokio::{process::Command, time::sleep};

use liveness::Liveness;

const OWNER: &str = "porchlight";

/// How long a start waits for what is left of a cluster that was cut off, and how long between two tries: its last
/// processes may still be ending, or it may be starting by itself.
const TAKE_OVER: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(200);

/// A running cluster of our own.
pub struct EmbeddedPostgres {
    programs: PathBuf,
    data: PathBuf,
    socket: PathBuf,
    user: Option<(u32, u32)>,
    /// Held while this process lives: two servers on one folder would stop each other's database.
    _lock: File,
}

impl EmbeddedPostgres {
    /// Starts the cluster under `folder`, making it the first time. One that a killed server left running is taken over.
    ///
    /// # Errors
    /// One sentence: Postgres is missing, the cluster is of another version, the folder cannot be written.
    pub async fn start(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)
            .with_context(|| format!("the data folder {} cannot be written", folder.display()))?;
        let folder = folder.canonicalize()?;
        let lock = lock(&folder)?;
        let programs = find_programs()?;
        let user = owner_of_cluster(&folder).await?;
        let data = folder.join("postgres");
        let postgres = Self { socket: socket_folder(&folder), programs, data, user, _lock: lock };
        postgres.make_folder(&postgres.socket)?;
        if postgres.data.join("PG_VERSION").exists() {
            postgres.check_version().await?;
        } else {
            postgres.create().await?;
        }
        let was_cut_off = postgres.pid_file().exists();
        let begun = Instant::now();
        while let Err(error) = postgres.bring_up().await {
            if !was_cut_off || begun.elapsed() > TAKE_OVER {
                return Err(error);
            }
            sleep(PAUSE).await;
        }
        Ok(postgres)
    }

    /// How to connect.
    pub fn options(&self) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass().socket(&self.socket).username(OWNER).database("postgres")
    }

    /// Stops the cluster; what was committed is on the disk.
    ///
    /// # Errors
    /// When it would not stop.
    pub async fn stop(&self) -> Result<()> {
        if !self.has_postmaster() && self.liveness().await == Liveness::Gone {
            return Ok(());
        }
        self.run("pg_ctl", &["stop", "-w", "-m", "fast", "-D", &self.data.to_string_lossy()]).await
    }

    async fn create(&self) -> Result<()> {
        tracing::info!(folder = %self.data.display(), "making a database");
        self.make_folder(&self.data)?;
        let data = self.data.to_string_lossy();
        self.run("initdb", &["-D", &data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]).await
    }

    /// Starts the cluster unless it answers.
    async fn bring_up(&self) -> Result<()> {
        match self.liveness().await {
            Liveness::Answers => return Ok(()),
            Liveness::Refuses => bail!("the database starts or stops, and does not answer yet"),
            Liveness::Gone if self.has_postmaster() => bail!("the database runs and does not answer"),
            Liveness::Gone => {}
        }
        // Left by one that was cut off. Postgres would take any process that has its number by now for itself, a dead one
        // that nobody waited for too; whether others still use the cluster's memory it finds out without the file.
        if let Err(error) = fs::remove_file(self.pid_file())
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Err(error).context("what an ended database left cannot be removed");
        }
        self.launch().await
    }

    async fn launch(&self) -> Result<()> {
        let options = format!(
            "-k {} -c listen_addresses='' -c unix_socket_permissions=0700 -c max_connections=120 -c shared_buffers=128MB",
            self.socket.display(),
        );
        let (data, log) = (self.data.to_string_lossy(), self.log());
        self.run("pg_ctl", &["start", "-w", "-s", "-D", &data, "-l", &log.to_string_lossy(), "-o", &options])
            .await
            .with_context(|| format!("the database did not start; {} says why", log.display()))
    }

    fn log(&self) -> PathBuf {
        self.data.join("server.log")
    }

    /// A cluster is read by its own major version alone.
    async fn check_version(&self) -> Result<()> {
        let cluster = fs::read_to_string(self.data.join("PG_VERSION"))?.trim().to_owned();
        let output = Command::new(self.programs.join("postgres")).arg("--version").output().await?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let installed =
            said.split_whitespace().nth(2).and_then(|version| version.split('.').next()).unwrap_or_default();
        if cluster != installed {
            bail!(
                "the database in {} is of PostgreSQL {cluster}, and PostgreSQL {installed} is installed: \
                 install {cluster}, or move the data with pg_upgrade",
                self.data.display(),
            );
        }
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> Result<()> {
        let cannot = || format!("{} cannot be written", path.display());
        fs::create_dir_all(path).with_context(cannot)?;
        if let Some((user, group)) = self.user {
            chown(path, Some(user), Some(group)).with_context(cannot)?;
        }
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).with_context(cannot)?;
        Ok(())
    }

    /// Runs one of Postgres' programs as the cluster's owner, in a process group of its own:
    /// Ctrl-C is for us, and we stop the database when we are done with it.
    async fn run(&self, program: &str, arguments: &[&str]) -> Result<()> {
        let mut command = Command::new(self.programs.join(program));
        command.args(arguments).current_dir("/").process_group(0).stdin(std::process::Stdio::null());
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        // Output goes nowhere rather than to a pipe: the database would inherit the pipe and hold it open.
        let status =
            command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).status().await;
        let status = status.with_context(|| format!("{program} could not be run"))?;
        if status.success() { Ok(()) } else { bail!("{program} ended with {status}") }
    }
}

fn lock(folder: &Path) -> Result<File> {
    let path = folder.join("lock");
    let file = File::create(&path)
        .with_context(|| format!("the data folder {} cannot be written", folder.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!(
            "another server uses {}; give this one a PORCHLIGHT_DATA of its own, or both one DATABASE_URL",
            folder.display(),
        ),
        Err(TryLockError::Error(error)) => Err(error).context("the data folder cannot be locked"),
    }
}

/// The newest installed Postgres.
fn find_programs() -> Result<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let version = path.file_name()?.to_str()?.parse().ok()?;
            Some((version, path.join("bin")))
        })
        .filter(|(_, programs)| programs.join("postgres").exists())
        .collect();
    found.sort();
    let on_path = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
        .find(|folder| folder.join("postgres").exists() && folder.join("initdb").exists());
    found.pop().map(|(_, programs)| programs).or(on_path).context(
        "PostgreSQL is not installed: install the package postgresql, or set DATABASE_URL to a database",
    )
}

/// Postgres refuses root, so as root it runs as the user `postgres` that its package made.
async fn owner_of_cluster(folder: &Path) -> Result<Option<(u32, u32)>> {
    if fs::metadata("/proc/self")?.uid() != 0 {
        return Ok(None);
    }
    let id = async |flag| -> Result<u32> {
        let output = Command::new("id").args([flag, "postgres"]).output().await?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        text.parse().context("as root, Porchlight runs its database as the user postgres, and there is none")
    };
    let owner = (id("-u").await?, id("-g").await?);
    let can_enter =
        Command::new("ls").arg("-d").arg(folder.join(".")).uid(owner.0).gid(owner.1).output().await?;
    if !can_enter.status.success() {
        bail!(
            "the user postgres cannot enter {}: set PORCHLIGHT_DATA to a folder that it can, for example /var/lib/porchlight",
            folder.display(),
        );
    }
    Ok(Some(owner))
}

/// A socket's path has at most 107 bytes; a deep data folder gets one elsewhere.
fn socket_folder(folder: &Path) -> PathBuf {
    let beside = folder.join("socket");
    if beside.as_os_str().len() <= 80 {
        return beside;
    }
    let name = base::hex(&base::server::digest(folder.as_os_str().as_encoded_bytes())[..8]);
    PathBuf::from(format!("/tmp/porchlight-{name}"))
}
