//! The AI provider of the house, as its operator names it: one address and one key, and each domain says which model it asks.

use base::server::ApiKey;

/// A provider that speaks as OpenAI does, and the model that a domain asks there.
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

/// Where the provider is. The models are sections of the domains that ask them: what one of them sends, it says there.
#[derive(Clone, Default, clap::Args)]
#[group(skip)]
pub struct AiStartup {
    /// Where the API of an AI provider begins that speaks as OpenAI does, for example `https://api.openai.com/v1`.
    #[arg(long, env = "AI_BASE_URL", hide_env_values = true, global = true)]
    pub ai_base_url: Option<String>,

    /// The key that the AI provider asks for.
    #[arg(long, env = "AI_API_KEY", hide_env_values = true, global = true)]
    pub ai_api_key: Option<String>,
}

impl AiStartup {
    /// The provider with a model; nobody where the address or the model is missing or empty.
    pub fn provider(&self, model: Option<&str>) -> Option<AiProvider> {
        Some(AiProvider {
            base_url: filled(self.ai_base_url.as_deref())?.trim_end_matches('/').to_owned(),
            model: filled(model)?.to_owned(),
            key: filled(self.ai_api_key.as_deref()).map(ApiKey::new),
        })
    }
}

/// What was said; nothing where it is empty.
fn filled(said: Option<&str>) -> Option<&str> {
    said.map(str::trim).filter(|said| !said.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_has_an_address_and_a_model() {
        let said = |text: &str| Some(text.to_owned());
        let ai = AiStartup { ai_base_url: said(" https://ai.example/v1/ "), ai_api_key: said(" ") };
        let provider = ai.provider(Some("judge")).unwrap();
        assert_eq!((&*provider.base_url, &*provider.model), ("https://ai.example/v1", "judge"));
        assert!(provider.key.is_none(), "an empty key is none");
        assert!(ai.provider(None).is_none() && ai.provider(Some(" ")).is_none());
        assert!(AiStartup::default().provider(Some("judge")).is_none());
        let debug = format!("{provider:?}");
        assert!(debug.contains("judge") && !debug.contains("ai.example"), "{debug}");
    }
}
