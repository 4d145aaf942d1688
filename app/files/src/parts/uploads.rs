//! The files that somebody is about to send with a form: on their way, kept, or refused. The form's page holds it, so that
//! it can empty it when the form was sent.

use std::{
    cell::RefCell,
    collections::HashMap,
    sync::atomic::{AtomicU64, Ordering},
};

use leptos::prelude::*;
use ui::locale;
use web_sys::{File, FileList, XmlHttpRequest};

use super::send::{UploadEvent, send};
use crate::{Attachment, FileId, words::words};

static NEXT: AtomicU64 = AtomicU64::new(0);

thread_local! {
    /// What only the browser's one thread may touch: the files themselves, and the requests that carry them.
    static TRANSFERS: RefCell<HashMap<u64, Transfer>> = RefCell::default();
    /// What waits for forms whose pages are away, by their names.
    static AWAY: RefCell<HashMap<String, Away>> = RefCell::default();
}

struct Transfer {
    file: File,
    request: Option<XmlHttpRequest>,
}

/// What a form holds while its page is away.
#[derive(Default)]
struct Away {
    chosen: Vec<Upload>,
    sent: Vec<Attachment>,
}

/// The state of an upload.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum UploadState {
    /// So many of a hundred parts have gone.
    Sending(u8),
    /// It is kept, and goes with the form.
    Kept(Attachment),
    /// It is not, and why.
    Refused(String),
}

/// A file that was chosen.
#[derive(Clone)]
pub(super) struct Upload {
    pub key: u64,
    pub name: String,
    pub size: i64,
    pub state: ArcRwSignal<UploadState>,
    session_token: Option<String>,
}

/// The files of a form.
#[derive(Clone, Copy, Debug)]
pub struct Uploads {
    chosen: RwSignal<Vec<Upload>>,
    /// What went with a form already, should the form come back.
    sent: RwSignal<Vec<Attachment>>,
    /// What proves a visitor who has no account.
    session_token: StoredValue<Option<String>>,
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

impl Default for Uploads {
    fn default() -> Self {
        Self::new()
    }
}

impl Uploads {
    /// None yet.
    pub fn new() -> Self {
        Self::of_visitor(None)
    }

    /// None yet, of the visitor whom a conversation's token names.
    pub fn of_visitor(session_token: Option<String>) -> Self {
        Self {
            chosen: RwSignal::new(Vec::new()),
            sent: RwSignal::new(Vec::new()),
            session_token: StoredValue::new(session_token),
        }
    }

    /// Those of a form whose page may go and come again while nothing is loaded anew, as a ticket's does. Under its name they
    /// wait for it: no file that was chosen is lost by looking elsewhere.
    pub fn of_form(name: String) -> Self {
        let Away { chosen, sent } = AWAY.with_borrow_mut(|all| all.remove(&name)).unwrap_or_default();
        let uploads = Self {
            chosen: RwSignal::new(chosen),
            sent: RwSignal::new(sent),
            session_token: StoredValue::new(None),
        };
        on_cleanup(move || {
            let chosen = uploads.chosen.try_get_untracked().unwrap_or_default();
            let sent = uploads.sent.try_get_untracked().unwrap_or_default();
            if !chosen.is_empty() || !sent.is_empty() {
                AWAY.with_borrow_mut(|all| all.insert(name, Away { chosen, sent }));
            }
        });
        uploads
    }

    /// Takes files that were chosen, dropped or pasted, and begins to send them. An editor hands on here what is pasted
    /// into it.
    pub fn take(self, files: Vec<File>) {
        for file in files {
            let key = NEXT.fetch_add(1, Ordering::Relaxed);
            let upload = Upload {
                key,
                name: file.name(),
                size: file.size() as i64,
                state: ArcRwSignal::new(UploadState::Sending(0)),
                session_token: self.session_token.try_get_value().flatten(),
            };
            TRANSFERS.with_borrow_mut(|all| all.insert(key, Transfer { file, request: None }));
            let _page_is_gone = self.chosen.try_update(|chosen| chosen.push(upload.clone()));
            upload.begin();
        }
    }

    /// Takes what a list of the browser's holds; whether it held any file.
    pub(super) fn take_list(self, files: Option<FileList>) -> bool {
        let files = files.map(|files| (0..files.length()).filter_map(|place| files.get(place)).collect());
        let files: Vec<File> = files.unwrap_or_default();
        let holds_any = !files.is_empty();
        self.take(files);
        holds_any
    }

    /// What the form's field `attachment_ids` says: the ids of what is kept.
    pub fn field(self) -> String {
        let ids = self.chosen.get().into_iter().filter_map(|upload| match upload.state.get() {
            UploadState::Kept(kept) => Some(kept.id.to_string()),
            UploadState::Sending(_) | UploadState::Refused(_) => None,
        });
        ids.collect::<Vec<_>>().join(",")
    }

