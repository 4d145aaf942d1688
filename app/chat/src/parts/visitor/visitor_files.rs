//! The files of a message, for a visitor: without an account their addresses are signed and hold for minutes, so that they
//! are asked for anew as long as the message is shown.

use std::time::Duration;

use files::{Attachment, FileState, parts::Attachments};
use leptos::{prelude::*, task::spawn_local};

use super::visit_state::VisitState;
use crate::actions::load_chat_files;

/// A signed address holds for five minutes.
const SIGN_AGAIN: Duration = Duration::from_secs(4 * 60);
/// What waits for the scanner is looked for sooner.
const SCANNED: Duration = Duration::from_secs(5);

/// The files.
#[component]
pub(super) fn VisitorFiles(attachments: Vec<Attachment>, state: VisitState) -> impl IntoView {
    if attachments.is_empty() || state.is_signed_in {
        return view! { <Attachments attachments/> }.into_any();
    }
    let held = RwSignal::new(attachments);
    Effect::new(move || sign(held, state));
    let files = move || view! { <Attachments attachments=held.get()/> };
    view! { {files} }.into_any()
}

fn sign(held: RwSignal<Vec<Attachment>>, state: VisitState) {
    let ids = held.try_with_untracked(|held| held.iter().map(|file| file.id).collect::<Vec<_>>());
    let Some((ids, token)) = ids.zip(state.token.try_get_untracked()) else { return };
    spawn_local(async move {
        if let Ok(signed) = load_chat_files(ids, token).await {
            let _page_is_gone = held.try_set(signed);
        }
        let is_waiting = held
            .try_with_untracked(|held| held.iter().any(|file| file.state == FileState::PendingScan))
            .unwrap_or_default();
        set_timeout(move || sign(held, state), if is_waiting { SCANNED } else { SIGN_AGAIN });
    });
}
