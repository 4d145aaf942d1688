//! What a file belongs to, and who may see it there. Files are stored by a crate that knows no domain; each domain answers
//! for those that are its own.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use base::{
    server::{Actor, Ctx, Result},
    uuid::Uuid,
};

/// A kind of thing that files can belong to: a message, an article.
#[async_trait::async_trait]
pub trait FileOwner: Send + Sync + 'static {
    /// Its word in `files.owner_type`; never changed once released.
    fn owner_type(&self) -> &'static str;

    /// Whether the actor may see the files of one of them. Asked each time that a file is fetched.
    ///
    /// # Errors
    /// When the database refuses. What is not there is nobody's to see.
    async fn may_see(&self, ctx: &Ctx, actor: &Actor, owner_id: Uuid) -> Result<bool>;
}

/// The kinds that a process knows, under [`Ctx::shared`].
#[derive(Default)]
pub struct FileOwners(RwLock<HashMap<&'static str, Arc<dyn FileOwner>>>);

impl FileOwners {
    /// Knows these from now on.
    pub fn set(&self, owners: impl IntoIterator<Item = Arc<dyn FileOwner>>) {
        let owners = owners.into_iter().map(|owner| (owner.owner_type(), owner));
        self.0.write().unwrap_or_else(PoisonError::into_inner).extend(owners);
    }

    /// The kind of a word.
    pub fn find(&self, owner_type: &str) -> Option<Arc<dyn FileOwner>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(owner_type).cloned()
    }
}
