//! A new password for somebody who knows the present one.

use leptos::prelude::*;
use ui::{Button, FaultNotice, Field, Kind, fault_of, focus_wrong, locale, wrong};

use super::{Part, SavedNote, elsewhere};
use crate::{
    Saved,
    account_actions::ChangeOwnPassword,
    pages::is_done,
    words::{account::account_words, words},
};

/// The form.
#[component]
pub(super) fn PasswordForm(
    /// Whose: a password manager asks for whom it keeps one.
    email: String,
    /// What the form before this page saved.
    saved: Option<Saved>,
) -> impl IntoView {
    let (words, own) = (words(locale()), account_words(locale()));
    let change = ServerAction::<ChangeOwnPassword>::new();
    let outcome = change.value();
    let fault = fault_of(move || outcome.get());
    focus_wrong(fault);
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move || {
        if let Some(Ok(())) = outcome.get() {
            current.set(String::new());
            new.set(String::new());
        }
    });
    let is_saved = is_done(move || outcome.get(), saved, Saved::Password);
    view! {
        <Part id="password" title=own.password lead=Some(own.password_lead)>
            <FaultNotice fault=elsewhere(fault, &["current_password", "password"])/>
            <ActionForm action=change attr:class="form">
                <input type="email" autocomplete="username" value=email hidden/>
                <Field name="current_password" label=own.current_password r#type="password" typed=current
                    autocomplete="current-password" required=true error=wrong(move || outcome.get(), "current_password")/>
                <Field name="password" form="new" label=own.new_password hint=words.password_hint.to_owned() r#type="password"
                    typed=new autocomplete="new-password" required=true minlength=8u32 maxlength=200u32
                    error=wrong(move || outcome.get(), "password")/>
                <div class="account__end">
                    <Button kind=Kind::Primary pending=change.pending()>{own.change_password}</Button>
                    <SavedNote is_saved text=own.password_saved/>
                </div>
            </ActionForm>
        </Part>
    }
}
