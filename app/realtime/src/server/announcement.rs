//! A broadcast to every process: a word without content that tells whoever keeps something in memory to read it anew. Sent
//! after the commit, by a statement of its own, and heard on the connection that listens anyway.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use base::server::{Ctx, Result};
use tokio::sync::watch;

pub(super) const CHANNEL: &str = "porchlight_announcements";

/// Who waits for which word in this process.
#[derive(Default)]
struct Waiting(Mutex<HashMap<String, watch::Sender<u64>>>);

/// Says `word` to every process, this one too. One that does not hear it finds out by its own sweep.
///
/// # Errors
/// When the database refuses.
pub async fn announce(ctx: &Ctx, word: &str) -> Result<()> {
    sqlx::query("select pg_notify($1, $2)").bind(CHANNEL).bind(word).execute(&ctx.db).await?;
    Ok(())
}

/// Changes whenever any process said `word`, and when something may have been missed.
pub fn announcements(ctx: &Ctx, word: &str) -> watch::Receiver<u64> {
    let waiting = ctx.shared::<Waiting>();
    let mut words = waiting.0.lock().unwrap_or_else(PoisonError::into_inner);
    words.entry(word.to_owned()).or_insert_with(|| watch::Sender::new(0)).subscribe()
}

/// Wakes whoever waits for `word`; for every word where there is none.
pub(super) fn wake(ctx: &Ctx, word: Option<&str>) {
    let waiting = ctx.shared::<Waiting>();
    let words = waiting.0.lock().unwrap_or_else(PoisonError::into_inner);
    for (_, sender) in words.iter().filter(|(known, _)| word.is_none_or(|word| word == *known)) {
        sender.send_modify(|count| *count = count.wrapping_add(1));
    }
}
