//! What the tickets take from the environment.

use base::server::RateLimit;

/// The start-up settings of the tickets.
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
pub struct Startup {
    /// Tickets that one person may open: how many at once, then one each so many seconds.
    #[arg(long, env = "LIMIT_TICKETS", default_value = "60/10", global = true)]
    pub limit_tickets: RateLimit,
}

impl Default for Startup {
    fn default() -> Self {
        Self { limit_tickets: RateLimit::new(60, 10.0) }
    }
}
