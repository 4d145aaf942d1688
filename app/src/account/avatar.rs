//! One's picture: chosen, dropped or pasted, and taken away again. Without script it is a plain file input.

use files::{
    FileId, form_action,
    parts::{AttachFiles, Uploads},
};
use identity::User;
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Avatar, Button, FaultNotice, Kind, fault_of, locale, toast};
use web_sys::SubmitEvent;

use crate::{actions::SaveAvatar, words::words};

/// The form.
#[component]
pub(super) fn AvatarForm(
    /// Whose.
    user: User,
) -> impl IntoView {
    let words = words(locale());
    let save = ServerAction::<SaveAvatar>::new();
    let uploads = Uploads::new();
    let file = RwSignal::new(user.avatar_file_id.map(FileId));
    Effect::new(move || {
        if let Some(Ok(kept)) = save.value().get() {
            file.set(kept);
            toast(words.picture_saved);
        }
    });
    // What comes before this is alive goes as a plain form, with its file in it.
    let send = move |event: SubmitEvent| {
        let Ok(asked) = SaveAvatar::from_event(&event) else { return };
        event.prevent_default();
        if !save.pending().get_untracked() {
            uploads.clear_sent(asked.attachment_ids.as_deref());
            save.dispatch(asked);
        }
    };
    let shown = move || {
        let user = User { avatar_file_id: file.get().map(|file| file.0), ..user.clone() };
        user.avatar().map(|src| {
            view! {
                <div class="account__picture">
                    <Avatar name=user.name src=Some(src)/>
                    <ActionForm action=save>
                        <Button kind=Kind::Quiet name="remove" value="true".to_owned()>{words.remove_picture}</Button>
                    </ActionForm>
                </div>
            }
        })
    };
    view! {
        <section class="card account__part" id="picture" aria-labelledby="picture-heading">
            <h2 id="picture-heading" tabindex="-1">{words.picture}</h2>
            <p class="account__lead">{words.picture_hint}</p>
            <FaultNotice fault=fault_of(move || save.value().get())/>
            {shown}
            <form class="form" action=form_action(SaveAvatar::url()) method="post" enctype="multipart/form-data" on:submit=send>
                <AttachFiles uploads form="picture"/>
                <Button pending=save.pending()>{words.use_picture}</Button>
            </form>
        </section>
    }
}
