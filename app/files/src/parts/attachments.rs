//! The files of a message: pictures as small pictures that open large, all else by name.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use ui::locale;

use super::picture_viewer::PictureViewer;
use crate::{Attachment, FileState, actions::load_attachment, words::words};

/// How long the scanner is waited for before it is asked again, at first, and how often.
const WAIT: Duration = Duration::from_secs(2);
const TIMES: u32 = 8;

/// The files of a message.
#[component]
pub fn Attachments(
    /// Which.
    attachments: Vec<Attachment>,
) -> impl IntoView {
    if attachments.is_empty() {
        return ().into_any();
    }
    let words = words(locale());
    let held = RwSignal::new(attachments);
    let enlarged = RwSignal::new(None::<Attachment>);
    Effect::new(move || wait_for_scanner(held, 0));
    view! {
        <ul class="attachments" aria-label=words.attachments>
            {move || held.get().into_iter().map(|file| item(file, enlarged)).collect_view()}
        </ul>
        <PictureViewer enlarged/>
    }
    .into_any()
}

fn item(file: Attachment, enlarged: RwSignal<Option<Attachment>>) -> AnyView {
    let words = words(locale());
    match (file.state, file.thumbnail_url.clone()) {
        (FileState::Clean, Some(thumbnail)) => {
            let (url, name) = (file.url.clone(), file.filename.clone());
            let enlarge = move |event: web_sys::MouseEvent| {
                // With a key held, the browser's own ways of opening a link stay.
                if event.ctrl_key() || event.meta_key() || event.shift_key() {
                    return;
                }
                event.prevent_default();
                enlarged.set(Some(file.clone()));
            };
            view! {
                <li class="attachments__item">
                    <a class="attachments__picture" href=url rel="external" aria-label=(words.enlarge)(&name) on:click=enlarge>
                        <img src=thumbnail alt="" loading="lazy" decoding="async"/>
                    </a>
                </li>
            }
            .into_any()
        }
        (FileState::Clean, None) => {
            let size = (words.size)(file.size);
            view! {
                <li class="attachments__item">
                    <a class="attachments__file" href=file.url rel="external" download>
                        <bdi class="attachments__name">{file.filename}</bdi>
                        <span class="attachments__note">{size}</span>
                    </a>
                </li>
            }
            .into_any()
        }
        (state, _) => {
            let (note, class) = match state {
                FileState::Infected => (
                    (words.blocked)(file.signature.as_deref()),
                    "attachments__file attachments__file--blocked",
                ),
                FileState::PendingScan | FileState::Clean => {
                    ((words.state_of)(state).to_owned(), "attachments__file")
                }
            };
            view! {
                <li class="attachments__item">
                    <span class=class>
                        <bdi class="attachments__name">{file.filename}</bdi>
                        <span class="attachments__note">{note}</span>
                    </span>
                </li>
            }
            .into_any()
        }
    }
}

/// Asks again, less and less often, how what waits for the scanner fares.
fn wait_for_scanner(held: RwSignal<Vec<Attachment>>, tries: u32) {
    let is_waiting = |file: &&Attachment| file.state == FileState::PendingScan;
    let waiting =
        held.try_with_untracked(|held| held.iter().filter(is_waiting).map(|file| file.id).collect());
    let waiting: Vec<_> = waiting.unwrap_or_default();
    if waiting.is_empty() || tries == TIMES {
        return;
    }
    set_timeout(
        move || {
            spawn_local(async move {
                for id in waiting {
                    let Ok(now) = load_attachment(id).await else { continue };
                    if now.state != FileState::PendingScan {
                        let _page_is_gone = held.try_update(|held| {
                            if let Some(file) = held.iter_mut().find(|file| file.id == id) {
                                *file = now;
                            }
                        });
                    }
                }
                wait_for_scanner(held, tries + 1);
            });
        },
        WAIT * 2u32.pow(tries),
    );
}
