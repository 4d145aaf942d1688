//! The jobs of the analysis.

use base::server::{Ctx, Result};
use jobs::server::{Job, Queue};
use serde::{Deserialize, Serialize};

/// Where they wait: a model may take its time, and nobody else shall wait behind it.
const ANALYSIS: Queue = Queue::new("feedback-analysis", 1);

/// Analyses the feedback that was not yet, or with earlier rules; goes on where it was interrupted.
#[derive(Serialize, Deserialize)]
pub struct AnalyseFeedback {}

impl Job for AnalyseFeedback {
    const KIND: &'static str = "feedback-analysis";
    const QUEUE: Queue = ANALYSIS;

    fn dedupe_key(&self) -> Option<String> {
        Some("all".to_owned())
    }

    async fn run(self, ctx: &Ctx) -> Result<()> {
        super::analyse_pending(ctx).await
    }
}

/// Looks for days that are unlike others.
#[derive(Serialize, Deserialize)]
pub struct FindAnomalies {}

impl Job for FindAnomalies {
    const KIND: &'static str = "feedback-anomalies";
    const QUEUE: Queue = ANALYSIS;

    fn dedupe_key(&self) -> Option<String> {
        Some("all".to_owned())
    }

    async fn run(self, ctx: &Ctx) -> Result<()> {
        super::find_anomalies(ctx).await
    }
}
