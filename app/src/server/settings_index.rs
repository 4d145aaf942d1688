//! The admin's home: the tickets at a glance, and what every crate lets an admin decide.

use std::collections::BTreeMap;

use base::{
    Locale,
    server::{Actor, Ctx, Result},
};
use ui::SettingsArea;

use crate::{
    IndexedArea, IndexedSetting,
    actions::AdminHome,
    areas::{area_id, area_name},
    words::words,
};

/// What an admin sees first.
///
/// # Errors
/// [`base::server::Error::Forbidden`] for everybody but admins.
pub(crate) async fn admin_home(ctx: &Ctx, actor: &Actor, locale: Locale) -> Result<AdminHome> {
    actor.can(admin::server::permissions::MANAGE_SUPPORT)?;
    Ok(AdminHome {
        glance: tickets::server::glance(ctx, actor).await?,
        areas: settings_index(locale),
        now: ctx.now(),
    })
}

/// The settings of every crate, by area and in the areas' order. A new crate is one line here.
fn settings_index(locale: Locale) -> Vec<IndexedArea> {
    let entries = [
        admin::settings_entries(locale),
        identity::settings_entries(locale),
        tickets::settings_entries(locale),
        chat::settings_entries(locale),
        feedback::settings_entries(locale),
        analytics::settings_entries(locale),
        files::settings_entries(locale),
        knowledge::settings_entries(locale),
        brand::settings_entries(locale),
        jobs::settings_entries(locale),
        consumers::settings_entries(locale),
    ];
    let mut by_area: BTreeMap<SettingsArea, Vec<IndexedSetting>> = BTreeMap::new();
    for entry in entries.into_iter().flatten() {
        by_area.entry(entry.area).or_default().push(IndexedSetting {
            title: entry.title,
            href: entry.href.to_owned(),
            changes: entry.changes,
            keywords: entry.keywords,
        });
    }
    let words = words(locale);
    let areas = by_area.into_iter().map(|(area, settings)| IndexedArea {
        id: area_id(area).to_owned(),
        title: area_name(words, area).to_owned(),
        settings,
    });
    areas.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_setting_says_what_it_changes_in_every_language() {
        for locale in Locale::ALL {
            let index = settings_index(locale);
            assert!(index.len() >= 5, "{index:?}");
            let settings: Vec<_> = index.iter().flat_map(|area| &area.settings).collect();
            for setting in &settings {
                let texts = [&setting.title, &setting.changes, &setting.keywords];
                assert!(
                    texts.iter().all(|text| !text.is_empty()) && setting.href.starts_with('/'),
                    "{setting:?}"
                );
            }
            let titles: HashSet<_> = settings.iter().map(|setting| &setting.title).collect();
            assert_eq!(titles.len(), settings.len(), "two settings have one name");
        }
    }
}
