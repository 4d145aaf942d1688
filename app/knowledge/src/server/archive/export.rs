//! Everything that the desk can read goes out.

use std::collections::{BTreeMap, BTreeSet};

use base::{
    DateTime, Language, Utc,
    server::{Actor, Ctx, Error, Result},
};
use tokio::sync::Semaphore;

use super::{
    BESIDE, Folder, TOPICS, TopicFile,
    zipped::{MOST_BYTES, MOST_FILES, pack},
};
use crate::{
    CategoryName,
    server::{
        find::language,
        front_matter::{FileHead, write_file},
        images::{IMAGES, find_image},
    },
};

/// Packs the help center: every article in every language, whatever its state, with its images and topics.
///
/// # Errors
/// [`Error::TooLarge`] for more than an import takes, [`Error::Forbidden`] for everybody but the desk.
#[tracing::instrument(name = "knowledge.export", skip_all)]
pub async fn export(ctx: &Ctx, actor: &Actor) -> Result<Vec<u8>> {
    actor.staff()?;
    // One at a time: each holds the whole of it.
    static TURN: Semaphore = Semaphore::const_new(1);
    let _turn = TURN.acquire().await.map_err(anyhow::Error::from)?;
    let mut folder = Folder::new();
    let mut images = BTreeSet::new();
    for row in rows(ctx).await? {
        images.extend(images_in(&row.content_markdown));
        let head = FileHead {
            title: &row.title,
            slug: &row.slug,
            locale: &row.locale,
            category: &row.category,
            kind: &row.kind,
            visibility: &row.visibility,
            status: &row.status,
            tags: &row.tags,
            publish_at: row.publish_at,
            translation_of: row.original.as_deref(),
        };
        let file = write_file(&head, &row.content_markdown.replace(IMAGES, BESIDE));
        folder.insert(format!("articles/{}/{}.md", row.locale, row.slug), file.into_bytes());
    }
    for name in images {
        // A text may name an image that was never here.
        if let Ok((_, bytes)) = find_image(ctx, &name).await {
            folder.insert(format!("images/{name}"), bytes);
        }
    }
    let topics = serde_json::to_vec_pretty(&topics(ctx).await?).map_err(anyhow::Error::from)?;
    folder.insert(TOPICS.to_owned(), topics);
    let bytes: usize = folder.values().map(Vec::len).sum();
    if folder.len() > MOST_FILES || bytes as u64 > MOST_BYTES {
        // What went out would not come in again.
        return Err(Error::TooLarge);
    }
    tokio::task::spawn_blocking(move || pack(&folder)).await.map_err(anyhow::Error::from)?
}

/// The names of the images that a text shows.
fn images_in(markdown: &str) -> Vec<String> {
    let name = |rest: &str| {
        let end =
            rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.').unwrap_or(rest.len());
        rest[..end].to_owned()
    };
    markdown.split(IMAGES).skip(1).map(name).collect()
}

struct Row {
    title: String,
    slug: String,
    locale: String,
    category: String,
    kind: String,
    visibility: String,
    status: String,
    tags: Vec<String>,
    publish_at: Option<DateTime<Utc>>,
    content_markdown: String,
    original: Option<String>,
}

async fn rows(ctx: &Ctx) -> Result<Vec<Row>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select a.title, a.slug, a.locale, c.slug as category, a.type as kind, a.visibility, a.status, a.tags,
             a.publish_at, a.content_markdown, o.locale || '/' || o.slug as "original?"
         from articles a join article_categories c on c.id = a.category_id
         left join articles o on o.id = a.group_id and o.id <> a.id
         order by a.locale, a.slug"#,
    )
    .fetch_all(&ctx.db)
    .await?;
    Ok(rows)
}

async fn topics(ctx: &Ctx) -> Result<Vec<TopicFile>> {
    let rows = sqlx::query!(
        r#"select c.slug, c.icon, c.position, p.slug as "parent?", n.locale, n.name, n.description
         from article_categories c join article_category_names n on n.category_id = c.id
         left join article_categories p on p.id = c.parent_id order by c.position, c.slug, n.locale"#,
    )
    .fetch_all(&ctx.db)
    .await?;
    let mut topics: Vec<TopicFile> = Vec::new();
    for row in rows {
        let name: (Language, CategoryName) =
            (language(&row.locale)?, CategoryName { name: row.name, description: row.description });
        match topics.last_mut().filter(|topic| topic.slug == row.slug) {
            Some(topic) => drop(topic.names.insert(name.0, name.1)),
            None => topics.push(TopicFile {
                slug: row.slug,
                icon: row.icon,
                position: row.position,
                parent: row.parent,
                names: BTreeMap::from([name]),
            }),
        }
    }
    Ok(topics)
}
