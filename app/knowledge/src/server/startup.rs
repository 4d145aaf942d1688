//! What the help center takes from the environment.

use base::server::{Ctx, RateLimit};
use domain::server::{AiProvider, AiStartup};

/// The start-up settings of the help center.
#[derive(Clone, clap::Args)]
#[group(skip)]
pub struct Startup {
    /// The provider's model for embeddings, for example `text-embedding-3-small`: with it the help center is searched by
    /// meaning too.
    #[arg(long, env = "AI_EMBEDDING_MODEL", global = true)]
    pub ai_embedding_model: Option<String>,

    /// Searches of the help center from one address: how many at once, then one each so many seconds.
    #[arg(long, env = "LIMIT_SEARCHES", default_value = "300/0.1", global = true)]
    pub limit_searches: RateLimit,
}

impl Default for Startup {
    fn default() -> Self {
        Self { ai_embedding_model: None, limit_searches: RateLimit::new(300, 0.1) }
    }
}

/// Who turns texts into vectors, where anybody does.
pub fn embeddings(ctx: &Ctx) -> Option<AiProvider> {
    let startup = ctx.settings.section::<Startup>();
    ctx.settings.section::<AiStartup>().provider(startup.ai_embedding_model.as_deref())
}
