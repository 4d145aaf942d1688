//! The registry of jobs: which kinds a process can run. Each domain answers its own, the server merges them.

use std::{
    collections::{BTreeMap, HashMap},
    future::Future,
    pin::Pin,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use base::server::{Ctx, Result};

use super::{Job, Queue};

type Runs =
    Arc<dyn Fn(Ctx, serde_json::Value) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync>;

/// One kind of job, with its type forgotten.
#[derive(Clone)]
pub(super) struct Kind {
    pub queue: Queue,
    pub attempts: i32,
    pub longest_run: Duration,
    pub runs: Runs,
}

/// Every kind of job that this process can run.
#[derive(Clone, Default)]
pub struct Registry(HashMap<&'static str, Kind>);

impl Registry {
    /// Adds a kind.
    ///
    /// # Panics
    /// At start-up, when there is a kind of this name, or its queue has another number of hands elsewhere.
    #[must_use]
    pub fn with<J: Job>(mut self) -> Self {
        let runs: Runs = Arc::new(|ctx, payload| {
            Box::pin(async move {
                let job: J = serde_json::from_value(payload).map_err(anyhow::Error::from)?;
                job.run(&ctx).await
            })
        });
        let kind = Kind { queue: J::QUEUE, attempts: J::ATTEMPTS, longest_run: J::LONGEST_RUN, runs };
        self.add(J::KIND, kind);
        self
    }

    /// These kinds and those of another.
    ///
    /// # Panics
    /// As [`Registry::with`].
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        for (name, kind) in other.0 {
            self.add(name, kind);
        }
        self
    }

    fn add(&mut self, name: &'static str, kind: Kind) {
        let queue = kind.queue;
        let agreed = self.0.values().all(|other| other.queue.name != queue.name || other.queue == queue);
        assert!(agreed, "the queue {} has one number of hands", queue.name);
        assert!(self.0.insert(name, kind).is_none(), "two kinds of job are called {name}");
    }

    pub(super) fn find(&self, kind: &str) -> Option<&Kind> {
        self.0.get(kind)
    }

    /// The names of all kinds, and beside each its queue's.
    pub(super) fn kinds(&self) -> (Vec<String>, Vec<String>) {
        self.0.iter().map(|(name, kind)| ((*name).to_owned(), kind.queue.name.to_owned())).unzip()
    }

    /// Every queue that a kind waits in.
    pub(super) fn queues(&self) -> Vec<Queue> {
        let by_name: BTreeMap<_, _> = self.0.values().map(|kind| (kind.queue.name, kind.queue)).collect();
        by_name.into_values().collect()
    }
}

/// The kinds that this process knows, for whoever looks for jobs that nobody knows any more.
#[derive(Default)]
pub(super) struct KnownKinds(RwLock<Option<Arc<[String]>>>);

impl KnownKinds {
    pub fn set(&self, kinds: &[String]) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(kinds.into());
    }

    /// Nothing before anybody said: a process that was told no kinds cannot tell which are unknown.
    pub fn get(&self) -> Option<Arc<[String]>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Serialize, Deserialize)]
    struct Send {}

    impl Job for Send {
        const KIND: &'static str = "send";
        const QUEUE: Queue = Queue::new("mail", 2);

        async fn run(self, _: &Ctx) -> Result<()> {
            Ok(())
        }
    }

    #[derive(Serialize, Deserialize)]
    struct Receive {}

    impl Job for Receive {
        const KIND: &'static str = "receive";
        const QUEUE: Queue = Queue::new("mail", 3);

        async fn run(self, _: &Ctx) -> Result<()> {
            Ok(())
        }
    }

    #[test]
    fn registries_merge_and_no_queue_is_listed_twice() {
        let merged = Registry::default().merge(Registry::default().with::<Send>());
        assert_eq!(merged.queues(), [Send::QUEUE]);
        assert!(merged.find("send").is_some() && merged.find("receive").is_none());
    }

    #[test]
    #[should_panic(expected = "two kinds of job are called send")]
    fn a_name_is_given_once() {
        let _refused = Registry::default().with::<Send>().merge(Registry::default().with::<Send>());
    }

    #[test]
    #[should_panic(expected = "the queue mail has one number of hands")]
    fn a_queue_has_one_number_of_hands() {
        let _refused = Registry::default().with::<Send>().with::<Receive>();
    }
}
