//! What is kept for a time. Each domain says which kinds of things of its own those are, and does to them what is to be
//! done; how long each kind is kept, an admin decides.

use std::sync::{Arc, PoisonError, RwLock};

use base::{
    DateTime, Locale, Utc,
    server::{Ctx, Result},
};

/// What happens to what was kept long enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is gone.
    Deleted,
    /// It stays and is counted, and says nothing of anybody any more.
    Anonymized,
}

impl Fate {
    /// The word in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Anonymized => "anonymized",
        }
    }
}

/// How much of a kind was kept long enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// What a sweep would do something to.
    pub due: u64,
    /// What is as old and held: it is left alone.
    pub held: u64,
}

impl Due {
    /// So much, and none of it held.
    pub fn of(count: i64) -> Self {
        Self { due: u64::try_from(count).unwrap_or_default(), held: 0 }
    }
}

/// What a kind is called, in one language.
#[derive(Clone, Copy, Debug)]
pub struct RetainedWords {
    /// Its name.
    pub title: &'static str,
    /// What is done to it, in a sentence.
    pub hint: &'static str,
}

/// A kind of thing that is kept for a time.
#[async_trait::async_trait]
pub trait Retained: Send + Sync + 'static {
    /// Its word in the settings and in the API; never changed once released.
    fn kind(&self) -> &'static str;

    /// How many days it is kept where nobody decided; for ever where there is none.
    fn default_days(&self) -> Option<u16>;

    /// What happens to it then.
    fn fate(&self) -> Fate;

    /// What it is called.
    fn words(&self, locale: Locale) -> RetainedWords;

    /// How much of it is from before a moment: exactly what [`Self::sweep`] would take, called until it takes nothing.
    ///
    /// # Errors
    /// When the database refuses.
    async fn count_due(&self, ctx: &Ctx, before: DateTime<Utc>) -> Result<Due>;

    /// Deletes or anonymises so many of those at most, in a transaction of its own; answers how many. What another
    /// transaction holds is passed over.
    ///
    /// # Errors
    /// When the database refuses.
    async fn sweep(&self, ctx: &Ctx, before: DateTime<Utc>, batch: i64) -> Result<u64>;
}

/// The kinds that a process knows, under [`Ctx::shared`], in the order of the domains.
#[derive(Default)]
pub struct RetainedKinds(RwLock<Vec<Arc<dyn Retained>>>);

impl RetainedKinds {
    /// Knows these from now on, and no others.
    pub fn set(&self, kinds: impl IntoIterator<Item = Arc<dyn Retained>>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = kinds.into_iter().collect();
    }

    /// All of them.
    pub fn all(&self) -> Vec<Arc<dyn Retained>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
