//! The topics as a file, `categories.json`.

use std::collections::{BTreeMap, HashMap};

use base::{
    Language,
    server::{Actor, Ctx, Result},
};
use serde::{Deserialize, Serialize};

use super::{Folder, fail};
use crate::{
    CategoryDraft, CategoryId, CategoryName, ImportReport,
    server::{create_category, find::language},
};

/// The file.
pub(super) const TOPICS: &str = "categories.json";

/// A topic in it: it names the one above it by its address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TopicFile {
    slug: String,
    icon: String,
    position: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    names: BTreeMap<Language, CategoryName>,
}

/// All topics, to be written.
pub(super) async fn topics(ctx: &Ctx) -> Result<Vec<TopicFile>> {
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

/// Makes the topics that are not here; the others stay as they are.
pub(super) async fn take_topics(
    ctx: &Ctx,
    actor: &Actor,
    folder: &mut Folder,
    report: &mut ImportReport,
) -> Result<()> {
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
                Err(error) => fail(report, TOPICS.to_owned(), error.to_fault_logged().error),
            }
        }
        waiting = later;
    }
    Ok(())
}
