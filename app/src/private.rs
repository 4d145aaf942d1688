//! Which pages are for signed-in people. The verbs refuse everybody else anyway; this saves them the way.

use identity::viewer;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
    location::Url,
};

/// Whether a page shows nothing to a stranger.
pub fn needs_sign_in(path: &str) -> bool {
    ["/account", "/admin", "/agent", "/dashboard"]
        .iter()
        .any(|place| path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
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
    use super::needs_sign_in;

    #[test]
    fn only_whole_segments_count() {
        assert!(needs_sign_in("/agent"));
        assert!(needs_sign_in("/dashboard/help/ST-2026-000001"));
        assert!(!needs_sign_in("/agents-of-change"));
        assert!(!needs_sign_in("/"));
    }
}
