//! A periodic task: the same work over and over until the process stops.

use std::{future::Future, time::Duration};

use super::Result;

/// Does `work` every `period` until `stop` resolves, and once more then: what is still in memory has to be written down.
/// It is told whether this is the last time. A failure is logged under `name`, and the next turn comes all the same.
pub async fn every<Work: Future<Output = Result<()>> + Send>(
    name: &'static str,
    period: Duration,
    stop: impl Future<Output = ()> + Send,
    mut work: impl FnMut(bool) -> Work + Send,
) {
    tokio::pin!(stop);
    loop {
        let is_last = tokio::select! {
            () = &mut stop => true,
            () = tokio::time::sleep(period) => false,
        };
        if let Err(error) = work(is_last).await {
            tracing::warn!(%error, "{name} failed");
        }
        if is_last {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };

    use tokio::sync::{mpsc, oneshot};

    use super::*;
    use crate::server::Error;

    #[tokio::test]
    async fn work_goes_on_after_a_failure_and_is_done_once_more_at_the_end() {
        let (stop, stopped) = oneshot::channel::<()>();
        let (told, mut turns) = mpsc::unbounded_channel();
        let turn = Arc::new(AtomicUsize::new(0));
        let running = tokio::spawn(every(
            "a test",
            Duration::from_millis(1),
            async { drop(stopped.await) },
            move |is_last| {
                let (turn, told) = (turn.fetch_add(1, Ordering::Relaxed), told.clone());
                async move {
                    told.send(is_last).unwrap();
                    if turn == 0 { Err(Error::NotFound) } else { Ok(()) }
                }
            },
        ));
        assert_eq!((turns.recv().await, turns.recv().await), (Some(false), Some(false)));
        drop(stop);
        running.await.unwrap();
        let mut last = None;
        while let Some(turn) = turns.recv().await {
            last = Some(turn);
        }
        assert_eq!(last, Some(true));
    }
}
