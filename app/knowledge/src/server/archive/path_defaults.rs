//! What a file does not say of itself, its place in the folder does.

use base::Language;

use crate::{NewArticle, slug_of};

/// Fills what is missing: the title is the first heading or the file's name, the category the innermost folder that is no
/// language, the language the innermost that is one.
pub(super) fn place_by_path(article: &mut NewArticle, path: &str) {
    let mut steps: Vec<&str> = path.split('/').collect();
    let name = steps.pop().unwrap_or_default();
    if article.title.is_empty() {
        name_by_heading(article, name);
    }
    if article.locale.is_none() {
        article.locale = steps.iter().rev().find_map(|step| language_of(step));
    }
    if article.category.is_empty() {
        let category = steps.iter().rfind(|step| language_of(step).is_none() && **step != "articles");
        article.category = category.map_or_else(String::new, |category| slug_of(category));
    }
}

fn name_by_heading(article: &mut NewArticle, file: &str) {
    let first = article.content_markdown.trim_start().lines().next().unwrap_or_default();
    let Some(title) = first.strip_prefix("# ").map(|title| title.trim().to_owned()) else {
        article.title = file.rsplit_once('.').map_or(file, |(name, _)| name).replace(['-', '_'], " ");
        return;
    };
    let (_, text) = article.content_markdown.split_once(first).unwrap_or_default();
    article.content_markdown = text.trim_start().to_owned();
    article.title = title;
}

/// The language that a folder is named by: one whose own name is known, for `ui` and `to-do` could be tags too.
fn language_of(step: &str) -> Option<Language> {
    Language::parse(step).filter(|language| language.own_name() != language.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_where_it_lies() {
        for (path, text, expected) in [
            ("docs/de/lampen/an.md", "# An  und aus\n\nText", ("An  und aus", Some("de"), "lampen", "Text")),
            ("docs/pt_BR/luz.md", "Text", ("luz", Some("pt-br"), "docs", "Text")),
            ("ui/to-do/add_one.md", "Text", ("add one", None, "to-do", "Text")),
            ("articles/en/a.md", "Text", ("a", Some("en"), "", "Text")),
            ("a.md", "", ("a", None, "", "")),
        ] {
            let mut article = NewArticle { content_markdown: text.to_owned(), ..NewArticle::default() };
            place_by_path(&mut article, path);
            let NewArticle { title, locale, category, content_markdown, .. } = article;
            let placed = (&*title, locale.as_ref().map(Language::as_str), &*category, &*content_markdown);
            assert_eq!(placed, expected, "{path}");
        }
    }
}
