//! The way to a new password for somebody who forgot theirs. It promises a mail only where mail goes out.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use ui::{
    Button, FaultNotice, Field, Kind, Loaded, Notice, Tone, fault_of, focus_wrong, locale, typed, wrong,
};

use super::{is_done, with_next};
use crate::{
    Saved,
    account_actions::{AskPasswordLink, LinkView, load_link_view},
    parts::Entry,
    words::{account::account_words, words},
};

/// The page.
pub struct ForgotPasswordPage;

#[lazy_route]
impl LazyRoute for ForgotPasswordPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let (words, account) = (words(locale()), account_words(locale()));
        let ask = ServerAction::<AskPasswordLink>::new();
        let page = Resource::new_blocking(|| (), |()| load_link_view());
        view! {
            <Entry title=account.forgot lead=account.forgot_lead>
                <Loaded resource=page label=words.loading view=move |page| form(page, ask)/>
                <p class="entry__ways"><a href=with_next("/login")>{account.back_to_sign_in}</a></p>
            </Entry>
        }
        .into_any()
    }
}

fn form(page: LinkView, ask: ServerAction<AskPasswordLink>) -> AnyView {
    let (words, account) = (words(locale()), account_words(locale()));
    let outcome = ask.value();
    let fault = fault_of(move || outcome.get());
    focus_wrong(fault);
    let is_asked = is_done(move || outcome.get(), page.saved, Saved::LinkAsked);
    let (hint, asked) = if page.sends_mail {
        (account.by_mail, account.asked_by_mail)
    } else {
        (account.by_admin, account.asked_admin)
    };
    view! {
        {move || is_asked.get().then(|| view! { <Notice tone=Tone::Good>{asked}</Notice> })}
        <FaultNotice fault/>
        <ActionForm action=ask attr:class="form">
            <p class="entry__hint">{hint}</p>
            <Field name="email" label=words.email r#type="email" value=typed(move || outcome.get(), "email")
                autocomplete="username" required=true maxlength=254u32 error=wrong(move || outcome.get(), "email")/>
            <Button kind=Kind::Primary pending=ask.pending()>{account.ask_link}</Button>
        </ActionForm>
    }
    .into_any()
}
