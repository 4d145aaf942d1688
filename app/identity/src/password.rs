//! What a password has to be: long enough to resist guessing, and nothing else.

/// The fewest characters.
pub const SHORTEST_PASSWORD: usize = 8;
/// The most characters; beyond it hashing would be a way to keep us busy.
pub const LONGEST_PASSWORD: usize = 200;

/// Checks a new password.
///
/// # Errors
/// The sentence to show beside the field.
pub fn check_password(password: &str) -> Result<(), String> {
    match password.chars().count() {
        ..SHORTEST_PASSWORD => Err(format!("needs at least {SHORTEST_PASSWORD} characters")),
        SHORTEST_PASSWORD..=LONGEST_PASSWORD => Ok(()),
        _ => Err(format!("has more than {LONGEST_PASSWORD} characters")),
    }
}
