//! The server functions of the page of retention: each translates and calls one verb.

use std::collections::BTreeMap;

use base::{DateTime, Fault, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{Retained, RetentionRun};

/// What the page of retention shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RetentionPage {
    /// The kinds, with what would go now.
    pub kinds: Vec<Retained>,
    /// The last runs.
    pub runs: Vec<RetentionRun>,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// How long things are kept, what would go now, and what went.
#[server]
pub async fn load_retention() -> Result<RetentionPage, Fault> {
    let (ctx, actor) = base::server::caller();
    let kinds = crate::server::retention(&ctx, &actor).await?.kinds;
    let runs = crate::server::retention_runs(&ctx, &actor).await?.runs;
    Ok(RetentionPage { kinds, runs, now: ctx.now() })
}

/// Decides how long things are kept; an empty field is for ever.
#[server]
pub async fn save_retention(#[server(default)] days: BTreeMap<String, String>) -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    let change = crate::server::form::retention_change(days)?;
    crate::server::change_retention(&ctx, &actor, change).await?;
    Ok(())
}

/// Does now what is done daily.
#[server]
pub async fn run_retention() -> Result<(), Fault> {
    let (ctx, actor) = base::server::caller();
    crate::server::run_retention(&ctx, &actor).await?;
    Ok(())
}
