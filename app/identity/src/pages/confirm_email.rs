//! The confirmation of an address, by its button: programs that look at the links of a mail press none.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use ui::{Button, FaultNotice, Kind, LinkButton, Loaded, Notice, Tone, fault_of, locale, wrong};

use super::{is_done, of_address};
use crate::{
    Saved,
    account_actions::{ConfirmEmail, LinkView, load_link_view},
    parts::Entry,
    words::{account::account_words, words},
};

/// The page.
pub struct ConfirmEmailPage;

#[lazy_route]
impl LazyRoute for ConfirmEmailPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let (words, account) = (words(locale()), account_words(locale()));
        let confirm = ServerAction::<ConfirmEmail>::new();
        let page = Resource::new_blocking(|| (), |()| load_link_view());
        let token = of_address("token");
        view! {
            <Entry title=account.confirm lead=account.confirm_lead>
                <Loaded resource=page label=words.loading view=move |page| step(page, token.clone(), confirm)/>
            </Entry>
        }
        .into_any()
    }
}

/// What there is to do: nothing once it is done, come by the link where there is none, press the button otherwise.
fn step(page: LinkView, token: Option<String>, confirm: ServerAction<ConfirmEmail>) -> AnyView {
    let account = account_words(locale());
    let outcome = confirm.value();
    let is_confirmed = is_done(move || outcome.get(), page.saved, Saved::EmailConfirmed);
    let is_over = wrong(move || outcome.get(), "token");
    // The form is not built anew for a failure that it shows itself.
    let state = Memo::new(move |_| (is_confirmed.get(), is_over.read().is_some()));
    (move || match (state.get(), token.clone()) {
        ((true, _), _) => view! {
            <Notice tone=Tone::Good>{account.confirm_done}</Notice>
            <LinkButton href="/account" kind=Kind::Primary>{account.go_on}</LinkButton>
        }
        .into_any(),
        ((_, false), Some(token)) => view! {
            <FaultNotice fault=fault_of(move || outcome.get())/>
            <ActionForm action=confirm attr:class="form">
                <p class="entry__hint">{account.confirm_hint}</p>
                <input type="hidden" name="token" value=token/>
                <Button kind=Kind::Primary pending=confirm.pending()>{account.confirm_address}</Button>
            </ActionForm>
        }
        .into_any(),
        _ => view! {
            <FaultNotice fault=fault_of(move || outcome.get())/>
            <p class="entry__hint">{account.needs_link}</p>
            <LinkButton href="/account">{account.go_on}</LinkButton>
        }
        .into_any(),
    })
    .into_any()
}
