//! What the analysis takes from the environment.

use base::server::Ctx;
use domain::server::{AiProvider, AiStartup};

/// The start-up settings of the analysis. Where the provider is, the house says once for every domain.
#[derive(Clone, Default, clap::Args)]
#[group(skip)]
pub struct Startup {
    /// The provider's model for text: with it feedback is read by that model instead of the word lists, which stand in where
    /// it does not answer. What people wrote is sent to the provider then, without who wrote it.
    #[arg(long, env = "AI_MODEL", global = true)]
    pub ai_model: Option<String>,
}

/// Who reads feedback beside the word lists, where anybody does.
pub(super) fn provider(ctx: &Ctx) -> Option<AiProvider> {
    let Startup { ai_model } = &*ctx.settings.section::<Startup>();
    ctx.settings.section::<AiStartup>().provider(ai_model.as_deref())
}
