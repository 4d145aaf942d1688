//! What an address of the help center asks for beside its path.

use base::Fault;
use leptos::server_fn::error::ServerFnUrlError;
use serde::Deserialize;

use super::Said;

/// The query of a page to read. What cannot be read in it is as if it was not there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// What is searched for.
    pub q: String,
    page: Option<String>,
    helped: Option<String>,
    /// Leptos tells a plain form its failure here; a layer lets only our own through.
    #[serde(rename = "__err")]
    failure: Option<String>,
}

impl Asked {
    /// Which page of a long list.
    pub fn page(&self) -> Option<u32> {
        self.page.as_deref()?.parse().ok()
    }

    /// What the reader said of the article.
    pub fn said(&self) -> Said {
        Said {
            is_helpful: self.helped.as_deref().and_then(|helped| helped.parse().ok()),
            fault: self.failure.as_deref().map(ServerFnUrlError::<Fault>::decode_err),
        }
    }
}
