//! A folder comes in: file by file, so that one which cannot be taken stops no other.

use std::collections::{BTreeMap, HashMap};

use axum::body::Bytes;
use base::{
    Fault,
    server::{Actor, Ctx, Error, Result},
};

use super::{BESIDE, Folder, TOPICS, TopicFile, zipped::unpack};
use crate::{
    ArticleChange, ArticleId, CategoryDraft, CategoryId, FailedFile, ImportReport, NewArticle,
    server::{
        change, create, create_category,
        front_matter::read_file,
        images::{IMAGES, keep_image},
    },
};

/// Takes the articles, images and topics of a packed folder. An article that is here under its language and address is
/// changed, every other is made; what is here and not in the folder stays.
///
/// # Errors
/// [`Error::Invalid`] for what is no archive, [`Error::TooLarge`], [`Error::Forbidden`] for everybody but admins.
#[tracing::instrument(name = "knowledge.import", skip_all, fields(bytes = archive.len()))]
pub async fn import(ctx: &Ctx, actor: &Actor, archive: Bytes) -> Result<ImportReport> {
    actor.admin()?;
    let unpacked = tokio::task::spawn_blocking(move || unpack(&archive)).await;
    let (mut folder, failed) = unpacked.map_err(anyhow::Error::from)??;
    let mut report = ImportReport { failed, ..ImportReport::default() };
    take_topics(ctx, actor, &mut folder, &mut report).await?;
    let images = take_images(ctx, actor, &mut folder, &mut report).await;
    // What translates comes after what it translates.
    let (mut originals, mut translations) = (Vec::new(), Vec::new());
    for (path, bytes) in folder {
        match read(&bytes, &images) {
            _ if !path.ends_with(".md") => fail(&mut report, path, "is neither Markdown nor an image"),
            Err(error) => fail(&mut report, path, Fault::from(&error).error),
            Ok((draft, None)) => originals.push((path, draft, None)),
            Ok((draft, original)) => translations.push((path, draft, original)),
        }
    }
    for (path, draft, original) in originals.into_iter().chain(translations) {
        match take(ctx, actor, draft, original).await {
            Ok(Taken::Created) => report.created += 1,
            Ok(Taken::Changed) => report.changed += 1,
            Ok(Taken::Unchanged) => report.unchanged += 1,
            Err(error) => fail(&mut report, path, error.told().error),
        }
    }
    Ok(report)
}

fn fail(report: &mut ImportReport, path: String, said: impl Into<String>) {
    report.failed.push(FailedFile { path, said: said.into() });
}

/// Makes the topics that are not here; the others stay as they are.
async fn take_topics(ctx: &Ctx, actor: &Actor, folder: &mut Folder, report: &mut ImportReport) -> Result<()> {
    let Some(bytes) = folder.remove(TOPICS) else { return Ok(()) };
    let mut waiting: Vec<TopicFile> = match serde_json::from_slice(&bytes) {
        Ok(topics) => topics,
        Err(error) => {
            fail(report, TOPICS.to_owned(), error.to_string());
            return Ok(());
        }
    };
    let here = sqlx::query!("select id, slug from article_categories").fetch_all(&ctx.db).await?;
    let mut here: HashMap<String, CategoryId> =
        here.into_iter().map(|row| (row.slug, row.id.into())).collect();
    // From the top down: each round makes those whose parents are here by now.
    while !waiting.is_empty() {
        let (ready, later): (Vec<_>, Vec<_>) = waiting
            .into_iter()
            .partition(|topic| topic.parent.as_ref().is_none_or(|parent| here.contains_key(parent)));
        if ready.is_empty() {
            later
                .into_iter()
                .for_each(|topic| fail(report, TOPICS.to_owned(), format!("{} has no place", topic.slug)));
            break;
        }
        for topic in ready {
            if here.contains_key(&topic.slug) {
                continue;
            }
            let draft = CategoryDraft {
                names: topic.names,
                slug: Some(topic.slug.clone()),
                parent_id: topic.parent.and_then(|parent| here.get(&parent).copied()),
                icon: Some(topic.icon),
                position: topic.position,
            };
            match create_category(ctx, actor, draft, None).await {
                Ok(made) => drop(here.insert(topic.slug, made.id)),
                Err(error) => fail(report, TOPICS.to_owned(), error.told().error),
            }
        }
        waiting = later;
    }
    Ok(())
}

