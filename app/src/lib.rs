//! The shell around every page: contexts, routes, and what stands on each of them.

mod account;
mod actions;
mod admin_home;
mod areas;
mod chat;
mod chat_desk;
mod converted_ticket;
mod customer_details;
mod desk;
mod desk_ticket;
mod feedback_at_desk;
mod home;
mod language_choice;
mod layout;
mod not_for_you;
mod not_found;
mod private;
mod requests;
mod routes;
mod satisfaction;
mod settings_index;
mod styleguide;
mod words;

pub use chat::ChatArticle;
pub use converted_ticket::{AnswerKind, ConvertedTicket};
pub use customer_details::CustomerDetails;
pub use private::{is_for_somebody_else, needs_sign_in};
pub use settings_index::{IndexedArea, IndexedSetting};

#[cfg(not(target_arch = "wasm32"))]
pub mod server;

use ::chat::ChatRoutes;
use admin::AdminRoutes;
use analytics::ReportRoutes;
use base::{Locale, escape_html, reader_zone};
use brand::{BrandRoutes, brand, provide_brand};
use consumers::ConsumerRoutes;
use feedback::{AnalysisRoutes, FeedbackRoutes, IdeaRoutes};
use files::FileRoutes;
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
use ui::{Toaster, provide_locale, provide_time_zone};

use crate::{
    admin_home::AdminHomePage,
    home::HomePage,
    layout::Layout,
    not_found::NotFound,
    routes::{
        AccountRoutes, ChatDeskRoutes, DeskRoutes, FeedbackDeskRoutes, OrganizationRoutes, TicketRoutes,
        VisitorRoutes,
    },
    styleguide::StyleguidePage,
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
    provide_time_zone(reader_zone());
    provide_viewer();
    provide_brand();
    realtime::provide_live();
    let house = brand();
    // On the server a title is written after its page, when no signal can be read any more.
    let first = house.get_untracked().name;
    let title = move |title: String| {
        let name = if cfg!(target_arch = "wasm32") { house.get().name } else { first.clone() };
        let house = written_title(&name);
        if title.is_empty() { house } else { format!("{} · {house}", written_title(&title)) }
    };
    view! {
        <Title formatter=title/>
        <Router>
            <Layout>
                <Routes fallback=|| view! { <NotFound/> }>
                    <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
                    <Route path=path!("/styleguide") view={Lazy::<StyleguidePage>::new()} ssr=SsrMode::Async/>
                    <IdentityRoutes/>
                    <AccountRoutes/>
                    <HelpRoutes/>
                    <TicketRoutes/>
                    <OrganizationRoutes/>
                    <ChatDeskRoutes/>
                    <DeskRoutes/>
                    <ReportRoutes/>
                    <Route path=path!("/dashboard/admin/support") view={Lazy::<AdminHomePage>::new()} ssr=SsrMode::Async/>
                    <AdminRoutes/>
                    <BrandRoutes/>
                    <JobRoutes/>
                    <ConsumerRoutes/>
                    <FileRoutes/>
                    <ChatRoutes/>
                    <VisitorRoutes/>
                    <FeedbackRoutes/>
                    <AnalysisRoutes/>
                    <FeedbackDeskRoutes/>
                    <IdeaRoutes/>
                </Routes>
            </Layout>
            <Toaster/>
        </Router>
    }
}
