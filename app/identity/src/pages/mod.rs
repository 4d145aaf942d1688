//! Identity's pages.

mod account;
mod confirm_email;
mod forgot_password;
mod invitation;
mod organization;
mod organization_form;
mod organization_members;
mod organizations;
mod people;
mod person;
mod person_account;
mod person_row;
mod register;
mod reset_password;
mod sign_in;
mod teams;

pub use account::{AccountPage, BesideFacts};
pub use confirm_email::ConfirmEmailPage;
pub use forgot_password::ForgotPasswordPage;
pub use invitation::InvitationPage;
pub use organization::{BesideMembers, OrganizationPage};
pub use organizations::OrganizationsPage;
pub use people::PeoplePage;
pub use person::PersonPage;
pub use register::RegisterPage;
pub use reset_password::ResetPasswordPage;
pub use sign_in::SignInPage;
pub use teams::TeamsPage;

use base::Fault;
use leptos::prelude::*;
use leptos_router::{hooks::query_signal_with_options, location::Url};

use crate::Saved;

/// Goes where a sign-in or a registration says, by a page load: the account's language and time zone, and who looks, are
/// the whole page's.
fn go_on(outcome: impl Fn() -> Option<Result<String, Fault>> + 'static) {
    Effect::new(move || {
        if let Some(Ok(next)) = outcome() {
            let _own_address = location().assign(&next);
        }
    });
}

/// An address of ours that leads on to the same page as this one.
fn with_next(path: &str) -> String {
    of_address("next").map_or_else(|| path.to_owned(), |next| format!("{path}?next={}", Url::escape(&next)))
}

/// What the address of the page says under a name.
fn of_address(name: &'static str) -> Option<String> {
    let (said, _) = query_signal_with_options::<String>(name, Default::default());
    said.get_untracked()
}

/// Whether an action succeeded, or a form before this page did without script.
fn is_done<T: Clone + Send + Sync + 'static>(
    outcome: impl Fn() -> Option<Result<T, Fault>> + Send + Sync + 'static,
    before: Option<Saved>,
    wanted: Saved,
) -> Signal<bool> {
    Signal::derive(move || outcome().map_or(before == Some(wanted), |outcome| outcome.is_ok()))
}

/// The name of the zone that the browser's clock shows. Only in the browser.
fn browser_time_zone() -> Option<String> {
    let clock = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    js_sys::Reflect::get(&clock.resolved_options(), &"timeZone".into()).ok()?.as_string()
}
