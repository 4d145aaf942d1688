//! The layers around every request, outermost first in `router.rs`.

mod address;
mod cors;
mod file;
mod form_error_params;
mod headers;
mod panic_timeout;
mod request_log;
mod session;

pub(crate) use address::find_address;
pub(crate) use cors::read_elsewhere;
pub(crate) use form_error_params::{is_form_error, strip_foreign_form_errors, strip_foreign_referrer};
pub(crate) use headers::{cache_policy, security_headers};
pub(crate) use panic_timeout::answer_panic_or_timeout;
pub(crate) use request_log::{REQUEST_ID, log_request, plain_request_id};
pub(crate) use session::find_actor;
