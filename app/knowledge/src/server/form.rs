//! Forms spell everything as text; here it becomes what it means.

use base::{
    InvalidText, Language,
    server::{Result, invalid},
};
use base64::{Engine, engine::general_purpose::STANDARD};

use super::writer_clock::moment;
use crate::{
    ArticleChange, CategoryDraft, CategoryName, Kind, Status, Visibility, desk_actions::SettingsForm,
    help_center_admin::CategoryForm,
};

/// What is said about an article. An empty field is one that was left alone, but for tags: none is none.
///
/// # Errors
/// Invalid input for a word that is not ours.
pub(crate) fn description(form: SettingsForm) -> Result<ArticleChange> {
    let SettingsForm { slug, category, kind, visibility, tags } = form;
    Ok(ArticleChange {
        slug: filled(slug),
        category: filled(category),
        kind: read(filled(kind), "type", Kind::parse)?,
        visibility: read(filled(visibility), "visibility", Visibility::parse)?,
        tags: tags.map(|tags| tags.split(',').map(str::to_owned).collect()),
        ..ArticleChange::default()
    })
}

/// Where an article is to stand.
///
/// # Errors
/// Invalid input for a word that is not ours.
pub(crate) fn standing(status: String) -> Result<ArticleChange> {
    Ok(ArticleChange { status: read(Some(status), "status", Status::parse)?, ..ArticleChange::default() })
}

/// That an article is to publish itself, and when by the clock of a time zone.
///
/// # Errors
/// As [`moment`].
pub(crate) fn scheduled(publish_at: String, zone: &str) -> Result<ArticleChange> {
    let publish_at = filled(Some(publish_at)).map(|at| moment(&at, zone)).transpose()?;
    Ok(ArticleChange {
        status: Some(Status::Scheduled),
        publish_at: publish_at.map(Some),
        ..ArticleChange::default()
    })
}

/// A category. An empty name is a language that it has no name in.
///
/// # Errors
/// Invalid input for a place or a category above it that cannot be read.
pub(crate) fn category(form: CategoryForm) -> Result<CategoryDraft> {
    let names = [
        ("en", form.name_en, form.description_en),
        ("de", form.name_de, form.description_de),
        ("ar", form.name_ar, form.description_ar),
    ];
    let named = names.into_iter().filter(|(_, name, _)| !name.trim().is_empty());
    let names = named.filter_map(|(tag, name, description)| {
        Some((Language::parse(tag)?, CategoryName { name, description }))
    });
    let position = read(filled(Some(form.position)), "position", |place| place.trim().parse().ok())?;
    Ok(CategoryDraft {
        names: names.collect(),
        slug: filled(Some(form.slug)),
        icon: filled(Some(form.icon)),
        parent_id: read(filled(Some(form.parent_id)), "parent_id", |id| id.parse().ok())?,
        position: position.unwrap_or_default(),
    })
}

/// The bytes of a data URL in base64.
///
/// # Errors
/// Invalid input for anything else.
pub(crate) fn data_url(text: &str) -> Result<Vec<u8>> {
    let packed =
        text.strip_prefix("data:").and_then(|rest| rest.split_once(";base64,")).map(|(_, packed)| packed);
    let bytes = packed.and_then(|packed| STANDARD.decode(packed).ok());
    bytes.ok_or_else(|| invalid("image", InvalidText::Unreadable))
}

/// Words with commas or lines between them.
pub(crate) fn listed(text: &str) -> Vec<String> {
    text.split([',', '\n', '،']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn read<T>(text: Option<String>, field: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
    let read = |text: String| parse(&text).ok_or_else(|| invalid(field, InvalidText::Unreadable));
    text.map(read).transpose()
}
