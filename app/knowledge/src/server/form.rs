//! Forms spell everything as text; here it becomes what it means.

use base::{
    DateTime, Utc,
    server::{Result, invalid},
};

use crate::{ArticleChange, Kind, Status, Visibility};

/// What is said about an article. An empty field is one that was left alone, but for tags: none is none.
///
/// # Errors
/// Invalid input for a word that is not ours.
pub(crate) fn description(
    slug: Option<String>,
    category: Option<String>,
    kind: Option<String>,
    visibility: Option<String>,
    tags: Option<String>,
) -> Result<ArticleChange> {
    Ok(ArticleChange {
        slug: filled(slug),
        category: filled(category),
        kind: read(filled(kind), "type", Kind::parse)?,
        visibility: read(filled(visibility), "visibility", Visibility::parse)?,
        tags: tags.map(|tags| tags.split(',').map(str::to_owned).collect()),
        ..ArticleChange::default()
    })
}

/// Where an article is to stand, and when.
///
/// # Errors
/// Invalid input for a word that is not ours or a time that is none.
pub(crate) fn standing(status: String, publish_at: Option<String>) -> Result<ArticleChange> {
    Ok(ArticleChange {
        status: read(Some(status), "status", Status::parse)?,
        publish_at: read(filled(publish_at), "publish_at", moment)?,
        ..ArticleChange::default()
    })
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn read<T>(text: Option<String>, field: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
    let read = |text: String| parse(&text).ok_or_else(|| invalid(field, "cannot be read"));
    text.map(read).transpose()
}

/// A moment as a `datetime-local` field or as the API spells it, in UTC.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    let with_seconds = if text.len() == 16 { format!("{text}:00Z") } else { format!("{text}Z") };
    text.parse().ok().or_else(|| with_seconds.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_a_field_and_as_the_api_spells_it() {
        for text in
            ["2026-11-21T09:30", "2026-11-21T09:30:00", "2026-11-21T09:30:00Z", "2026-11-21T10:30:00+01:00"]
        {
            assert_eq!(moment(text).unwrap().to_rfc3339(), "2026-11-21T09:30:00+00:00", "{text}");
        }
        assert_eq!(moment("tomorrow"), None);
    }
}
