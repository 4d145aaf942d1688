//! Tells files, which are the same for everybody, from pages and answers.

use std::path::Path;

use axum::{extract::MatchedPath, http::Request};

use crate::AppState;

/// Routes below which files are whose names are made while the process runs.
const MADE: [&str; 2] = ["/sitemaps/", "/help/images/"];

/// Whether a request is for a file: one of the site's, or a route that is named like one. An address with a dot in it is
/// none for that: titles have dots, and so have the addresses made of them.
pub(super) fn is_file<B>(state: &AppState, request: &Request<B>) -> bool {
    let path = request.uri().path();
    if let Some(route) = request.extensions().get::<MatchedPath>() {
        let route = route.as_str();
        return !route.starts_with("/api/")
            && (MADE.iter().any(|folder| route.starts_with(folder)) || is_named_like_a_file(route));
    }
    let name = path.trim_start_matches('/');
    let is_plain = is_named_like_a_file(path) && !name.split('/').any(|step| matches!(step, "" | "." | ".."));
    is_plain && (name.starts_with("pkg/") || Path::new(state.site_root()).join(name).is_file())
}

fn is_named_like_a_file(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}
