//! What a form did, as the next page says it.

use serde::{Deserialize, Serialize};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Saved {
    /// The name.
    Profile,
    /// The language and the time zone.
    Region,
    /// The password.
    Password,
    /// A session was ended.
    Sessions,
    /// A link to a new password was asked for.
    LinkAsked,
    /// A new password was set by a link.
    PasswordReset,
    /// An address was confirmed by a link.
    EmailConfirmed,
}

impl Saved {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Profile,
        Self::Region,
        Self::Password,
        Self::Sessions,
        Self::LinkAsked,
        Self::PasswordReset,
        Self::EmailConfirmed,
    ];

    /// The word in a cookie.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Region => "region",
            Self::Password => "password",
            Self::Sessions => "sessions",
            Self::LinkAsked => "link_asked",
            Self::PasswordReset => "password_reset",
            Self::EmailConfirmed => "email_confirmed",
        }
    }
}
