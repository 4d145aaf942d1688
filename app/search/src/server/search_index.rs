//! The inverted indexes of all languages, with a cache of the results of recent queries.

use std::{collections::HashMap, sync::Arc};

use quick_cache::{Weighter, sync::Cache};
use uuid::Uuid;

use super::{
    language_index::{Document, Kind, LanguageIndex, Results, SearchSettings},
    query::Query,
};

/// The most bytes of results that are cached. What many type, above all the first letters of a question, has the most
/// documents to rank.
const CACHE_BYTES: u64 = 4 << 20;
/// How many results that is about.
const CACHED_RESULTS: usize = 500;

/// The indexes of all languages, by their primary tags.
pub struct SearchIndex {
    by_language: HashMap<String, LanguageIndex>,
    settings: HashMap<String, SearchSettings>,
    cache: Cache<CacheKey, Arc<Results>, Bytes>,
}

/// All that results depend on, but for the documents.
#[derive(PartialEq, Eq, Hash)]
struct CacheKey {
    query: Query,
    languages: Vec<String>,
    audience: u8,
    most: usize,
}

/// Weighs results by what they take in memory.
#[derive(Clone)]
struct Bytes;

impl Weighter<CacheKey, Arc<Results>> for Bytes {
    fn weight(&self, key: &CacheKey, results: &Arc<Results>) -> u64 {
        let words = key.query.words.iter().chain(&key.languages).map(|word| word.len() + 24).sum::<usize>();
        (words + size_of::<CacheKey>() + results.size()) as u64
    }
}

impl Default for SearchIndex {
    fn default() -> Self {
        Self::new(HashMap::new())
    }
}

impl SearchIndex {
    /// An empty index with the settings of each language.
    pub fn new(settings: HashMap<String, SearchSettings>) -> Self {
        let cache = Cache::with_weighter(CACHED_RESULTS, CACHE_BYTES, Bytes);
        Self { by_language: HashMap::new(), settings, cache }
    }

    /// Puts a document in, in place of what it was before in this language.
    pub fn insert(&mut self, language: &str, document: &Document) {
        self.cache.clear();
        if let Some(index) = self.by_language.get_mut(language) {
            index.insert(document);
            return;
        }
        let settings = self.settings.get(language).cloned().unwrap_or_default();
        let mut index = LanguageIndex::new(language, &settings);
        index.insert(document);
        self.by_language.insert(language.to_owned(), index);
    }

    /// Takes a document out of every language.
    pub fn remove(&mut self, id: Uuid) {
        self.cache.clear();
        for index in self.by_language.values_mut() {
            index.remove(id);
        }
    }

    /// Takes all documents of a kind out.
    pub fn remove_all(&mut self, kind: Kind) {
        self.cache.clear();
        for index in self.by_language.values_mut() {
            index.remove_all(kind);
        }
    }

    /// Whether so much of it is gone that it should be built anew.
    pub fn needs_rebuild(&self) -> bool {
        self.by_language.values().any(LanguageIndex::needs_rebuild)
    }

    /// Finds in the first language in which documents have all the words, else in the first in which any has some of them.
    /// Languages are named by their primary tags, best first. What was asked since the last change comes from the cache.
    pub fn find(&self, query: &Query, languages: &[&str], audience: u8, most: usize) -> Arc<Results> {
        // A phrase is looked for in so many documents that caching them all would fill the memory.
        if query.has_phrases() {
            return Arc::new(self.find_anew(query, languages, audience, most));
        }
        let languages_asked = languages.iter().map(|language| (*language).to_owned()).collect();
        let key = CacheKey { query: query.clone(), languages: languages_asked, audience, most };
        if let Some(cached) = self.cache.get(&key) {
            return cached;
        }
        let results = Arc::new(self.find_anew(query, languages, audience, most));
        self.cache.insert(key, Arc::clone(&results));
        results
    }

    fn find_anew(&self, query: &Query, languages: &[&str], audience: u8, most: usize) -> Results {
        let mut best = None;
        for language in languages {
            let Some(index) = self.by_language.get(*language) else { continue };
            let mut results = index.find(query, audience, most);
            (*language).clone_into(&mut results.language);
            // One good answer in the reader's own language is better than ten in another; one that has only some of the
            // words is not.
            if results.has_all_words {
                return results;
            }
            if !results.hits.is_empty() && best.is_none() {
                best = Some(results);
            }
        }
        best.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: Kind = Kind("article");
    const QUESTION: Kind = Kind("question");

    fn document(number: u128, kind: Kind, title: &str) -> Document {
        Document { id: Uuid::from_u128(number), kind, title: title.to_owned(), ..Document::default() }
    }

    fn index() -> SearchIndex {
        let mut index = SearchIndex::default();
        index.insert("en", &document(1, ARTICLE, "Pair a lamp"));
        index.insert("en", &document(2, QUESTION, "Is a lamp waterproof?"));
        index.insert("de", &document(3, ARTICLE, "Lampe koppeln"));
        index
    }

    fn found(index: &SearchIndex, typed: &str, languages: &[&str]) -> (String, Vec<u128>) {
        let results = index.find(&Query::read(typed), languages, 0, 10);
        (results.language.clone(), results.hits.iter().map(|hit| hit.id.as_u128()).collect())
    }

    #[test]
    fn the_first_language_that_has_all_the_words_answers() {
        let index = index();
        assert_eq!(found(&index, "lampe ", &["de", "en"]), ("de".to_owned(), vec![3]));
        assert_eq!(found(&index, "pair ", &["de", "en"]), ("en".to_owned(), vec![1]));
        assert_eq!(
            found(&index, "lampe garage ", &["de", "fr"]),
            ("de".to_owned(), vec![3]),
            "some of the words"
        );
        assert_eq!(found(&index, "pair ", &["de", "fr"]), (String::new(), vec![]));
    }

    #[test]
    fn no_cached_result_outlives_a_change() {
        let mut index = index();
        let lamps = |index: &SearchIndex| found(index, "lamp ", &["en"]).1;
        assert_eq!(lamps(&index), [1, 2]);
        assert_eq!(lamps(&index), [1, 2], "from the cache");
        index.remove(Uuid::from_u128(1));
        assert_eq!(lamps(&index), [2]);
        index.remove_all(QUESTION);
        assert!(lamps(&index).is_empty());
        index.insert("en", &document(4, ARTICLE, "Dim a lamp"));
        assert_eq!(lamps(&index), [4]);
    }

    #[test]
    fn the_cache_is_bounded() {
        let index = index();
        for number in 0..40_000 {
            index.find(&Query::read(&format!("lamp {number} ")), &["en"], 0, 10);
        }
        assert!(!index.cache.is_empty() && index.cache.weight() <= CACHE_BYTES);
    }
}
