//! What the help center's admin pages hold: FAQ, content gaps, categories, search settings.

use base::{DateTime, Language, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ArticleTask, Category, CategoryDraft, CategoryId, DeflectionReport, MeaningState, SearchReport,
    StopWords, Synonyms,
};

/// The content gaps: what readers miss.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContentGaps {
    /// The articles that did not help.
    pub tasks: Vec<ArticleTask>,
    /// What was searched for.
    pub searches: SearchReport,
    /// What was offered beside tickets.
    pub deflections: DeflectionReport,
    /// When this was read.
    pub now: DateTime<Utc>,
}

/// The categories, and the one that is looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CategoriesDesk {
    /// All of them.
    pub all: Vec<Category>,
    /// The one that is to be changed.
    pub chosen: Option<(CategoryId, CategoryDraft)>,
}

/// A category as its form spells it: a name and a description in each language of the interface.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CategoryForm {
    /// In English.
    pub name_en: String,
    /// In German.
    pub name_de: String,
    /// In Arabic.
    pub name_ar: String,
    /// In English.
    pub description_en: String,
    /// In German.
    pub description_de: String,
    /// In Arabic.
    pub description_ar: String,
    /// Its address.
    pub slug: String,
    /// The name of an icon.
    pub icon: String,
    /// The category above it; empty at the top.
    pub parent_id: String,
    /// Its place among its neighbours.
    pub position: String,
}

/// The search settings of one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchSettingsPage {
    /// The language.
    pub locale: Language,
    /// The words that mean the same.
    pub synonyms: Vec<Synonyms>,
    /// The words that are passed over.
    pub stop_words: StopWords,
    /// How far the search by meaning has come; none where it is off.
    pub meaning: Option<MeaningState>,
}
