//! What the analysis takes from the environment.

use base::server::{ApiKey, Ctx};

/// A provider that speaks OpenAI's chat completions.
#[derive(Clone)]
pub struct AiProvider {
    /// Where its API begins, without a slash at the end, for example `https://api.openai.com/v1`.
    pub base_url: String,
    /// The key that it asks for; none for one of our own.
    pub key: Option<ApiKey>,
    /// The model.
    pub model: String,
}

impl std::fmt::Debug for AiProvider {
    /// Without the address, which may hold a name and a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AiProvider").field("model", &self.model).finish_non_exhaustive()
    }
}

/// The start-up settings of the analysis. Address and key are those that the help center reads too; no noun reads another
/// one's section, so that each takes them from the environment itself.
#[derive(Clone, Default, clap::Args)]
#[group(skip)]
pub struct Startup {
    /// Where the API of the AI provider begins that reads feedback.
    #[arg(
        id = "feedback_ai_base_url",
        long = "feedback-ai-base-url",
        env = "AI_BASE_URL",
        hide_env_values = true,
        global = true
    )]
    pub ai_base_url: Option<String>,

    /// The key that it asks for.
    #[arg(
        id = "feedback_ai_api_key",
        long = "feedback-ai-api-key",
        env = "AI_API_KEY",
        hide_env_values = true,
        global = true
    )]
    pub ai_api_key: Option<String>,

    /// The provider's model for text: with it feedback is read by that model instead of the word lists, which stand in where
    /// it does not answer. What people wrote is sent to the provider then, without who wrote it.
    #[arg(id = "feedback_ai_model", long = "ai-model", env = "AI_MODEL", global = true)]
    pub ai_model: Option<String>,
}

impl Startup {
    /// Who reads feedback beside the word lists; nobody where an address or a model is missing or empty.
    pub fn provider(&self) -> Option<AiProvider> {
        let set = |value: &Option<String>| {
            value.as_deref().map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
        };
        Some(AiProvider {
            base_url: set(&self.ai_base_url)?.trim_end_matches('/').to_owned(),
            model: set(&self.ai_model)?,
            key: set(&self.ai_api_key).map(ApiKey::new),
        })
    }
}

/// Who reads feedback beside the word lists, where anybody does.
pub(super) fn provider(ctx: &Ctx) -> Option<AiProvider> {
    ctx.settings.section::<Startup>().provider()
}
