//! The logo: chosen, dropped or pasted, and taken down again. Without script it is a plain file input.

use files::{
    FileId, form_action,
    parts::{AttachFiles, Uploads},
};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, FaultNotice, Kind, fault_of};
use web_sys::SubmitEvent;

use crate::{actions::SaveLogo, shown::logo_address, words::Words};

pub(super) fn logo_form(
    words: &'static Words,
    logo: RwSignal<Option<FileId>>,
    save: ServerAction<SaveLogo>,
) -> impl IntoView {
    let uploads = Uploads::new();
    // What comes before this is alive goes as a plain form, with its file in it.
    let send = move |event: SubmitEvent| {
        let Ok(asked) = SaveLogo::from_event(&event) else { return };
        event.prevent_default();
        if !save.pending().get_untracked() {
            uploads.clear_sent(asked.attachment_ids.as_deref());
            save.dispatch(asked);
        }
    };
    view! {
        <section class="card form" aria-labelledby="logo">
            <h2 id="logo">{words.logo}</h2>
            <p class="field__hint">{words.logo_hint}</p>
            <FaultNotice fault=fault_of(move || save.value().get())/>
            {move || logo.get().map(|logo| view! {
                <img class="brand__logo" src=logo_address(logo) alt=words.logo/>
                <ActionForm action=save>
                    <Button kind=Kind::Quiet name="remove" value="true".to_owned()>{words.remove_logo}</Button>
                </ActionForm>
            })}
            <form class="form" action=form_action(SaveLogo::url()) method="post" enctype="multipart/form-data" on:submit=send>
                <AttachFiles uploads form="logo"/>
                <Button pending=save.pending()>{words.use_logo}</Button>
            </form>
        </section>
    }
}
