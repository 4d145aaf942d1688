//! A folder comes in: file by file, so that one which cannot be taken stops no other.

use std::collections::{BTreeMap, HashMap};

use axum::body::Bytes;
use base::{
    DateTime, Fault, Language, Utc,
    server::{Actor, Ctx, Error, Result, invalid},
};

use super::{
    Folder, fail,
    pictures::{take_images, with_images},
    questions::take_questions,
    topics::take_topics,
    zipped::unpack,
};
use crate::{
    ArticleChange, ArticleId, FailedFile, ImportReport, NewArticle,
    server::{
        change, create,
        front_matter::{File, read_file},
    },
    slug_of,
};

/// A folder that was unpacked and waits to be taken.
pub struct Import {
    folder: Folder,
    failed: Vec<FailedFile>,
}

impl Import {
    /// Unpacks a folder.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what is no archive, [`Error::TooLarge`], [`Error::Forbidden`] for everybody but admins.
    pub async fn open(actor: &Actor, archive: Bytes) -> Result<Self> {
        actor.admin()?;
        let unpacked = tokio::task::spawn_blocking(move || unpack(&archive)).await;
        let (folder, failed) = unpacked.map_err(anyhow::Error::from)??;
        Ok(Self { folder, failed })
    }

    /// Takes its articles, images, questions and topics. An article that is here under its language and address is
    /// changed, every other is made; what is here and not in the folder stays. A file without front matter is named by
    /// its first heading, and is in the topic and the language of the folders it lies in.
    ///
    /// # Errors
    /// When the database refuses; [`Error::Forbidden`] for everybody but admins.
    #[tracing::instrument(name = "knowledge.import", skip_all, fields(files = self.folder.len()))]
    pub async fn take(self, ctx: &Ctx, actor: &Actor) -> Result<ImportReport> {
        actor.admin()?;
        let Self { mut folder, failed } = self;
        let mut report = ImportReport { failed, ..ImportReport::default() };
        take_topics(ctx, actor, &mut folder, &mut report).await?;
        let images = take_images(ctx, actor, &mut folder, &mut report).await;
        take_questions(ctx, actor, &mut folder, &images, &mut report).await?;
        let files = read_all(folder, &images, &mut report);
        for (path, file) in files {
            match take(ctx, actor, file).await {
                Ok(Taken::Created) => report.created += 1,
                Ok(Taken::Changed) => report.changed += 1,
                Ok(Taken::Unchanged) => report.unchanged += 1,
                Err(error) => fail(&mut report, path, error.told().error),
            }
        }
        Ok(report)
    }
}

/// The articles of a folder; what translates comes after what it translates.
fn read_all(
    folder: Folder,
    images: &BTreeMap<String, String>,
    report: &mut ImportReport,
) -> Vec<(String, File)> {
    let mut files = Vec::new();
    let mut taken: HashMap<(Language, String), String> = HashMap::new();
    for (path, bytes) in folder {
        if ![".md", ".markdown"].iter().any(|end| path.ends_with(end)) {
            fail(report, path, "is neither Markdown nor an image");
            continue;
        }
        let file = match read(&path, &bytes, images) {
            Ok(file) => file,
            Err(error) => {
                fail(report, path, Fault::from(&error).error);
                continue;
            }
        };
        if let Some(slug) = &file.article.slug {
            let locale = file.article.locale.clone().unwrap_or_else(Language::english);
            if let Some(other) = taken.insert((locale, slug.clone()), path.clone()) {
                fail(report, path, format!("has the language and the address of {other}"));
                continue;
            }
        }
        files.push((path, file));
    }
    files.sort_by_key(|(_, file)| file.original.is_some());
    files
}

/// The article of a file.
fn read(path: &str, bytes: &[u8], images: &BTreeMap<String, String>) -> Result<File> {
    let text = str::from_utf8(bytes).map_err(|_| invalid("file", "is not text in UTF-8"))?;
    let mut file = read_file(text)?;
    let article = &mut file.article;
    let has_address = article.slug.is_some();
    place_by_path(article, path);
    article.content_markdown = with_images(&article.content_markdown, path, images);
    file.article = file.article.check().map_err(Error::Invalid)?;
    if !has_address {
        // Whoever did not say which article it is makes a new one, under an address that is free.
        file.article.slug = None;
    }
    Ok(file)
}

/// What a file does not say, its place does: its title is the first heading or its name, its topic the innermost folder
/// that is no language.
fn place_by_path(article: &mut NewArticle, path: &str) {
    let mut steps: Vec<&str> = path.split('/').collect();
    let name = steps.pop().unwrap_or_default();
    if article.title.is_empty() {
        let first = article.content_markdown.trim_start().lines().next().unwrap_or_default();
        match first.strip_prefix("# ").map(|title| title.trim().to_owned()) {
            Some(title) => {
                let (_, text) = article.content_markdown.split_once(first).unwrap_or_default();
                article.content_markdown = text.trim_start().to_owned();
                article.title = title;
            }
            None => {
                article.title = name.rsplit_once('.').map_or(name, |(name, _)| name).replace(['-', '_'], " ")
            }
        }
    }
    let is_language = |step: &&&str| step.len() == 2 || step.len() == 5 && step.as_bytes()[2] == b'-';
    if article.locale.is_none() {
        article.locale = steps.iter().rfind(is_language).and_then(|step| Language::parse(step));
    }
    if article.category.is_empty() {
        let topic = steps.iter().rfind(|step| !is_language(step) && **step != "articles");
        article.category = topic.map_or_else(String::new, |topic| slug_of(topic));
    }
}

