//! Renders components to the HTML of a public page.

use base::Locale;
use leptos::prelude::*;

/// Draws a part of a page, apart from the page that is being drawn around it. What it makes goes with its owner; a root
/// of its own would take the page's arena away.
pub fn draw<V: IntoView>(locale: Locale, view: impl FnOnce() -> V) -> String {
    let owner = Owner::current().map_or_else(Owner::new, |page| page.child());
    owner.with(|| {
        ui::provide_locale(locale);
        // Without the marks by which a page comes alive: this part does not.
        view().into_view().to_html().replace("<!>", "")
    })
}
