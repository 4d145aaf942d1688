//! The categories as a file, `categories.json`.

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
pub(super) const CATEGORIES: &str = "categories.json";

/// A category in it: it names the one above it by its address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CategoryFile {
    slug: String,
    icon: String,
    position: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    names: BTreeMap<Language, CategoryName>,
}

/// All categories, to be written.
pub(super) async fn category_files(ctx: &Ctx) -> Result<Vec<CategoryFile>> {
    let rows = sqlx::query!(
        r#"select c.slug, c.icon, c.position, p.slug as "parent?", n.locale, n.name, n.description
         from article_categories c join article_category_names n on n.category_id = c.id
         left join article_categories p on p.id = c.parent_id order by c.position, c.slug, n.locale"#,
    )
    .fetch_all(&ctx.db)
    .await?;
    let mut categories: Vec<CategoryFile> = Vec::new();
    for row in rows {
        let name: (Language, CategoryName) =
            (language(&row.locale)?, CategoryName { name: row.name, description: row.description });
        match categories.last_mut().filter(|category| category.slug == row.slug) {
            Some(category) => drop(category.names.insert(name.0, name.1)),
            None => categories.push(CategoryFile {
                slug: row.slug,
                icon: row.icon,
                position: row.position,
                parent: row.parent,
                names: BTreeMap::from([name]),
            }),
        }
    }
    Ok(categories)
}

/// Makes the categories that are not here; the others stay as they are.
pub(super) async fn import_categories(
    ctx: &Ctx,
    actor: &Actor,
    folder: &mut Folder,
    report: &mut ImportReport,
) -> Result<()> {
    let Some(bytes) = folder.remove(CATEGORIES) else { return Ok(()) };
    let mut waiting: Vec<CategoryFile> = match serde_json::from_slice(&bytes) {
        Ok(categories) => categories,
        Err(error) => {
            fail(report, CATEGORIES.to_owned(), error.to_string());
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
            .partition(|category| category.parent.as_ref().is_none_or(|parent| here.contains_key(parent)));
        if ready.is_empty() {
            later.into_iter().for_each(|category| {
                fail(report, CATEGORIES.to_owned(), format!("{} has no place", category.slug))
            });
            break;
        }
        for category in ready {
            if here.contains_key(&category.slug) {
                continue;
            }
            let draft = CategoryDraft {
                names: category.names,
                slug: Some(category.slug.clone()),
                parent_id: category.parent.and_then(|parent| here.get(&parent).copied()),
                icon: Some(category.icon),
                position: category.position,
            };
            match create_category(ctx, actor, draft, None).await {
                Ok(made) => drop(here.insert(category.slug, made.id)),
                Err(error) => fail(report, CATEGORIES.to_owned(), error.to_fault_logged().error),
            }
        }
        waiting = later;
    }
    Ok(())
}
