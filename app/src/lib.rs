//! The shell around every page: contexts, routes, and what stands on each of them.

mod actions;
mod converted_ticket;
mod desk_ticket;
mod home;
mod language_choice;
mod layout;
mod not_found;
mod private;
mod requests;
mod routes;
mod styleguide;
mod words;

pub use converted_ticket::{AnswerKind, ConvertedTicket};
pub use private::needs_sign_in;

#[cfg(not(target_arch = "wasm32"))]
pub mod server;

use base::{Locale, escape_html};
use consumers::ConsumerRoutes;
use identity::{IdentityRoutes, provide_viewer};
use jobs::JobRoutes;
use knowledge::HelpRoutes;
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy, SsrMode,
    components::{Route, Router, Routes},
    path,
};
use ui::{Toaster, locale, provide_locale};

use crate::{
    home::HomePage,
    layout::Layout,
    not_found::NotFound,
    routes::{DeskRoutes, TicketRoutes},
    styleguide::StyleguidePage,
    words::words,
};

/// A title as the document takes it: on the server leptos_meta writes it into the page as it is, markup and all, in
/// the browser it is set as text.
fn written_title(title: &str) -> String {
    if cfg!(target_arch = "wasm32") {
        return title.to_owned();
    }
    escape_html(title)
}

/// Whether the server draws the page at this path as a public page (decision 5): a link to one is the browser's own.
pub fn is_public_path(path: &str) -> bool {
    knowledge::help_path(path).is_some()
}

/// Every page of Porchlight.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_locale(Locale::here());
    provide_viewer();
    realtime::provide_live();
    let words = words(locale());
    let title = move |title: String| {
        if title.is_empty() {
            words.name.to_owned()
        } else {
            format!("{} · {}", written_title(&title), words.name)
        }
    };
    view! {
        <Title formatter=title/>
        <Router>
            <Layout>
                <Routes fallback=|| view! { <NotFound/> }>
                    <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
                    <Route path=path!("/styleguide") view={Lazy::<StyleguidePage>::new()} ssr=SsrMode::Async/>
                    <IdentityRoutes/>
                    <HelpRoutes/>
                    <TicketRoutes/>
                    <DeskRoutes/>
                    <JobRoutes/>
                    <ConsumerRoutes/>
                </Routes>
            </Layout>
            <Toaster/>
        </Router>
    }
}
