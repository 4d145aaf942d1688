//! A new password, for whoever comes by a link.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use ui::{
    Button, FaultNotice, Field, Kind, LinkButton, Loaded, Notice, Tone, fault_of, focus_wrong, locale, wrong,
};

use super::{is_done, of_address};
use crate::{
    Saved,
    account_actions::{LinkView, ResetPassword, load_link_view},
    parts::Entry,
    words::{account::account_words, words},
};

/// The page.
pub struct ResetPasswordPage;

#[lazy_route]
impl LazyRoute for ResetPasswordPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let (words, account) = (words(locale()), account_words(locale()));
        let reset = ServerAction::<ResetPassword>::new();
        let page = Resource::new_blocking(|| (), |()| load_link_view());
        let token = of_address("token");
        view! {
            <Entry title=account.reset lead=account.reset_lead>
                <Loaded resource=page label=words.loading view=move |page| step(page, token.clone(), reset)/>
            </Entry>
        }
        .into_any()
    }
}

/// What there is to do: sign in once it is done, go and get a link where there is none, choose a password otherwise.
fn step(page: LinkView, token: Option<String>, reset: ServerAction<ResetPassword>) -> AnyView {
    let (words, account) = (words(locale()), account_words(locale()));
    let outcome = reset.value();
    let is_set = is_done(move || outcome.get(), page.saved, Saved::PasswordReset);
    let is_over = wrong(move || outcome.get(), "token");
    // The form is not built anew for a failure that it shows itself.
    let state = Memo::new(move |_| (is_set.get(), is_over.read().is_some()));
    (move || match (state.get(), token.clone()) {
        ((true, _), _) => view! {
            <Notice tone=Tone::Good>{account.reset_done}</Notice>
            <LinkButton href="/login" kind=Kind::Primary>{words.sign_in}</LinkButton>
        }
        .into_any(),
        ((_, false), Some(token)) => form(token, reset).into_any(),
        _ => view! {
            <FaultNotice fault=fault_of(move || outcome.get())/>
            <p class="entry__hint">{account.needs_link}</p>
            <LinkButton href="/forgot-password">{account.ask_again}</LinkButton>
        }
        .into_any(),
    })
    .into_any()
}

fn form(token: String, reset: ServerAction<ResetPassword>) -> impl IntoView {
    let (words, account) = (words(locale()), account_words(locale()));
    let outcome = reset.value();
    let fault = fault_of(move || outcome.get());
    focus_wrong(fault);
    view! {
        <FaultNotice fault/>
        <ActionForm action=reset attr:class="form">
            <input type="hidden" name="token" value=token/>
            <Field name="password" label=account.new_password hint=words.password_hint.to_owned() r#type="password"
                autocomplete="new-password" required=true minlength=8u32 maxlength=200u32
                error=wrong(move || outcome.get(), "password")/>
            <Button kind=Kind::Primary pending=reset.pending()>{account.set_password}</Button>
        </ActionForm>
    }
}
