//! The way in.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, FaultNotice, Field, Kind, fault_of, focus, locale, typed};

use super::{go_on, of_address, with_next};
use crate::{
    actions::SignIn,
    parts::Entry,
    words::{account::account_words, words},
};

/// The page.
pub struct SignInPage;

#[lazy_route]
impl LazyRoute for SignInPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let sign_in = ServerAction::<SignIn>::new();
        let (words, account) = (words(locale()), account_words(locale()));
        let outcome = sign_in.value();
        go_on(move || outcome.get());
        let fault = fault_of(move || outcome.get());
        // Which of the two is wrong is not said; it is mostly the second.
        Effect::new(move || {
            if fault.read().is_some() {
                focus("#password");
            }
        });
        let is_refused = fault.with_untracked(Option::is_some);
        let email = typed(move || outcome.get(), "email");
        view! {
            <Entry title=words.sign_in lead=words.sign_in_lead>
                <FaultNotice fault/>
                <ActionForm action=sign_in attr:class="form">
                    <Field name="email" label=words.email r#type="email" value=email autocomplete="username" required=true/>
                    <Field name="password" label=words.password r#type="password"
                        autocomplete="current-password" required=true autofocus=is_refused/>
                    <input type="hidden" name="next" value=of_address("next")/>
                    <Button kind=Kind::Primary pending=sign_in.pending()>{words.sign_in}</Button>
                </ActionForm>
                <p class="entry__ways">
                    <a href=with_next("/forgot-password")>{account.forgot}</a>
                    <a href=with_next("/register")>{words.new_here}</a>
                </p>
            </Entry>
        }
        .into_any()
    }
}
