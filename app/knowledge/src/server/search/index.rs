//! The indexes of all languages in this process: built from the database, kept fresh by what happens to articles.

use std::{
    collections::{HashMap, HashSet},
    sync::{PoisonError, RwLock},
};

use base::{
    Language,
    server::{Ctx, Result},
    uuid::Uuid,
};
use futures::TryStreamExt;
use tokio::sync::OnceCell;

use super::{
    query::Query,
    shelf::{Entry, Hit, Shelf, Taught},
};
use crate::server::render::text_of;

/// The index of this process.
#[derive(Default)]
pub(super) struct Index {
    shelves: RwLock<HashMap<String, Shelf>>,
    loaded: OnceCell<()>,
}

impl Index {
    /// Builds the index, once; whoever searches meanwhile waits for it.
    pub async fn ready(&self, ctx: &Ctx) -> Result<()> {
        self.loaded.get_or_try_init(|| self.build(ctx)).await?;
        Ok(())
    }

    /// Builds it anew: after the words that an admin taught changed, or when too much of it is gone.
    pub async fn build(&self, ctx: &Ctx) -> Result<()> {
        let taught = taught(ctx).await?;
        let mut shelves: HashMap<String, Shelf> = HashMap::new();
        let mut rows = sqlx::query!(
            "select id, locale, visibility, title, contents, tags, content_html from articles where status = 'published'",
        )
        .fetch(&ctx.db);
        while let Some(row) = rows.try_next().await? {
            let entry =
                entry(row.id, &row.visibility, row.title, &row.contents, &row.tags, &row.content_html);
            let nothing = Taught::default();
            shelves
                .entry(primary(&row.locale))
                .or_insert_with_key(|language| Shelf::new(language, taught.get(language).unwrap_or(&nothing)))
                .put(&entry);
        }
        *self.shelves.write().unwrap_or_else(PoisonError::into_inner) = shelves;
        Ok(())
    }

    /// Reads one article again, which may have changed, or be gone.
    pub async fn refresh(&self, ctx: &Ctx, id: Uuid) -> Result<()> {
        if self.loaded.get().is_none() {
            return Ok(());
        }
        let row = sqlx::query!(
            "select locale, visibility, title, contents, tags, content_html from articles
             where id = $1 and status = 'published'",
            id,
        )
        .fetch_optional(&ctx.db)
        .await?;
        let is_worn = {
            let mut shelves = self.shelves.write().unwrap_or_else(PoisonError::into_inner);
            for shelf in shelves.values_mut() {
                shelf.remove(id);
            }
            if let Some(row) = row {
                let entry =
                    entry(id, &row.visibility, row.title, &row.contents, &row.tags, &row.content_html);
                let shelf = shelves.entry(primary(&row.locale));
                shelf.or_insert_with_key(|language| Shelf::new(language, &Taught::default())).put(&entry);
            }
            shelves.values().any(Shelf::is_worn)
        };
        if is_worn { self.build(ctx).await } else { Ok(()) }
    }

    /// Finds in the reader's languages, best language first, until enough is found.
    pub fn find(&self, query: &Query, languages: &[Language], audience: u8, most: usize) -> Vec<Hit> {
        let shelves = self.shelves.read().unwrap_or_else(PoisonError::into_inner);
        let mut seen = HashSet::new();
        let mut hits: Vec<Hit> = Vec::new();
        for shelf in languages
            .iter()
            .filter(|language| seen.insert(language.primary()))
            .filter_map(|language| shelves.get(language.primary()))
        {
            // One good answer in the reader's own language is better than ten in another.
            if !hits.is_empty() {
                break;
            }
            hits = shelf.find(query, audience, most);
        }
        hits
    }
}

fn primary(locale: &str) -> String {
    locale.split('-').next().unwrap_or_default().to_owned()
}

fn entry(
    id: Uuid,
    visibility: &str,
    title: String,
    contents: &serde_json::Value,
    tags: &[String],
    html: &str,
) -> Entry {
    let audience = match visibility {
        "public" => 0,
        "signed_in" => 1,
        _ => 2,
    };
    let headings = contents.as_array().map_or(&[][..], Vec::as_slice).iter();
    let headings: Vec<&str> = headings.filter_map(|heading| heading["text"].as_str()).collect();
    Entry { id, audience, title, headings: headings.join("\n"), tags: tags.join("\n"), text: text_of(html) }
}

async fn taught(ctx: &Ctx) -> Result<HashMap<String, Taught>> {
    let mut taught: HashMap<String, Taught> = HashMap::new();
    for row in sqlx::query!("select locale, words from search_synonyms").fetch_all(&ctx.db).await? {
        taught.entry(primary(&row.locale)).or_default().synonyms.push(row.words);
    }
    for row in sqlx::query!("select locale, word from search_stop_words").fetch_all(&ctx.db).await? {
        taught.entry(primary(&row.locale)).or_default().stop_words.push(row.word);
    }
    Ok(taught)
}
