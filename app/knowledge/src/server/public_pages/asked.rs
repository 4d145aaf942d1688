//! What an address of the help center asks for beside its path.

use base64::{Engine, engine::general_purpose::URL_SAFE};
use leptos::server_fn::ServerFn;
use serde::Deserialize;

use super::Said;
use crate::actions::VoteOnArticle;

/// The query of a page to read. An address that cannot be read asks for nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// What is searched for.
    pub q: String,
    page: Option<String>,
    locale: Option<String>,
    /// By these two Leptos tells a plain form that it failed, and which; a layer lets only our own through.
    #[serde(rename = "__path")]
    failed: Option<String>,
    #[serde(rename = "__err")]
    fault: Option<String>,
}

impl Asked {
    /// Which page of a long list.
    pub fn page(&self) -> Option<u32> {
        self.page.as_deref()?.parse().ok()
    }

    /// Why the reader's vote was not taken, where it was not, and in which language they read.
    pub fn said(&self) -> Said {
        let is_about_the_vote = self.failed.as_deref() == Some(VoteOnArticle::url());
        let fault = self.fault.as_deref().filter(|_| is_about_the_vote);
        Said {
            voted: None,
            fault: fault
                .and_then(|fault| URL_SAFE.decode(fault).ok())
                .and_then(|fault| serde_json::from_slice(&fault).ok()),
            locale: self.locale.clone(),
        }
    }
}
