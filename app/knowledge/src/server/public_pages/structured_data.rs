//! What search engines read of an article.

use serde_json::{Value, json};

use crate::{Article, server::breadcrumbs::Step};

/// The article and the way to it as JSON-LD.
pub(super) fn structured(article: &Article, path: &[Step], help_url: &str) -> String {
    let url = format!("{help_url}/help/articles/{}", article.slug);
    let place = |position: usize, name: &str, url: String| json!({"@type": "ListItem", "position": position + 1, "name": name, "item": url});
    let mut steps: Vec<_> = path
        .iter()
        .enumerate()
        .map(|(position, step)| {
            place(position, &step.name, format!("{help_url}/help/categories/{}", step.slug))
        })
        .collect();
    steps.push(place(steps.len(), &article.title, url.clone()));
    script_safe(&json!({
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "Article",
                "headline": article.title,
                "description": article.summary,
                "inLanguage": article.locale,
                "url": url,
                "datePublished": article.published_at,
                "dateModified": article.updated_at,
                "author": article.author.as_ref().map(|author| json!({"@type": "Person", "name": author.name})),
            },
            {"@type": "BreadcrumbList", "itemListElement": steps},
        ],
    }))
}

/// JSON for inside a script element, where only this sign could end it.
pub(super) fn script_safe(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}
