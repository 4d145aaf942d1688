//! What somebody is called.

use leptos::prelude::*;
use ui::{Button, FaultNotice, Field, Kind, fault_of, focus_wrong, locale, typed, wrong};

use super::{Part, SavedNote, elsewhere};
use crate::{
    Saved, User,
    account_actions::ChangeOwnName,
    pages::is_done,
    parts::viewer,
    words::{account::account_words, words},
};

/// The form.
#[component]
pub(super) fn ProfileForm(
    /// Whose name.
    user: User,
    /// What the form before this page saved.
    saved: Option<Saved>,
) -> impl IntoView {
    let (words, own) = (words(locale()), account_words(locale()));
    let change = ServerAction::<ChangeOwnName>::new();
    let outcome = change.value();
    let fault = fault_of(move || outcome.get());
    focus_wrong(fault);
    let before = typed(move || outcome.get(), "name");
    let name = RwSignal::new(if before.is_empty() { user.name } else { before });
    let viewer = viewer();
    // The corner of the page says it too, and the field holds what was kept of what was typed.
    Effect::new(move || {
        if let Some(Ok(user)) = outcome.get() {
            viewer.update(|viewer| viewer.iter_mut().for_each(|viewer| viewer.name.clone_from(&user.name)));
            name.set(user.name);
        }
    });
    let is_saved = is_done(move || outcome.get(), saved, Saved::Profile);
    view! {
        <Part id="profile" title=own.profile>
            <FaultNotice fault=elsewhere(fault, &["name"])/>
            <ActionForm action=change attr:class="form">
                <Field name="name" label=words.name hint=words.name_hint.to_owned() value=name.get_untracked() typed=name
                    autocomplete="name" required=true maxlength=100u32 error=wrong(move || outcome.get(), "name")/>
                <div class="account__end">
                    <Button kind=Kind::Primary pending=change.pending()>{own.save}</Button>
                    <SavedNote is_saved text=own.saved/>
                </div>
            </ActionForm>
        </Part>
    }
}