    /// Whether any is still on its way.
    pub fn is_sending(self) -> bool {
        self.chosen.try_get_untracked().is_some_and(|chosen| {
            chosen.iter().any(|upload| matches!(upload.state.get_untracked(), UploadState::Sending(_)))
        })
    }

    /// Takes out what went with a form, as its field said. What was chosen since stays.
    pub fn clear_sent(self, field: Option<&str>) {
        let ids = crate::attachment_ids(field).unwrap_or_default();
        let mut gone = Vec::new();
        let _page_is_gone = self.chosen.try_update(|chosen| {
            chosen.retain(|upload| match upload.state.get_untracked() {
                UploadState::Kept(kept) if ids.contains(&kept.id) => {
                    upload.let_go();
                    gone.push(kept);
                    false
                }
                _ => true,
            });
        });
        let _page_is_gone = self.sent.try_update(|sent| sent.extend(gone));
    }

    /// Puts back what went with a form that came back.
    pub fn put_back(self, field: Option<&str>) {
        let ids: Vec<FileId> = crate::attachment_ids(field).unwrap_or_default();
        let back = self.sent.try_update(|sent| {
            let (back, rest) = sent.drain(..).partition(|kept| ids.contains(&kept.id));
            *sent = rest;
            back
        });
        let back: Vec<Attachment> = back.unwrap_or_default();
        let _page_is_gone = self.chosen.try_update(|chosen| {
            chosen.extend(back.into_iter().map(|kept| Upload {
                key: NEXT.fetch_add(1, Ordering::Relaxed),
                name: kept.filename.clone(),
                size: kept.size,
                state: ArcRwSignal::new(UploadState::Kept(kept)),
                session_token: None,
            }));
        });
    }

    /// Takes one out, wherever it is on its way.
    pub(super) fn remove(self, key: u64) {
        let _page_is_gone = self.chosen.try_update(|chosen| {
            chosen.retain(|upload| {
                if upload.key == key {
                    upload.let_go();
                }
                upload.key != key
            });
        });
    }

    pub(super) fn all(self) -> Vec<Upload> {
        self.chosen.get()
    }
}

impl Upload {
    /// Sends it, or sends it again.
    pub fn begin(&self) {
        self.state.set(UploadState::Sending(0));
        let (key, state) = (self.key, self.state.clone());
        let tell = move |event| match event {
            UploadEvent::SentSoFar(percent) => state.set(UploadState::Sending(percent)),
            UploadEvent::Kept(kept) => state.set(UploadState::Kept(kept)),
            UploadEvent::Refused(why) => state.set(UploadState::Refused(why)),
        };
        TRANSFERS.with_borrow_mut(|all| {
            if let Some(transfer) = all.get_mut(&key) {
                match send(&transfer.file, self.session_token.as_deref(), tell) {
                    Ok(request) => transfer.request = Some(request),
                    // Nothing more is heard of it, and the form would wait for it for ever.
                    Err(_) => {
                        self.state.set(UploadState::Refused(words(locale()).upload_failed.to_owned()));
                    }
                }
            }
        });
    }

    /// Whether it can be sent again: its file is still here.
    pub fn can_retry(&self) -> bool {
        TRANSFERS.with_borrow(|all| all.contains_key(&self.key))
    }

    fn let_go(&self) {
        let transfer = TRANSFERS.with_borrow_mut(|all| all.remove(&self.key));
        if let Some(request) = transfer.and_then(|transfer| transfer.request) {
            let _over_already = request.abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::FileState;

    use super::*;

    fn kept(name: &str) -> Attachment {
        Attachment {
            id: FileId(base::uuid::Uuid::from_u128(7)),
            filename: name.to_owned(),
            size: 1,
            media_type: "text/plain".to_owned(),
            state: FileState::Clean,
            signature: None,
            url: String::new(),
            thumbnail_url: None,
            width: None,
            height: None,
        }
    }

    #[test]
    fn what_was_chosen_waits_for_a_form_that_comes_again() {
        let form = || Uploads::of_form("a ticket".to_owned());
        let first = Owner::new();
        let uploads = first.with(form);
        uploads.sent.set(vec![kept("lamp.txt")]);
        uploads.put_back(Some(&kept("").id.to_string()));
        let field = uploads.field();
        assert!(!field.is_empty());
        first.cleanup();
        assert_eq!(Owner::new().with(|| Uploads::of_form("another".to_owned()).field()), "");
        let again = Owner::new();
        let uploads = again.with(form);
        assert_eq!(uploads.field(), field);
        uploads.clear_sent(Some(&field));
        again.cleanup();
        // It was sent, and can still be taken back.
        let last = Owner::new();
        let uploads = last.with(form);
        assert_eq!(uploads.field(), "");
        uploads.put_back(Some(&field));
        assert_eq!(uploads.field(), field);
    }
}
