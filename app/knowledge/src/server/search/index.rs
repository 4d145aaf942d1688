//! The indexes of all languages in this process: built from the database, kept fresh by what happens to articles and
//! questions.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use base::{
    Language,
    server::{BoundedCache, Ctx, Result},
    uuid::Uuid,
};
use tokio::sync::OnceCell;

use super::{
    language_index::{Entry, Hit, Kind, LanguageIndex, Ranked, Taught},
    query::Query,
    text_cache::Text,
};
use crate::{
    FaqEntry,
    server::{
        find::{audience_of, language},
        render::text_of,
    },
};

/// The index of this process.
#[derive(Default)]
pub(super) struct Index {
    built: RwLock<Built>,
    loaded: OnceCell<()>,
}

#[derive(Default)]
struct Built {
    indexes: HashMap<String, LanguageIndex>,
    /// By language, and in it by id: a question that was moved to another language stands in both until both are
    /// published again.
    questions: HashMap<(String, Uuid), Arc<Question>>,
    taught: HashMap<String, Taught>,
    answers: BoundedCache<Asked, Found, MOST_ANSWERS>,
}

/// How many answers are remembered. What many type, above all the first letters of a question, has the most texts to rank.
const MOST_ANSWERS: usize = 2_000;

/// All that an answer depends on, but for the texts.
#[derive(PartialEq, Eq, Hash)]
struct Asked {
    query: Query,
    languages: Vec<String>,
    audience: u8,
    most: usize,
}

/// A question as it was published last. Everybody may read it, and every version of it.
pub(super) struct Question {
    pub id: Uuid,
    pub locale: Language,
    pub category: String,
    pub text: Text,
}

/// What was found, best first.
#[derive(Clone, Default)]
pub(super) struct Found {
    pub hits: Vec<Hit>,
    /// Of the hits, those that are questions.
    pub questions: Vec<Arc<Question>>,
    /// The words that are marked in them.
    pub forms: Vec<Arc<str>>,
}

impl Built {
    fn index(&mut self, language: String) -> &mut LanguageIndex {
        let Self { indexes, taught, .. } = self;
        indexes.entry(language).or_insert_with_key(|language| {
            LanguageIndex::new(language, taught.get(language).unwrap_or(&Taught::default()))
        })
    }

    fn find(&self, Asked { query, languages, audience, most }: &Asked) -> Found {
        let mut best = None;
        for (language, index) in
            languages.iter().filter_map(|language| Some((language, self.indexes.get(language)?)))
        {
            let ranked = index.find(query, *audience, *most);
            // One good answer in the reader's own language is better than ten in another; one that has only some of the words
            // is not.
            if ranked.is_whole {
                return self.found(language, ranked);
            }
            if !ranked.hits.is_empty() && best.is_none() {
                best = Some((language, ranked));
            }
        }
        best.map(|(language, ranked)| self.found(language, ranked)).unwrap_or_default()
    }

    fn found(&self, language: &str, Ranked { hits, forms, .. }: Ranked) -> Found {
        let question = |hit: &Hit| self.questions.get(&(language.to_owned(), hit.id)).cloned();
        let questions = hits.iter().filter(|hit| hit.kind == Kind::Question).filter_map(question).collect();
        Found { questions, hits, forms }
    }

    /// Takes the place of all questions with these, by language.
    fn put_questions(&mut self, published: Vec<(Language, Vec<FaqEntry>)>) {
        for index in self.indexes.values_mut() {
            index.remove_all(Kind::Question);
        }
        self.questions.clear();
        for (locale, entries) in published {
            for FaqEntry { id, question, answer_html, category, .. } in entries {
                let entry = Entry {
                    id: id.0,
                    kind: Kind::Question,
                    title: question,
                    tags: category.clone(),
                    text: text_of(&answer_html),
                    ..Entry::default()
                };
                self.index(locale.primary().to_owned()).put(&entry);
                let text = Text::new(entry.title, entry.text);
                let question = Question { id: id.0, locale: locale.clone(), category, text };
                self.questions.insert((locale.primary().to_owned(), id.0), Arc::new(question));
            }
        }
    }
}

impl Index {
    /// Builds the index, once; whoever searches meanwhile waits for it.
    pub async fn ready(&self, ctx: &Ctx) -> Result<()> {
        self.loaded.get_or_try_init(|| self.build(ctx)).await?;
        Ok(())
    }

    /// Builds it, anew where it was built before.
    pub async fn begin(&self, ctx: &Ctx) -> Result<()> {
        if self.loaded.initialized() { self.build(ctx).await } else { self.ready(ctx).await }
    }

