//! What the categories of the house are called, for whatever names one by its slug.

use std::{collections::HashMap, sync::Arc};

use ui::locale;

use crate::{Category, words::words};

/// The names of an admin's own categories; those that every house begins with have a name in each language.
#[derive(Clone, Default)]
pub(crate) struct CategoryNames(Arc<HashMap<String, String>>);

impl CategoryNames {
    /// Of these categories.
    pub fn of(categories: &[Category]) -> Self {
        Self(Arc::new(
            categories.iter().map(|category| (category.slug.clone(), category.name.clone())).collect(),
        ))
    }

    /// What a category is called; its slug where nobody knows.
    pub fn name_of(&self, slug: &str) -> String {
        let own = (words(locale()).category_of)(slug);
        own.or_else(|| self.0.get(slug).map(String::as_str)).unwrap_or(slug).to_owned()
    }
}
