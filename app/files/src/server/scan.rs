//! Has contents scanned, on a queue of their own. What the scanner does not answer for stays in quarantine and is asked
//! again: soon, then by a schedule, for ever.

use std::time::Duration;

use base::{
    server::{Ctx, Error, Result},
    uuid::Uuid,
};
use jobs::server::{Duplicate, Job, Queue, enqueue};
use serde::{Deserialize, Serialize};

use super::{
    Startup,
    clamd::{ClamdAddress, Verdict, scan},
    storage::{Storage, content_key, thumbnail_key},
};
use crate::FileState;

/// Contents that one turn asks for again.
const AT_ONCE: i64 = 500;

/// Has a content scanned.
#[derive(Debug, Serialize, Deserialize)]
pub struct ScanContent {
    /// Which.
    pub content: Uuid,
}

impl Job for ScanContent {
    const KIND: &'static str = "scan-content";
    const QUEUE: Queue = Queue::new("scans", 2);
    const LONGEST_RUN: Duration = Duration::from_secs(1_800);
    // Whoever asks again has all tries: a scanner that is away for a week is back some day.
    const DUPLICATE: Duplicate = Duplicate::Replaces;

    fn dedupe_key(&self) -> Option<String> {
        Some(self.content.to_string())
    }

    async fn run(self, ctx: &Ctx) -> Result<()> {
        let content = sqlx::query!(
            "select sha256, size from file_contents where id = $1 and state = 'pending_scan'",
            self.content,
        )
        .fetch_optional(&ctx.db)
        .await?;
        let Some(content) = content else { return Ok(()) };
        // Where scanning was switched off, what waited for it waits no longer.
        let Some(address) = ctx.settings.section::<Startup>().clamd_addr.clone() else {
            return decide(ctx, self.content, &Verdict::Clean).await;
        };
        match asked(ctx, &address, &content.sha256).await {
            Ok(verdict) => {
                if let Verdict::Infected(signature) = &verdict {
                    tracing::warn!(content.id = %self.content, signature, "an infected file was blocked");
                    forget(ctx, &content.sha256).await?;
                }
                decide(ctx, self.content, &verdict).await
            }
            Err(error) => {
                metrics::counter!("files_scanned", "outcome" => "failed").increment(1);
                note(ctx, self.content, &error).await?;
                Err(error)
            }
        }
    }
}

async fn asked(ctx: &Ctx, address: &ClamdAddress, sha256: &[u8]) -> Result<Verdict> {
    let (_, bytes) = Storage::of(ctx)?.get(&content_key(sha256), None).await?;
    Ok(scan(address, bytes).await.map_err(|error| error.context("the virus scanner"))?)
}

/// Takes the bytes away before anybody is told, so that what is called infected is nowhere.
async fn forget(ctx: &Ctx, sha256: &[u8]) -> Result<()> {
    let storage = Storage::of(ctx)?;
    storage.delete(&content_key(sha256)).await?;
    storage.delete(&thumbnail_key(sha256)).await
}

async fn decide(ctx: &Ctx, content: Uuid, verdict: &Verdict) -> Result<()> {
    let (state, signature) = match verdict {
        Verdict::Clean => (FileState::Clean, None),
        Verdict::Infected(signature) => (FileState::Infected, Some(signature)),
    };
    sqlx::query!(
        "update file_contents set state = $2, signature = $3, scan_error = null, scanned_at = $4
         where id = $1 and state = 'pending_scan'",
        content,
        state.as_str(),
        signature,
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    metrics::counter!("files_scanned", "outcome" => state.as_str()).increment(1);
    Ok(())
}

async fn note(ctx: &Ctx, content: Uuid, error: &Error) -> Result<()> {
    let said: String = format!("{error:#}").chars().take(300).collect();
    sqlx::query!("update file_contents set scan_error = $2 where id = $1", content, said)
        .execute(&ctx.db)
        .await?;
    Ok(())
}

/// Asks again for what still waits, before its tries run out: nothing is given up, however long the scanner is away.
#[derive(Debug, Serialize, Deserialize)]
pub struct ScanPending {}

impl Job for ScanPending {
    const KIND: &'static str = "scan-pending";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        let mut tx = ctx.begin().await?;
        let waiting = sqlx::query_scalar!(
            "select id from file_contents where state = 'pending_scan' order by created_at limit $1",
            AT_ONCE,
        )
        .fetch_all(&mut *tx)
        .await?;
        for content in waiting {
            enqueue(ctx, &mut tx, &ScanContent { content }).await?;
        }
        ctx.commit(tx).await
    }
}
