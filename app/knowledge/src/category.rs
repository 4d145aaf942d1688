//! Where articles are kept: a tree.

use std::collections::{BTreeMap, BTreeSet};

use base::Language;
use serde::{Deserialize, Serialize};

base::id!(
    /// A category of articles.
    CategoryId
);

/// A category as its readers see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = HelpCategory)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// The category above it.
    pub parent_id: Option<CategoryId>,
    /// Its address: `/help/categories/{slug}`.
    pub slug: String,
    /// The name of an icon.
    pub icon: String,
    /// Its name in the reader's language.
    pub name: String,
    /// What is in it.
    pub description: String,
    /// Its place among its neighbours.
    pub position: i32,
    /// How many articles of the reader's language they find in it, not counting the categories below.
    pub articles: i64,
}

/// What a category is called in one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryName {
    /// Its name.
    pub name: String,
    /// What is in it.
    #[serde(default)]
    pub description: String,
}

/// A category to make or to change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryDraft {
    /// Its names by language; at least one.
    #[schema(value_type = BTreeMap<String, CategoryName>)]
    pub names: BTreeMap<Language, CategoryName>,
    /// Its address; made from its first name where there is none.
    #[serde(default)]
    pub slug: Option<String>,
    /// The category above it.
    #[serde(default)]
    pub parent_id: Option<CategoryId>,
    /// The name of an icon.
    #[serde(default)]
    pub icon: Option<String>,
    /// Its place among its neighbours.
    #[serde(default)]
    pub position: i32,
}

/// Categories as a tree is read: each before those below it, neighbours in their order, with how far below the top it
/// stands. One whose parent is not among them stands at the top.
pub fn as_a_tree(all: Vec<Category>) -> Vec<(usize, Category)> {
    let known: BTreeSet<_> = all.iter().map(|category| category.id).collect();
    let mut below: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for category in all {
        below.entry(category.parent_id.filter(|parent| known.contains(parent))).or_default().push(category);
    }
    let mut tree = Vec::with_capacity(known.len());
    put_below(None, 0, &mut below, &mut tree);
    tree
}

fn put_below(
    parent: Option<CategoryId>,
    depth: usize,
    below: &mut BTreeMap<Option<CategoryId>, Vec<Category>>,
    tree: &mut Vec<(usize, Category)>,
) {
    for category in below.remove(&parent).unwrap_or_default() {
        let id = category.id;
        tree.push((depth, category));
        put_below(Some(id), depth + 1, below, tree);
    }
}

#[cfg(test)]
mod tests {
    use base::uuid::Uuid;

    use super::*;

    #[test]
    fn each_stands_before_what_is_below_it() {
        let category = |id: u128, parent: Option<u128>| Category {
            id: Uuid::from_u128(id).into(),
            parent_id: parent.map(|parent| Uuid::from_u128(parent).into()),
            slug: id.to_string(),
            icon: String::new(),
            name: id.to_string(),
            description: String::new(),
            position: 0,
            articles: 0,
        };
        let all = vec![
            category(3, Some(1)),
            category(2, None),
            category(1, None),
            category(5, Some(3)),
            category(4, Some(1)),
            category(6, Some(9)),
        ];
        let tree = as_a_tree(all);
        let shown: Vec<_> =
            tree.iter().map(|(depth, category)| format!("{depth} {}", category.name)).collect();
        assert_eq!(shown, ["0 2", "0 1", "1 3", "2 5", "1 4", "0 6"]);
    }
}
