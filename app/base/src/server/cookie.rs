//! The browser's two cookies. Over TLS they carry the `__Host-` prefix, which pins them to this host.

use super::Settings;

/// The names under which the browser keeps its tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CookieNames {
    /// The short-lived access token.
    pub access: &'static str,
    /// The rotating refresh token.
    pub refresh: &'static str,
    /// Whether to mark them `Secure`.
    pub secure: bool,
}

impl CookieNames {
    /// The names for this desk's public address.
    pub fn new(settings: &Settings) -> Self {
        if settings.is_https() {
            Self { access: "__Host-access", refresh: "__Host-refresh", secure: true }
        } else {
            Self { access: "access", refresh: "refresh", secure: false }
        }
    }

    /// A `Set-Cookie` value that the browser keeps for `seconds`; zero deletes it.
    pub fn set(self, name: &str, value: &str, seconds: i64) -> String {
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
    }

    /// The value of a cookie in a `Cookie` header.
    pub fn find<'a>(header: &'a str, name: &str) -> Option<&'a str> {
        header
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, v)| v)
    }
}
