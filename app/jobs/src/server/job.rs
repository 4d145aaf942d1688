//! What a job is, and the list of those that a worker can run.

use std::{collections::HashMap, future::Future, pin::Pin, sync::Arc};

use base::server::{Ctx, Result};
use serde::{Serialize, de::DeserializeOwned};

/// A piece of later work. `run` calls one verb and may be called twice: after a crash nobody knows how far it came.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// The name in the table; never changed once released.
    const KIND: &'static str;
    /// Tries before it becomes a dead letter.
    const ATTEMPTS: i32 = 12;

    /// Does the work.
    fn run(self, ctx: &Ctx) -> impl Future<Output = Result<()>> + Send;
}

type Runs =
    Arc<dyn Fn(Ctx, serde_json::Value) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync>;

/// One kind of job, with its type forgotten.
#[derive(Clone)]
pub(super) struct Kind {
    pub attempts: i32,
    pub runs: Runs,
}

/// Every kind of job that this process can run.
#[derive(Clone, Default)]
pub struct Registry(HashMap<&'static str, Kind>);

impl Registry {
    /// Adds a kind.
    #[must_use]
    pub fn with<J: Job>(mut self) -> Self {
        let runs: Runs = Arc::new(|ctx, payload| {
            Box::pin(async move {
                let job: J = serde_json::from_value(payload).map_err(anyhow::Error::from)?;
                job.run(&ctx).await
            })
        });
        self.0.insert(J::KIND, Kind { attempts: J::ATTEMPTS, runs });
        self
    }

    pub(super) fn find(&self, kind: &str) -> Option<&Kind> {
        self.0.get(kind)
    }

    /// The names of all kinds.
    pub(super) fn kinds(&self) -> Vec<String> {
        self.0.keys().map(|kind| (*kind).to_owned()).collect()
    }
}
