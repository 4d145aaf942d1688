//! The way in.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, FaultNotice, Field, Kind, fault_of, locale};

use super::{next, remember, with_next};
use crate::{actions::SignIn, words::words};

/// The page.
pub struct SignInPage;

#[lazy_route]
impl LazyRoute for SignInPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let sign_in = ServerAction::<SignIn>::new();
        let words = words(locale());
        let outcome = sign_in.value();
        remember(move || outcome.get());
        let fault = fault_of(move || outcome.get());
        view! {
            <Title text=words.sign_in/>
            <div class="page page--form">
                <h1>{words.sign_in}</h1>
                <p class="page__lead">{words.sign_in_lead}</p>
                <FaultNotice fault/>
                <ActionForm action=sign_in attr:class="form">
                    <Field name="email" label=words.email r#type="email" autocomplete="username" required=true/>
                    <Field name="password" label=words.password r#type="password"
                        autocomplete="current-password" required=true/>
                    <input type="hidden" name="next" value=next()/>
                    <Button kind=Kind::Primary pending=sign_in.pending()>{words.sign_in}</Button>
                </ActionForm>
                <p><a href=with_next("/register")>{words.new_here}</a></p>
            </div>
        }
        .into_any()
    }
}
