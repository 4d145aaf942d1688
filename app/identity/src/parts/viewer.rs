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

/// Puts the viewer into context. On the server it is the one that the request's layer found;
/// the browser gets the same with the page, so both draw the same.
pub fn provide_viewer() {
    let found = SharedValue::new(use_context::<Viewer>).into_inner();
    provide_context(Viewing(RwSignal::new(found)));
}

/// Who looks at this page; nobody where nobody signed in.
pub fn viewer() -> RwSignal<Option<Viewer>> {
    expect_context::<Viewing>().0
}
