//! Every setting: an environment variable and a flag. Nothing else in the house reads the environment.

use std::{
    ffi::OsString,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use base::server::Sections;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use ipnet::IpNet;

use app::server::domains;

/// The help center and support desk that a company runs itself.
#[derive(Clone, Debug, Parser)]
#[command(name = "server", version, about)]
pub struct Config {
    /// What to do; `serve` unless told.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// A Postgres to use. Unset: one of Porchlight's own, under the data folder.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, global = true)]
    pub database_url: Option<String>,

    /// Where Porchlight keeps what is its own.
    #[arg(long, env = "PORCHLIGHT_DATA", default_value = "./.porchlight", global = true)]
    pub data: PathBuf,

    /// The folder of styles, scripts and wasm. Unset: `site` beside the binary.
    #[arg(long, env = "PORCHLIGHT_SITE", global = true)]
    pub site: Option<PathBuf>,

    /// The address to listen on.
    #[arg(long, env = "BIND", default_value = "127.0.0.1", global = true)]
    pub bind: IpAddr,

    /// The port to listen on.
    #[arg(long, env = "PORT", default_value_t = 3000, global = true)]
    pub port: u16,

    /// The address that people use, for example `https://help.example.com`.
    #[arg(long, env = "PUBLIC_URL", global = true)]
    pub public_url: Option<String>,

    /// The address of the help center where it has one of its own, for example `https://answers.example.com`; point its
    /// name at the same server. Search engines are told this one.
    #[arg(long, env = "HELP_URL", global = true)]
    pub help_url: Option<String>,

    /// Other sites whose pages may search the help center: origins like `https://shop.example.com`, with commas between.
    #[arg(long, env = "SEARCH_ORIGINS", value_delimiter = ',', global = true)]
    pub search_origins: Vec<String>,

    /// Signs tokens: at least 32 characters. Made once and kept where Porchlight runs its own Postgres, required elsewhere.
    #[arg(long, env = "SECRET_KEY", hide_env_values = true, global = true)]
    pub secret_key: Option<String>,

    /// Fills an empty desk with demo people and tickets.
    #[arg(long, env = "PORCHLIGHT_DEMO", value_parser = clap::builder::FalseyValueParser::new(), global = true)]
    pub demo: bool,

    /// Connections to Postgres at most: a third each for reading, for changes and for all else.
    #[arg(long, env = "DATABASE_CONNECTIONS", default_value_t = 48, global = true)]
    pub database_connections: u32,

    /// Proxies whose `X-Forwarded-For` is believed: networks, with commas between them. None unless told.
    #[arg(long, env = "TRUSTED_PROXIES", value_delimiter = ',', global = true)]
    pub trusted_proxies: Vec<IpNet>,

    /// What Prometheus sends to read `/metrics`, as a bearer token. Unset: there is no such address for anybody, whatever
    /// machine they are on, since a proxy may pass strangers on without a word.
    #[arg(long, env = "METRICS_TOKEN", hide_env_values = true, global = true)]
    pub metrics_token: Option<String>,

    /// An address and port that serves `/metrics` and nothing else, to whoever reaches it, for example `127.0.0.1:9100`.
    #[arg(long, env = "METRICS_BIND", global = true)]
    pub metrics_bind: Option<SocketAddr>,

    /// Logs as JSON, one object a line.
    #[arg(long, env = "LOG_JSON", value_parser = clap::builder::FalseyValueParser::new(), global = true)]
    pub log_json: bool,

    /// Serves without working the queue; a `worker` elsewhere does.
    #[arg(long, env = "WITHOUT_WORKER", value_parser = clap::builder::FalseyValueParser::new(), global = true)]
    pub without_worker: bool,

    /// Each domain's own settings.
    #[arg(skip)]
    pub sections: Sections,
}

impl Config {
    /// Reads the flags and the environment: the server's own settings, then each domain's section.
    pub fn read() -> Self {
        Self::read_from(std::env::args_os())
    }

    /// The same from given flags.
    pub fn read_from<T: Into<OsString> + Clone>(flags: impl IntoIterator<Item = T>) -> Self {
        let startup: Vec<_> = domains().into_iter().flat_map(|domain| domain.startup).collect();
        let command = startup.iter().fold(Self::command(), |command, section| (section.augment)(command));
        let matches = command.get_matches_from(flags);
        let mut sections = Sections::default();
        let read = Self::from_arg_matches(&matches).and_then(|config| {
            startup.iter().try_for_each(|section| (section.read)(&matches, &mut sections))?;
            Ok(config)
        });
        match read {
            Ok(config) => Self { sections, ..config },
            Err(error) => error.exit(),
        }
    }
}

/// The subcommands.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Serves pages, the API and sockets, and works the queue.
    Serve,
    /// Works the queue alone.
    Worker,
    /// Brings the database up to date and ends.
    Migrate,
    /// Fills an empty desk with the demo; with `--tickets` and `--articles`, adds that many to measure on.
    Seed {
        /// How many tickets.
        #[arg(long)]
        tickets: Option<u32>,
        /// How many articles, in three languages.
        #[arg(long)]
        articles: Option<u32>,
    },
    /// Gives somebody who has an account a role: `customer`, `agent` or `admin`. The first admin is made this way.
    Grant {
        /// Their email address.
        email: String,
        /// The role.
        role: String,
    },
    /// Prints the OpenAPI document.
    Openapi,
}
