//! The layers around every request, outermost first in `router.rs`.

mod address;
mod answer;
mod headers;
mod other_sites;
mod own_words;
mod request_log;
mod session;

pub(crate) use address::find_address;
pub(crate) use answer::answer_always;
pub(crate) use headers::{cache_policy, security_headers};
pub(crate) use other_sites::answer_other_sites;
pub(crate) use own_words::{is_told, only_own_words};
pub(crate) use request_log::{REQUEST_ID, log_request, plain_request_id};
pub(crate) use session::find_actor;
