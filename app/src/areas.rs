//! The areas of the settings: their names, their places on the admin's home, and which of them a page belongs to.

use base::Role;
use identity::viewer;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::{SettingsArea, locale};

use crate::words::{Words, words};

const AREAS: [SettingsArea; 7] = [
    SettingsArea::People,
    SettingsArea::Tickets,
    SettingsArea::Channels,
    SettingsArea::HelpCenter,
    SettingsArea::Brand,
    SettingsArea::Data,
    SettingsArea::System,
];

/// Where an area is on the admin's home.
pub(crate) fn area_id(area: SettingsArea) -> &'static str {
    match area {
        SettingsArea::People => "people",
        SettingsArea::Tickets => "tickets",
        SettingsArea::Channels => "channels",
        SettingsArea::HelpCenter => "help-center",
        SettingsArea::Brand => "brand",
        SettingsArea::Data => "data",
        SettingsArea::System => "system",
    }
}

/// What an area is called.
pub(crate) fn area_name(words: &'static Words, area: SettingsArea) -> &'static str {
    match area {
        SettingsArea::People => words.area_people,
        SettingsArea::Tickets => words.area_tickets,
        SettingsArea::Channels => words.area_channels,
        SettingsArea::HelpCenter => words.help_center,
        SettingsArea::Brand => words.area_brand,
        SettingsArea::Data => words.area_data,
        SettingsArea::System => words.area_system,
    }
}

/// The area of an admin's page; none for the home and for what is no admin's page.
fn area_of(path: &str) -> Option<SettingsArea> {
    let place = path.strip_prefix("/admin/")?.split('/').next()?;
    Some(match place {
        "people" | "teams" => SettingsArea::People,
        "support" | "categories" | "reports" => SettingsArea::Tickets,
        "brand" => SettingsArea::Brand,
        "audit" | "retention" | "files" => SettingsArea::Data,
        "jobs" | "deliveries" => SettingsArea::System,
        _ => return None,
    })
}

/// Whether a page is an admin's. The table of tickets fills the screen by itself.
fn is_admins(path: &str) -> bool {
    path.starts_with("/admin/") || path.trim_end_matches('/') == "/dashboard/admin/support"
}

/// The areas at the side of an admin's page, on screens that have a side.
#[component]
pub(crate) fn AreaList() -> impl IntoView {
    let words = words(locale());
    let path = use_location().pathname;
    let is_admin =
        move || viewer().with(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.role == Role::Admin));
    let is_shown = Memo::new(move |_| is_admins(&path.read()) && is_admin());
    let list = move || {
        let areas = AREAS.map(|area| {
            let is_here = move || (area_of(&path.read()) == Some(area)).then_some("true");
            view! {
                <li><a href=format!("/dashboard/admin/support#{}", area_id(area)) aria-current=is_here>{area_name(words, area)}</a></li>
            }
        });
        view! {
            <nav class="area-list" aria-label=words.settings>
                <a href="/dashboard/admin/support">{words.settings}</a>
                <ul>{areas.into_iter().collect_view()}</ul>
            </nav>
        }
    };
    move || is_shown.get().then(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_belongs_to_its_area() {
        assert_eq!(area_of("/admin/categories"), Some(SettingsArea::Tickets));
        assert_eq!(area_of("/admin/people/1"), Some(SettingsArea::People));
        assert_eq!(area_of("/agent"), None);
        assert!(is_admins("/dashboard/admin/support") && is_admins("/admin/jobs"));
        assert!(!is_admins("/dashboard/admin/support/tickets") && !is_admins("/administration"));
    }
}
