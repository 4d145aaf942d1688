//! A type map of start-up settings: each domain's section, found by its type. Base knows none of them.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::Arc,
};

/// The start-up settings of all domains.
#[derive(Clone, Default)]
pub struct Sections(HashMap<TypeId, Arc<dyn Any + Send + Sync>>);

impl Sections {
    /// Puts a section in, in the place of an earlier one.
    pub fn insert<S: Any + Send + Sync>(&mut self, section: S) {
        self.0.insert(TypeId::of::<S>(), Arc::new(section));
    }

    /// A section; its defaults where it was not put in, as in a test.
    pub fn get<S: Any + Default + Send + Sync>(&self) -> Arc<S> {
        let found = self.0.get(&TypeId::of::<S>()).cloned();
        found.and_then(|found| found.downcast().ok()).unwrap_or_default()
    }
}

impl std::fmt::Debug for Sections {
    /// Only how many: a section may hold a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} sections", self.0.len())
    }
}