/// Keeps the images, and says under which address each is now.
async fn take_images(
    ctx: &Ctx,
    actor: &Actor,
    folder: &mut Folder,
    report: &mut ImportReport,
) -> BTreeMap<String, String> {
    let is_image = |path: &String| path.starts_with("images/");
    let paths: Vec<String> = folder.keys().filter(|path| is_image(path)).cloned().collect();
    let mut images = BTreeMap::new();
    for path in paths {
        let bytes = folder.remove(&path).unwrap_or_default();
        match keep_image(ctx, actor, &bytes).await {
            Ok(kept) => {
                report.images += 1;
                images.insert(path.trim_start_matches("images/").to_owned(), kept.url);
            }
            Err(error) => fail(report, path, error.told().error),
        }
    }
    images
}

/// The article of a file, and the one that it translates.
fn read(bytes: &[u8], images: &BTreeMap<String, String>) -> Result<(NewArticle, Option<String>)> {
    let text = str::from_utf8(bytes).map_err(|_| base::server::invalid("file", "is not text in UTF-8"))?;
    let (mut draft, original) = read_file(text)?;
    let has_address = draft.slug.is_some();
    draft.content_markdown = with_images(&draft.content_markdown, images);
    let mut draft = draft.check().map_err(Error::Invalid)?;
    if !has_address {
        // Whoever did not say which article it is makes a new one, under an address that is free.
        draft.slug = None;
    }
    Ok((draft, original))
}

/// A text whose images are those that were kept.
fn with_images(text: &str, images: &BTreeMap<String, String>) -> String {
    let mut parts = text.split(BESIDE);
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, ')' | '"' | '\'' | '>' | ']');
        let (name, rest) = part.split_at(part.find(ends).unwrap_or(part.len()));
        match images.get(name) {
            Some(kept) => written.push_str(kept),
            None => written.extend([IMAGES, name]),
        }
        written.push_str(rest);
    }
    written
}

enum Taken {
    Created,
    Changed,
    Unchanged,
}

async fn take(ctx: &Ctx, actor: &Actor, mut draft: NewArticle, original: Option<String>) -> Result<Taken> {
    let locale = draft.locale.clone().unwrap_or_else(base::Language::english);
    if let Some(original) = original {
        draft.translation_of = Some(original_of(ctx, &original).await?);
    }
    let Some(slug) = draft.slug.clone() else {
        create(ctx, actor, draft, None).await?;
        return Ok(Taken::Created);
    };
    let here = sqlx::query!(
        "select a.id, a.title, a.content_markdown, a.type as kind, a.visibility, a.status, a.tags, a.publish_at,
             c.slug as category
         from articles a join article_categories c on c.id = a.category_id where a.locale = $1 and a.slug = $2",
        locale.as_str(),
        slug,
    )
    .fetch_optional(&ctx.db)
    .await?;
    let Some(here) = here else {
        create(ctx, actor, draft, None).await?;
        return Ok(Taken::Created);
    };
    let is_same = here.title == draft.title
        && here.content_markdown == draft.content_markdown
        && here.category == draft.category
        && here.kind == draft.kind.as_str()
        && here.visibility == draft.visibility.as_str()
        && here.status == draft.status.as_str()
        && here.tags == draft.tags
        && here.publish_at == draft.publish_at;
    if is_same {
        return Ok(Taken::Unchanged);
    }
    let is_moved = here.status != draft.status.as_str() || here.publish_at != draft.publish_at;
    let wanted = ArticleChange {
        title: Some(draft.title),
        content_markdown: Some(draft.content_markdown),
        category: Some(draft.category),
        tags: Some(draft.tags),
        kind: Some(draft.kind),
        visibility: Some(draft.visibility),
        status: is_moved.then_some(draft.status),
        publish_at: draft.publish_at.filter(|_| is_moved),
        ..ArticleChange::default()
    };
    change(ctx, actor, here.id.into(), wanted).await?;
    Ok(Taken::Changed)
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
    .ok_or_else(|| base::server::invalid("translation_of", "is not one of the articles"))
}
