//! The embedding provider: anything that speaks OpenAI's embeddings endpoint.

use std::time::Duration;

use domain::server::AiProvider;
use reqwest::{Client, redirect};
use serde::{Deserialize, Serialize};

/// How many texts one request carries.
pub(super) const BATCH: usize = 64;
/// The longest answer, in bytes: a batch of the longest vectors that are sold, as text.
const LONGEST_ANSWER: usize = 16 << 20;

/// Why there is no vector.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refused {
    /// The provider read the texts and does not want them.
    #[error("the embedding provider refused the text with {0}")]
    Text(u16),
    /// The provider is not there, not willing, or does not speak as expected.
    #[error("the embedding provider does not answer as it should: {0}")]
    Provider(String),
}

impl Refused {
    fn said(error: impl std::fmt::Display) -> Self {
        Self::Provider(error.to_string())
    }
}

#[derive(Serialize)]
struct Request<'a> {
    model: &'a str,
    input: &'a [String],
    encoding_format: &'static str,
}

#[derive(Deserialize)]
struct Answer {
    data: Vec<Embedding>,
}

#[derive(Deserialize)]
struct Embedding {
    index: usize,
    embedding: Vec<f32>,
}

/// The vectors of some texts, each of length 1, in their order.
pub(super) async fn embed(
    provider: &AiProvider,
    texts: &[String],
    patience: Duration,
) -> Result<Vec<Vec<f32>>, Refused> {
    let body = Request { model: &provider.model, input: texts, encoding_format: "float" };
    let mut request =
        client()?.post(format!("{}/embeddings", provider.base_url)).timeout(patience).json(&body);
    if let Some(key) = &provider.key {
        request = request.bearer_auth(key.reveal());
    }
    // The address may hold a name and a password; what is said of an error is logged.
    let mut answer = request.send().await.map_err(|error| Refused::said(error.without_url()))?;
    match answer.status().as_u16() {
        200 => {}
        status @ (400 | 413 | 422) => return Err(Refused::Text(status)),
        status => return Err(Refused::Provider(format!("it says {status}"))),
    }
    let mut body = Vec::new();
    while let Some(bytes) = answer.chunk().await.map_err(|error| Refused::said(error.without_url()))? {
        body.extend_from_slice(&bytes);
        if body.len() > LONGEST_ANSWER {
            return Err(Refused::said("its answer does not end"));
        }
    }
    let Answer { mut data } = serde_json::from_slice(&body).map_err(Refused::said)?;
    data.sort_by_key(|embedding| embedding.index);
    let is_whole =
        data.len() == texts.len() && data.iter().zip(0..).all(|(embedding, place)| embedding.index == place);
    if !is_whole {
        return Err(Refused::said("it answers other texts than were sent"));
    }
    let length = data.first().map_or(0, |first| first.embedding.len());
    if data.iter().any(|embedding| embedding.embedding.len() != length) {
        return Err(Refused::said("its vectors are not equally long"));
    }
    data.into_iter().map(|embedding| unit(embedding.embedding)).collect()
}

/// A client of the whole process: it keeps its connections.
fn client() -> Result<Client, Refused> {
    static CLIENT: std::sync::OnceLock<Client> = std::sync::OnceLock::new();
    if let Some(client) = CLIENT.get() {
        return Ok(client.clone());
    }
    // The house speaks TLS by ring everywhere. Somebody else may have said so already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder()
        .redirect(redirect::Policy::none())
        .connect_timeout(Duration::from_secs(5))
        .build()
        .map_err(Refused::said)?;
    Ok(CLIENT.get_or_init(|| client).clone())
}

/// The same direction, of length 1.
fn unit(mut vector: Vec<f32>) -> Result<Vec<f32>, Refused> {
    let length = vector.iter().map(|part| part * part).sum::<f32>().sqrt();
    if !length.is_normal() {
        return Err(Refused::said("a vector has no direction"));
    }
    for part in &mut vector {
        *part /= length;
    }
    Ok(vector)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vector_is_made_one_long() {
        assert_eq!(unit(vec![3.0, 4.0]).unwrap(), [0.6, 0.8]);
        for broken in [vec![], vec![0.0], vec![f32::NAN], vec![f32::INFINITY]] {
            assert!(unit(broken).is_err());
        }
    }
}
