//! One's own account with one's picture, whose file is kept by a crate above identity.

mod avatar;

use identity::AccountPage;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use self::avatar::AvatarForm;

/// The page.
pub struct OwnAccountPage;

#[lazy_route]
impl LazyRoute for OwnAccountPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <AccountPage beside=|user| view! { <AvatarForm user/> }.into_any()/> }.into_any()
    }
}
