//! Argon2id, away from the threads that answer requests, and only so many at once.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use base::server::Result;
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

/// Each hash takes 19 MiB and some 20 ms of a core; more at once would starve everything else.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// The hash of a password that nobody has, verified where there is no account, so that both take as long.
/// Written out: to hash it first would make the first stranger wait longer.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$cG9yY2hsaWdodC1zYWx0IQ$pR2rj2sQPJdu6YXYdakeGl7t7133NcGNkSy1Gr6u7Nw";

/// A password in the one form in which it is hashed (RFC 8265, `OpaqueString`): composed, with plain spaces. What one keyboard
/// writes as `ü` another writes as `u` and a mark.
pub(super) fn prepared(password: &str) -> String {
    let is_space = |c: char| c.is_whitespace() && !c.is_ascii() && !c.is_control();
    password.chars().map(|c| if is_space(c) { ' ' } else { c }).nfc().collect()
}

/// Hashes a new password.
///
/// # Errors
/// When the operating system has no randomness.
pub async fn hash_password(password: String) -> Result<String> {
    Ok(in_turn(&AT_ONCE, move || hash(&prepared(&password))).await??)
}

/// Whether `password` belongs to `stored`. Without a stored hash it takes the same time and answers no.
pub(super) async fn verify_password(password: String, stored: Option<String>) -> Result<bool> {
    in_turn(&AT_ONCE, move || {
        let is_account = stored.is_some();
        let stored = stored.unwrap_or_else(|| NOBODY.to_owned());
        let prepared = prepared(&password);
        // Older hashes were made of what was typed.
        let is_right = verify(&prepared, &stored) || (prepared != password && verify(&password, &stored));
        is_right && is_account
    })
    .await
}

/// Does `work` on a thread for it, once one of the permits is free. The work holds the permit, not whoever waits for it: a
/// caller that goes away does not make room for another while its work goes on.
async fn in_turn<T: Send + 'static>(
    permits: &'static Semaphore,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    let permit = permits.acquire().await.map_err(anyhow::Error::from)?;
    let done = tokio::task::spawn_blocking(move || {
        let _until_it_is_done = permit;
        work()
    });
    Ok(done.await.map_err(anyhow::Error::from)?)
}

fn hash(password: &str) -> anyhow::Result<String> {
    let hashed = Argon2::default().hash_password(password.as_bytes());
    Ok(hashed.map_err(|error| anyhow::anyhow!("a password could not be hashed: {error}"))?.to_string())
}

fn verify(password: &str, stored: &str) -> bool {
    PasswordHash::new(stored)
        .is_ok_and(|stored| Argon2::default().verify_password(password.as_bytes(), &stored).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_caller_that_hangs_up_makes_no_room_while_its_work_goes_on() {
        static ONE: Semaphore = Semaphore::const_new(1);
        let (let_go, held) = std::sync::mpsc::channel::<()>();
        let (begin, begun) = tokio::sync::oneshot::channel();
        let caller = tokio::spawn(in_turn(&ONE, move || {
            let _nobody_waits = begin.send(());
            let _let_go = held.recv();
        }));
        begun.await.unwrap();
        caller.abort();
        assert!(caller.await.unwrap_err().is_cancelled());
        assert_eq!(ONE.available_permits(), 0, "the work goes on");
        let_go.send(()).unwrap();
        in_turn(&ONE, || ()).await.unwrap();
    }

    #[tokio::test]
    async fn a_password_is_the_same_however_a_keyboard_writes_it() {
        let (composed, apart) = ("Gr\u{fc}\u{df}e-aus\u{a0}K\u{f6}ln", "Gru\u{308}\u{df}e-aus Ko\u{308}ln");
        let stored = hash_password(apart.to_owned()).await.unwrap();
        assert!(verify_password(composed.to_owned(), Some(stored)).await.unwrap());
        let older = hash(apart).unwrap();
        assert!(verify_password(apart.to_owned(), Some(older)).await.unwrap(), "hashed as it was typed");
        let stored = hash_password("Gruesse".to_owned()).await.unwrap();
        assert!(!verify_password("Gr\u{fc}\u{df}e".to_owned(), Some(stored)).await.unwrap());
    }

    #[test]
    fn nobodys_hash_costs_what_a_new_one_costs() {
        let costs = |hash: &str| hash.split('$').take(4).collect::<Vec<_>>().join("$");
        assert_eq!(costs(NOBODY), costs(&hash("porchlight").unwrap()));
        assert!(verify("nobody has this password", NOBODY), "it is verified to its end");
    }
}
