//! Who judges how people feel: the word lists, or the model of a provider.

use base::Locale;
use domain::server::AiProvider;

use super::{
    provider,
    scorer::{Verdict, judge},
};

/// What somebody said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    /// The words.
    pub text: String,
    /// The language of the page that they were written on.
    pub locale: Locale,
    /// How it was rated.
    pub rating: Option<i16>,
}

/// An analyst: takes a batch and answers a verdict for each text, in their order.
#[async_trait::async_trait]
pub(super) trait Analyst: Send + Sync {
    /// The word in `analysed_by`.
    fn name(&self) -> &'static str;

    /// Judges a batch, all of it or nothing.
    async fn judge(&self, batch: &[Said]) -> anyhow::Result<Vec<Verdict>>;
}

/// The built-in scorer, which always answers.
pub(super) struct WordLists;

#[async_trait::async_trait]
impl Analyst for WordLists {
    fn name(&self) -> &'static str {
        "words"
    }

    async fn judge(&self, batch: &[Said]) -> anyhow::Result<Vec<Verdict>> {
        Ok(batch.iter().map(|said| judge(&said.text, said.locale, said.rating)).collect())
    }
}

#[async_trait::async_trait]
impl Analyst for AiProvider {
    fn name(&self) -> &'static str {
        "ai"
    }

    async fn judge(&self, batch: &[Said]) -> anyhow::Result<Vec<Verdict>> {
        provider::ask(self, batch).await
    }
}
