//! Somebody new.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, FaultNotice, Field, Kind, fault_of, focus_wrong, locale, typed, wrong};

use super::{browser_time_zone, go_on, of_address, with_next};
use crate::{
    actions::Register,
    parts::Entry,
    words::{account::account_words, words},
};

/// The page.
pub struct RegisterPage;

#[lazy_route]
impl LazyRoute for RegisterPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let register = ServerAction::<Register>::new();
        let (words, account) = (words(locale()), account_words(locale()));
        let outcome = register.value();
        go_on(move || outcome.get());
        let zone = RwSignal::new(String::new());
        // Effects run in the browser only.
        Effect::new(move || zone.set(browser_time_zone().unwrap_or_default()));
        let fault = fault_of(move || outcome.get());
        focus_wrong(fault);
        let (name, email) = (typed(move || outcome.get(), "name"), typed(move || outcome.get(), "email"));
        let wrong_email = wrong(move || outcome.get(), "email");
        let ways_in = move || {
            wrong_email.read().is_some().then(|| {
                view! {
                    <p class="entry__ways">
                        <a href=with_next("/login")>{words.sign_in_instead}</a>
                        <a href=with_next("/forgot-password")>{account.forgot}</a>
                    </p>
                }
            })
        };
        view! {
            <Entry title=words.register lead=words.register_lead>
                <FaultNotice fault/>
                <ActionForm action=register attr:class="form">
                    <Field name="name" label=words.name hint=words.name_hint.to_owned() value=name autocomplete="name"
                        required=true maxlength=100u32 error=wrong(move || outcome.get(), "name")/>
                    <div class="entry__with-ways">
                        <Field name="email" label=words.email r#type="email" value=email autocomplete="username"
                            required=true maxlength=254u32 error=wrong_email/>
                        {ways_in}
                    </div>
                    <Field name="password" label=words.password hint=words.password_hint.to_owned() r#type="password"
                        autocomplete="new-password" required=true minlength=8u32 maxlength=200u32
                        error=wrong(move || outcome.get(), "password")/>
                    <input type="hidden" name="time_zone" prop:value=move || zone.get()/>
                    <input type="hidden" name="next" value=of_address("next")/>
                    <Button kind=Kind::Primary pending=register.pending()>{words.register}</Button>
                </ActionForm>
                <p class="entry__ways"><a href=with_next("/login")>{words.been_here}</a></p>
            </Entry>
        }
        .into_any()
    }
}
