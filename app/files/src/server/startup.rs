//! What files take from the environment.

use super::{ClamdAddress, StorageUrl};

/// The start-up settings of files.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
pub struct Startup {
    /// Where files are stored: `s3://bucket?endpoint=https://…&region=…`, with `access_key_id` and `secret_access_key` there
    /// or in the usual AWS variables, or `file:///folder`. Unset: the folder `files` under the data folder.
    #[arg(long, env = "STORAGE_URL", hide_env_values = true, global = true)]
    pub storage_url: Option<StorageUrl>,

    /// The virus scanner: a clamd, at `host:3310` or at the socket `/run/clamav/clamd.ctl`. Unset: nothing is scanned.
    #[arg(long, env = "CLAMD_ADDR", global = true)]
    pub clamd_addr: Option<ClamdAddress>,
}
