//! The settings by area, as the admin's home finds them.

use serde::{Deserialize, Serialize};

/// An area with its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexedArea {
    /// Its place on the page.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What can be decided there.
    pub settings: Vec<IndexedSetting>,
}

/// A setting, or a page of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexedSetting {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// What it changes, and for whom.
    pub changes: String,
    /// Other words that people look for it by.
    pub keywords: String,
}

impl IndexedSetting {
    /// Whether every word that was typed begins a word of it, or stands within one.
    fn is_found(&self, typed: &str) -> bool {
        let text = format!("{} {} {}", self.title, self.changes, self.keywords).to_lowercase();
        typed.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// The areas in which something is found, with what is found there.
pub(crate) fn found_in(areas: &[IndexedArea], typed: &str) -> Vec<IndexedArea> {
    let found = areas.iter().map(|area| IndexedArea {
        settings: area.settings.iter().filter(|setting| setting.is_found(typed)).cloned().collect(),
        ..area.clone()
    });
    found.filter(|area| !area.settings.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_found_by_its_name_by_what_it_changes_and_by_other_words() {
        let setting = |title: &str, keywords: &str| IndexedSetting {
            title: title.to_owned(),
            href: "/".to_owned(),
            changes: "For everybody who comes.".to_owned(),
            keywords: keywords.to_owned(),
        };
        let area = |id: &str, settings| IndexedArea { id: id.to_owned(), title: id.to_owned(), settings };
        let areas = [
            area("brand", vec![setting("Brand", "logo color")]),
            area("data", vec![setting("Audit log", "CSV")]),
        ];
        let found = |typed: &str| found_in(&areas, typed).into_iter().map(|area| area.id).collect::<Vec<_>>();
        assert_eq!(found(""), ["brand", "data"]);
        assert_eq!(found("LOGO"), ["brand"]);
        assert_eq!(found("  csv everybody "), ["data"]);
        assert!(found("telephone").is_empty());
        assert!(found(&"x".repeat(10_000)).is_empty());
    }
}
