//! The chat cookie: by it a browser on our own pages is known again, without script too. In a frame of another site there
//! is none: browsers keep no cookies of third parties, and none is wanted there.

use base::server::{CookieNames, Ctx, set_cookies};

use super::visitor_auth::chat_cookie;

/// For how many seconds it is kept: whoever comes back within a year finds their chats.
const YEAR: i64 = 365 * 24 * 60 * 60;

/// Gives the browser the token of a chat that began.
pub(crate) fn keep_chat_cookie(ctx: &Ctx, token: &str) {
    set_cookies([CookieNames::new(&ctx.settings).set(chat_cookie(&ctx.settings), token, YEAR)]);
}
