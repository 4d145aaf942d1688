//! Typing indicator: who is writing, until a while after they last were.

use std::time::Duration;

use leptos::prelude::*;

/// How long somebody is said to be writing after they last were.
const WRITING: Duration = Duration::from_secs(4);

/// Says that somebody is writing, until a while after.
pub fn show_typing(typing: RwSignal<Option<String>>, name: String) {
    // What they wrote may have arrived meanwhile, or somebody else may be writing: the last one counts.
    let said = Some(name);
    typing.set(said.clone());
    set_timeout(
        move || {
            if typing.try_get_untracked() == Some(said) {
                typing.set(None);
            }
        },
        WRITING,
    );
}
