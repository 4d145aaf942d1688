//! Who looks at this page, known to both sides from the first byte.

use base::{Role, UserId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The signed-in person, as far as a page needs to know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// Their id.
    pub id: UserId,
    /// What they are called.
    pub name: String,
    /// What they may do at all.
    pub role: Role,
}

#[derive(Clone, Copy)]
struct Viewing(RwSignal<Option<Viewer>>);

impl Viewer {
    /// The one that the request's layer found.
    #[cfg(not(target_arch = "wasm32"))]
    fn here() -> Option<Self> {
        use_context()
    }

    /// The one that the page was drawn for: its account menu says who, or [`ViewerMark`] where there is none. What reads JSON would weigh more than this page.
    #[cfg(target_arch = "wasm32")]
    fn here() -> Option<Self> {
        let menu = document().query_selector("[data-viewer]").ok().flatten()?;
        Some(Self {
            id: menu.get_attribute("data-viewer")?.parse().ok()?,
            name: menu.query_selector("[data-name]").ok().flatten()?.text_content()?,
            role: Role::parse(&menu.get_attribute("data-role")?)?,
        })
    }
}

/// Puts the viewer into context, the same on both sides.
pub fn provide_viewer() {
    provide_context(Viewing(RwSignal::new(Viewer::here())));
}

/// Who looks at this page; nobody where nobody signed in.
pub fn viewer() -> RwSignal<Option<Viewer>> {
    expect_context::<Viewing>().0
}

/// Says who looks at a page without an account menu: what the browser draws begins with the same viewer as the server's.
#[component]
pub fn ViewerMark() -> impl IntoView {
    viewer().get_untracked().map(|Viewer { id, name, role }| {
        view! { <span hidden data-viewer=id.to_string() data-role=role.as_str()><span data-name>{name}</span></span> }
    })
}
