//! What a password has to be: long enough to resist guessing, and nothing else.

use base::InvalidText;

/// The fewest characters.
pub const SHORTEST_PASSWORD: usize = 8;
/// The most characters; beyond it hashing would be a way to keep us busy.
pub const LONGEST_PASSWORD: usize = 200;

/// Checks a new password.
///
/// # Errors
/// What is wrong with it.
pub fn check_password(password: &str) -> Result<(), InvalidText> {
    match password.chars().count() {
        ..SHORTEST_PASSWORD => Err(InvalidText::TooShort(SHORTEST_PASSWORD)),
        SHORTEST_PASSWORD..=LONGEST_PASSWORD => Ok(()),
        _ => Err(InvalidText::TooLong(LONGEST_PASSWORD)),
    }
}
