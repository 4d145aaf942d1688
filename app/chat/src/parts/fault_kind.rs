//! Which failures pass by themselves.

use base::{Code, Fault};

/// Whether the same may go well in a moment: the line is down, the server is, or it was asked too often.
pub(crate) fn is_passing(fault: &Fault) -> bool {
    matches!(fault.code, Code::Internal | Code::Unavailable | Code::RateLimited)
}

/// Whether a token names nobody any more.
pub(crate) fn is_unknown(fault: &Fault) -> bool {
    matches!(fault.code, Code::Unauthenticated | Code::NotFound)
}
