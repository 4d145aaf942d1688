//! What the help center takes from the environment.

use base::server::{ApiKey, Ctx, RateLimit};

/// A provider that speaks OpenAI's embeddings endpoint.
#[derive(Clone)]
pub struct Embeddings {
    /// Where its API begins, without a slash at the end, for example `https://api.openai.com/v1`.
    pub base_url: String,
    /// The key that it asks for; none for one of our own.
    pub key: Option<ApiKey>,
    /// The model.
    pub model: String,
}

impl std::fmt::Debug for Embeddings {
    /// Without the address, which may hold a name and a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Embeddings").field("model", &self.model).finish_non_exhaustive()
    }
}

/// The start-up settings of the help center.
#[derive(Clone, clap::Args)]
#[group(skip)]
pub struct Startup {
    /// Where the API of an AI provider begins that speaks as OpenAI does, for example `https://api.openai.com/v1`.
    #[arg(long, env = "AI_BASE_URL", hide_env_values = true, global = true)]
    pub ai_base_url: Option<String>,

    /// The key that the AI provider asks for.
    #[arg(long, env = "AI_API_KEY", hide_env_values = true, global = true)]
    pub ai_api_key: Option<String>,

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
        Self {
            ai_base_url: None,
            ai_api_key: None,
            ai_embedding_model: None,
            limit_searches: RateLimit::new(300, 0.1),
        }
    }
}

impl Startup {
    /// Who turns texts into vectors; nobody where an address or a model is missing or empty.
    pub fn embeddings(&self) -> Option<Embeddings> {
        let set = |value: &Option<String>| {
            value.as_deref().map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
        };
        Some(Embeddings {
            base_url: set(&self.ai_base_url)?.trim_end_matches('/').to_owned(),
            model: set(&self.ai_embedding_model)?,
            key: set(&self.ai_api_key).map(ApiKey::new),
        })
    }
}

/// Who turns texts into vectors, where anybody does.
pub(super) fn embeddings(ctx: &Ctx) -> Option<Embeddings> {
    ctx.settings.section::<Startup>().embeddings()
}
