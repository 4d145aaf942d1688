//! The search index of this process, filled with articles and questions: built from the database, kept fresh by what
//! happens to them.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use base::{
    Language,
    server::{Ctx, Result},
    uuid::Uuid,
};
use search::server::{Document, DocumentText, Hit, Kind, Query, Results, SearchIndex, SearchSettings};
use tokio::sync::OnceCell;

use crate::{
    FaqEntry,
    server::{faq::last_published, find::audience_of, render::html_to_text},
};

/// What the index holds.
pub(super) const ARTICLE: Kind = Kind("article");
pub(super) const QUESTION: Kind = Kind("question");

/// The index of this process.
#[derive(Default)]
pub(super) struct Index {
    built: RwLock<Built>,
    loaded: OnceCell<()>,
}

#[derive(Default)]
struct Built {
    index: SearchIndex,
    /// By language, and in it by id: a question that was moved to another language stands in both until both are
    /// published again.
    questions: HashMap<(String, Uuid), Arc<Question>>,
}

/// A question as it was published last. Everybody may read it, and every version of it.
pub(super) struct Question {
    pub id: Uuid,
    pub locale: Language,
    pub category: String,
    pub text: DocumentText,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub results: Arc<Results>,
    /// Of the hits, those that are questions.
    pub questions: Vec<Arc<Question>>,
}

impl Built {
    fn found(&self, results: Arc<Results>) -> Found {
        let question = |hit: &Hit| self.questions.get(&(results.language.clone(), hit.id)).cloned();
        let questions = results.hits.iter().filter(|hit| hit.kind == QUESTION).filter_map(question).collect();
        Found { questions, results }
    }

    /// Takes the place of all questions with these, by language.
    fn replace_questions(&mut self, published: Vec<(Language, Vec<FaqEntry>)>) {
        self.index.remove_all(QUESTION);
        self.questions.clear();
        for (locale, entries) in published {
            for FaqEntry { id, question, answer_html, category, .. } in entries {
                let document = Document {
                    id: id.0,
                    kind: QUESTION,
                    title: question,
                    tags: category.clone(),
                    text: html_to_text(&answer_html),
                    ..Document::default()
                };
                self.index.insert(locale.primary(), &document);
                let text = DocumentText::new(document.title, document.text);
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

    /// Builds it anew: after the search settings changed, or when too much of it is gone.
    async fn build(&self, ctx: &Ctx) -> Result<()> {
        let mut built = Built { index: SearchIndex::new(search_settings(ctx).await?), ..Built::default() };
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
                let article =
                    document(row.id, &row.visibility, row.title, &row.contents, &row.tags, &row.content_html);
                built.index.insert(&primary(&row.locale), &article);
            }
        }
        built.replace_questions(last_published(ctx).await?);
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
        let needs_rebuild = self.change(|built| {
            built.index.remove(id);
            if let Some(row) = row {
                let article =
                    document(id, &row.visibility, row.title, &row.contents, &row.tags, &row.content_html);
                built.index.insert(&primary(&row.locale), &article);
            }
        });
        if needs_rebuild { self.build(ctx).await } else { Ok(()) }
    }

    /// Reads the questions again: some were published.
    pub async fn refresh_questions(&self, ctx: &Ctx) -> Result<()> {
        if self.loaded.get().is_none() {
            return Ok(());
        }
        let published = last_published(ctx).await?;
        let needs_rebuild = self.change(|built| built.replace_questions(published));
        if needs_rebuild { self.build(ctx).await } else { Ok(()) }
    }

    /// Changes what is in it. Says whether so much is gone that it should be built anew.
    fn change(&self, change: impl FnOnce(&mut Built)) -> bool {
        let mut built = self.built.write().unwrap_or_else(PoisonError::into_inner);
        change(&mut built);
        built.index.needs_rebuild()
    }

    /// Finds in the reader's languages, best language first, until enough is found.
    pub fn find(&self, query: &Query, languages: &[Language], audience: u8, most: usize) -> Found {
        let languages: Vec<&str> = Language::primaries(languages).collect();
        let built = self.built.read().unwrap_or_else(PoisonError::into_inner);
        built.found(built.index.find(query, &languages, audience, most))
    }
}

/// The primary language of a locale, as the indexes are named by it.
pub(super) fn primary(locale: &str) -> String {
    locale.split('-').next().unwrap_or_default().to_owned()
}

fn document(
    id: Uuid,
    visibility: &str,
    title: String,
    contents: &serde_json::Value,
    tags: &[String],
    html: &str,
) -> Document {
    let headings = contents.as_array().map_or(&[][..], Vec::as_slice).iter();
    let headings: Vec<&str> = headings.filter_map(|heading| heading["text"].as_str()).collect();
    Document {
        id,
        kind: ARTICLE,
        audience: audience_of(visibility),
        title,
        headings: headings.join("\n"),
        tags: tags.join("\n"),
        text: html_to_text(html),
    }
}

/// The search settings of every language that has any.
async fn search_settings(ctx: &Ctx) -> Result<HashMap<String, SearchSettings>> {
    let mut by_language: HashMap<String, SearchSettings> = HashMap::new();
    for row in sqlx::query!("select locale, words from search_synonyms").fetch_all(&ctx.db).await? {
        by_language.entry(primary(&row.locale)).or_default().synonyms.push(row.words);
    }
    for row in
        sqlx::query!("select locale, word, is_passed from search_stop_words").fetch_all(&ctx.db).await?
    {
        let settings = by_language.entry(primary(&row.locale)).or_default();
        let words = if row.is_passed { &mut settings.stop_words } else { &mut settings.stop_word_exceptions };
        words.push(row.word);
    }
    Ok(by_language)
}