enum Taken {
    Created,
    Changed,
    Unchanged,
}

async fn take(ctx: &Ctx, actor: &Actor, file: File) -> Result<Taken> {
    let File { mut article, original, published_at, former_slugs } = file;
    let locale = article.locale.clone().unwrap_or_else(Language::english);
    if let Some(original) = original {
        article.translation_of = Some(original_of(ctx, &original).await?);
    }
    let here = match &article.slug {
        Some(slug) => find_here(ctx, &locale, slug).await?,
        None => None,
    };
    let (id, taken) = match here {
        Some(here) if here.says(&article) => (here.id, Taken::Unchanged),
        Some(here) => {
            let id = here.id;
            change(ctx, actor, id, here.change_to(article)).await?;
            (id, Taken::Changed)
        }
        None => (create(ctx, actor, article, None).await?.id, Taken::Created),
    };
    if let (Some(at), Taken::Created) = (published_at, &taken) {
        date_back(ctx, id, at).await?;
    }
    lead_on(ctx, &locale, id, &former_slugs).await?;
    Ok(taken)
}

/// What is here under a file's language and address.
struct Here {
    id: ArticleId,
    title: String,
    content_markdown: String,
    kind: String,
    visibility: String,
    status: String,
    tags: Vec<String>,
    publish_at: Option<DateTime<Utc>>,
    category: String,
}

impl Here {
    fn says(&self, article: &NewArticle) -> bool {
        self.title == article.title
            && self.content_markdown == article.content_markdown
            && self.category == article.category
            && self.kind == article.kind.as_str()
            && self.visibility == article.visibility.as_str()
            && self.tags == article.tags
            && !self.is_moved(article)
    }

    fn is_moved(&self, article: &NewArticle) -> bool {
        self.status != article.status.as_str() || self.publish_at != article.publish_at
    }

    fn change_to(&self, article: NewArticle) -> ArticleChange {
        let is_moved = self.is_moved(&article);
        ArticleChange {
            title: Some(article.title),
            content_markdown: Some(article.content_markdown),
            category: Some(article.category),
            tags: Some(article.tags),
            kind: Some(article.kind),
            visibility: Some(article.visibility),
            status: is_moved.then_some(article.status),
            publish_at: is_moved.then_some(article.publish_at),
            ..ArticleChange::default()
        }
    }
}

async fn find_here(ctx: &Ctx, locale: &Language, slug: &str) -> Result<Option<Here>> {
    Ok(sqlx::query_as!(
        Here,
        "select a.id, a.title, a.content_markdown, a.type as kind, a.visibility, a.status, a.tags, a.publish_at,
             c.slug as category
         from articles a join article_categories c on c.id = a.category_id where a.locale = $1 and a.slug = $2",
        locale.as_str(),
        slug,
    )
    .fetch_optional(&ctx.db)
    .await?)
}

/// An article that was published elsewhere before is not news.
async fn date_back(ctx: &Ctx, id: ArticleId, at: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "update articles set published_at = $2::timestamptz where id = $1 and published_at is not null and $2::timestamptz <= $3::timestamptz",
        id.0,
        at,
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}

/// Former addresses lead to the article, where nothing else is or was at them.
async fn lead_on(ctx: &Ctx, locale: &Language, id: ArticleId, former_slugs: &[String]) -> Result<()> {
    sqlx::query!(
        "insert into article_addresses (locale, slug, article_id, created_at)
         select $1, former.slug, $2, $4 from unnest($3::text[]) as former (slug)
         where not exists (select from articles a where a.locale = $1 and a.slug = former.slug)
         on conflict (slug, locale) do nothing",
        locale.as_str(),
        id.0,
        former_slugs,
        ctx.now(),
    )
    .execute(&ctx.db)
    .await?;
    Ok(())
}

/// The article that a file names as its original: `en/pair-a-lamp`, or its address alone.
async fn original_of(ctx: &Ctx, named: &str) -> Result<ArticleId> {
    let (locale, slug) = named.split_once('/').map_or((None, named), |(locale, slug)| (Some(locale), slug));
    sqlx::query_scalar!(
        "select id from articles where slug = $1 and ($2::text is null or locale = $2)
         order by (locale = 'en') desc, id limit 1",
        slug,
        locale,
    )
    .fetch_optional(&ctx.db)
    .await?
    .map(ArticleId)
    .ok_or_else(|| invalid("translation_of", "is not one of the articles"))
}
