//! Somebody new.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, FaultNotice, Field, Kind, fault_of, locale, wrong};

use super::{next, remember, sign_in_address};
use crate::{actions::Register, words::words};

/// The page.
pub struct RegisterPage;

#[lazy_route]
impl LazyRoute for RegisterPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let register = ServerAction::<Register>::new();
        let words = words(locale());
        let outcome = register.value();
        remember(move || outcome.get());
        let zone = RwSignal::new(String::new());
        // Effects run in the browser only.
        Effect::new(move || zone.set(browser_time_zone().unwrap_or_default()));
        let fault = fault_of(move || outcome.get());
        let is_refused =
            move || fault.with(|fault| fault.as_ref().is_some_and(|fault| fault.of_field("email").is_some()));
        view! {
            <Title text=words.register/>
            <div class="page page--form">
                <h1>{words.register}</h1>
                <p class="page__lead">{words.register_lead}</p>
                <FaultNotice fault/>
                {move || is_refused().then(|| view! { <p><a href=sign_in_address()>{words.sign_in_instead}</a></p> })}
                <ActionForm action=register attr:class="form">
                    <Field name="name" label=words.name hint=words.name_hint.to_owned() autocomplete="name"
                        required=true maxlength=100u32 error=wrong(move || outcome.get(), "name")/>
                    <Field name="email" label=words.email r#type="email" autocomplete="username"
                        required=true maxlength=254u32 error=wrong(move || outcome.get(), "email")/>
                    <Field name="password" label=words.password hint=words.password_hint.to_owned() r#type="password"
                        autocomplete="new-password" required=true minlength=8u32 maxlength=200u32
                        error=wrong(move || outcome.get(), "password")/>
                    <input type="hidden" name="time_zone" prop:value=move || zone.get()/>
                    <input type="hidden" name="next" value=next()/>
                    <Button kind=Kind::Primary pending=register.pending()>{words.register}</Button>
                </ActionForm>
                <p><a href=sign_in_address()>{words.been_here}</a></p>
            </div>
        }
        .into_any()
    }
}

/// The name of the zone that the browser's clock shows.
fn browser_time_zone() -> Option<String> {
    let clock = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    js_sys::Reflect::get(&clock.resolved_options(), &"timeZone".into()).ok()?.as_string()
}