    /// Builds it anew: after the words that an admin taught changed, or when too much of it is gone.
    async fn build(&self, ctx: &Ctx) -> Result<()> {
        let mut built = Built { taught: taught(ctx).await?, ..Built::default() };
        let mut after = Uuid::nil();
        loop {
            // Page by page: all of it in one statement would be cut off where the machine is busy.
            let rows = sqlx::query!(
                "select id, locale, visibility, title, contents, tags, content_html from articles
                 where status = 'published' and id > $1 order by id limit 500",
                after,
            )
            .fetch_all(&ctx.db)
            .await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for (place, row) in rows.into_iter().enumerate() {
                // On a single core everybody else waits meanwhile.
                if place % 20 == 19 {
                    tokio::task::yield_now().await;
                }
                let entry =
                    entry(row.id, &row.visibility, row.title, &row.contents, &row.tags, &row.content_html);
                built.index(primary(&row.locale)).put(&entry);
            }
        }
        built.put_questions(published(ctx).await?);
        *self.built.write().unwrap_or_else(PoisonError::into_inner) = built;
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
        let is_worn = self.change(|built| {
            for index in built.indexes.values_mut() {
                index.remove(id);
            }
            if let Some(row) = row {
                let entry =
                    entry(id, &row.visibility, row.title, &row.contents, &row.tags, &row.content_html);
                built.index(primary(&row.locale)).put(&entry);
            }
        });
        if is_worn { self.build(ctx).await } else { Ok(()) }
    }

    /// Reads the questions again: some were published.
    pub async fn refresh_questions(&self, ctx: &Ctx) -> Result<()> {
        if self.loaded.get().is_none() {
            return Ok(());
        }
        let published = published(ctx).await?;
        let is_worn = self.change(|built| built.put_questions(published));
        if is_worn { self.build(ctx).await } else { Ok(()) }
    }

    /// Changes the texts, after which no former answer stands. Says whether so much is gone that they should be built anew.
    fn change(&self, change: impl FnOnce(&mut Built)) -> bool {
        let mut built = self.built.write().unwrap_or_else(PoisonError::into_inner);
        change(&mut built);
        built.answers.forget();
        built.indexes.values().any(LanguageIndex::is_worn)
    }

    /// Finds in the reader's languages, best language first, until enough is found. What was asked before and no change came
    /// after is remembered.
    pub fn find(&self, query: &Query, languages: &[Language], audience: u8, most: usize) -> Found {
        let languages = Language::primaries(languages).map(ToOwned::to_owned).collect();
        let asked = Asked { query: query.clone(), languages, audience, most };
        let built = self.built.read().unwrap_or_else(PoisonError::into_inner);
        built.answers.find(&asked).unwrap_or_else(|| {
            let found = built.find(&asked);
            // A phrase is looked for in so many that remembering them all would fill the memory.
            if !asked.query.has_phrases() {
                built.answers.keep(asked, found.clone());
            }
            found
        })
    }
}

/// The primary language of a locale, as the indexes are named by it.
pub(super) fn primary(locale: &str) -> String {
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
    let headings = contents.as_array().map_or(&[][..], Vec::as_slice).iter();
    let headings: Vec<&str> = headings.filter_map(|heading| heading["text"].as_str()).collect();
    Entry {
        id,
        kind: Kind::Article,
        audience: audience_of(visibility),
        title,
        headings: headings.join("\n"),
        tags: tags.join("\n"),
        text: text_of(html),
    }
}

async fn taught(ctx: &Ctx) -> Result<HashMap<String, Taught>> {
    let mut taught: HashMap<String, Taught> = HashMap::new();
    for row in sqlx::query!("select locale, words from search_synonyms").fetch_all(&ctx.db).await? {
        taught.entry(primary(&row.locale)).or_default().synonyms.push(row.words);
    }
    for row in
        sqlx::query!("select locale, word, is_passed from search_stop_words").fetch_all(&ctx.db).await?
    {
        let taught = taught.entry(primary(&row.locale)).or_default();
        if row.is_passed { &mut taught.stop_words } else { &mut taught.telling }.push(row.word);
    }
    Ok(taught)
}

/// The questions that were published last, by language.
async fn published(ctx: &Ctx) -> Result<Vec<(Language, Vec<FaqEntry>)>> {
    let rows = sqlx::query!(
        "select distinct on (locale) locale, items from faq_versions order by locale, version desc",
    )
    .fetch_all(&ctx.db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let items = serde_json::from_value(row.items).map_err(anyhow::Error::from)?;
            Ok((language(&row.locale)?, items))
        })
        .collect()
}
