//! The admins' pages, and those of one's own data.

mod audit;
mod categories;
mod personal_data;
mod retention;
mod support;

use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_location, lazy_route};

/// All of them.
pub struct AdminPage;

#[lazy_route]
impl LazyRoute for AdminPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let path = use_location().pathname;
        let place = Memo::new(move |_| Place::of(&path.read()));
        (move || match place.get() {
            Place::Support => support::support(),
            Place::Categories => categories::categories(),
            Place::Retention => retention::retention(),
            Place::Audit => audit::audit(),
            Place::PersonData => personal_data::person_data(),
            Place::OwnData => personal_data::own_data(),
            Place::Erased => personal_data::erased(),
        })
        .into_any()
    }
}

/// Where an admin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Support,
    Categories,
    Retention,
    Audit,
    PersonData,
    OwnData,
    Erased,
}

impl Place {
    fn of(path: &str) -> Self {
        if path.starts_with("/erased/") {
            return Self::Erased;
        }
        match path.trim_end_matches('/').rsplit('/').next() {
            Some("data") if path.starts_with("/account") => Self::OwnData,
            Some("data") => Self::PersonData,
            Some("categories") => Self::Categories,
            Some("retention") => Self::Retention,
            Some("audit") => Self::Audit,
            _ => Self::Support,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_page() {
        assert_eq!(Place::of("/admin/categories"), Place::Categories);
        assert_eq!(Place::of("/admin/retention/"), Place::Retention);
        assert_eq!(Place::of("/admin/audit"), Place::Audit);
        assert_eq!(Place::of("/admin/support"), Place::Support);
        assert_eq!(Place::of("/account/data"), Place::OwnData);
        assert_eq!(Place::of("/admin/people/1/data"), Place::PersonData);
        assert_eq!(Place::of("/erased/1"), Place::Erased);
    }
}
