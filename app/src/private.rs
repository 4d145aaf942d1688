//! Which pages are for signed-in people, and which for the desk. The verbs refuse everybody else anyway; this saves them the
//! way, and the skeleton of a page that they would never see filled.

use base::Role;
use identity::viewer;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
    location::Url,
};

/// Whether a page shows nothing to a stranger.
pub fn needs_sign_in(path: &str) -> bool {
    ["/account", "/admin", "/agent", "/dashboard"].iter().any(|place| is_below(place, path))
}

/// Pages that only a role and those above it see, the narrower place first.
const PLACES: [(&str, Role); 5] = [
    ("/admin", Role::Admin),
    ("/dashboard/admin", Role::Admin),
    ("/agent/articles/categories", Role::Admin),
    ("/agent/articles/search", Role::Admin),
    ("/agent", Role::Agent),
];

/// The role that a page asks for, where it asks for more than to be signed in.
fn least_role(path: &str) -> Option<Role> {
    PLACES.into_iter().find(|(place, _)| is_below(place, path)).map(|(_, least)| least)
}

/// Whether a page shows nothing to somebody of this role.
pub fn is_for_somebody_else(path: &str, role: Role) -> bool {
    least_role(path).is_some_and(|least| role < least)
}

/// Whether an address is that of a place or of a page in it; only whole segments count.
fn is_below(place: &str, path: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The role that this page asks for and its viewer has not. Whoever is not signed in is led to the sign-in instead.
pub(crate) fn refused_role() -> Memo<Option<Role>> {
    let path = use_location().pathname;
    let viewer = viewer();
    Memo::new(move |_| {
        let role = viewer.read().as_ref()?.role;
        least_role(&path.read()).filter(|least| role < *least)
    })
}

/// Leads strangers who walk onto such a page to the sign-in, and back. On the server a layer does.
pub(crate) fn lead_to_sign_in() {
    let (path, search) = (use_location().pathname, use_location().search);
    let navigate = use_navigate();
    let viewer = viewer();
    Effect::new(move || {
        let path = path.get();
        if viewer.read().is_none() && needs_sign_in(&path) {
            let query = search.get_untracked();
            let query = query.trim_start_matches('?');
            let wanted = if query.is_empty() { path } else { format!("{path}?{query}") };
            let next = Url::escape(&wanted);
            navigate(&format!("/login?next={next}"), NavigateOptions { replace: true, ..Default::default() });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_segments_count() {
        assert!(needs_sign_in("/agent"));
        assert!(needs_sign_in("/dashboard/help/ST-2026-000001"));
        assert!(!needs_sign_in("/agents-of-change"));
        assert!(!needs_sign_in("/"));
    }

    #[test]
    fn the_desk_is_for_the_desk_and_its_settings_for_admins() {
        for (path, seen_from) in [
            ("/agent", Role::Agent),
            ("/agent/tickets/ST-2026-000001", Role::Agent),
            ("/agent/articles", Role::Agent),
            ("/agent/articles/search", Role::Admin),
            ("/agent/articles/search-for-a-lamp", Role::Agent),
            ("/admin/jobs", Role::Admin),
            ("/dashboard/admin/support", Role::Admin),
            ("/dashboard/help", Role::Customer),
            ("/agents-of-change", Role::Customer),
            ("/", Role::Customer),
        ] {
            for role in [Role::Customer, Role::Agent, Role::Admin] {
                assert_eq!(is_for_somebody_else(path, role), role < seen_from, "{path} for {role:?}");
            }
        }
    }
}
