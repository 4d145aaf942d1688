//! The cache of settings: what was read stays until a change of it is heard.

use std::{
    any::Any,
    collections::HashMap,
    future::Future,
    ops::ControlFlow,
    sync::{Arc, PoisonError, RwLock, RwLockWriteGuard},
};

use base::server::{Ctx, Result};
use realtime::server::{CacheRefresher, Hub, refresh_cache};

use super::section::{FEED, Section};

/// The sections that this process has read.
#[derive(Default)]
pub(super) struct SettingsCache(RwLock<Sections>);

#[derive(Default)]
struct Sections {
    by_name: HashMap<&'static str, Arc<dyn Any + Send + Sync>>,
    /// Grows with each change: what was read before one and comes in after it is not kept.
    stamp: u64,
}

impl SettingsCache {
    pub fn find<S: Section>(&self) -> Option<Arc<S>> {
        let sections = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(sections.by_name.get(S::NAME)?).downcast().ok()
    }

    pub fn stamp(&self) -> u64 {
        self.0.read().unwrap_or_else(PoisonError::into_inner).stamp
    }

    pub fn keep<S: Section>(&self, section: Arc<S>, stamp: u64) {
        let mut sections = self.write();
        if sections.stamp == stamp {
            sections.by_name.insert(S::NAME, section);
        }
    }

    pub fn forget(&self, name: &str) {
        let mut sections = self.write();
        sections.stamp += 1;
        sections.by_name.remove(name);
    }

    fn forget_topic(&self, topic: &str) {
        if let Some(name) = topic.strip_prefix("settings:").and_then(|rest| rest.split(':').next()) {
            self.forget(name);
        }
    }

    fn forget_all(&self) {
        let mut sections = self.write();
        sections.stamp += 1;
        sections.by_name.clear();
    }

    fn write(&self) -> RwLockWriteGuard<'_, Sections> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Refresher(Arc<SettingsCache>);

impl CacheRefresher for Refresher {
    const NAME: &'static str = "the settings";
    const FEEDS: &'static [&'static str] = &[FEED];

    async fn begin(&self) -> Result<()> {
        self.0.forget_all();
        Ok(())
    }

    async fn hear(&self, topic: &str) -> Result<ControlFlow<()>> {
        self.0.forget_topic(topic);
        Ok(ControlFlow::Continue(()))
    }
}

/// Forgets what a topic of the feed says is old: for another cache that follows the feed, and would otherwise make itself anew
/// from settings that this one has yet to hear of.
pub fn forget_settings(ctx: &Ctx, topic: &str) {
    ctx.shared::<SettingsCache>().forget_topic(topic);
}

/// Keeps the cache in step with the changes of other processes until `stop` resolves.
pub async fn keep_settings(ctx: Ctx, hub: Hub, stop: impl Future<Output = ()> + Send) {
    refresh_cache(Refresher(ctx.shared::<SettingsCache>()), hub, stop).await;
}
