//! Opaque tokens: random on the wire, hashed at rest.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};

/// 256 random bits, safe in a URL and in a cookie.
pub fn random_token() -> String {
    let mut bytes = [0u8; 32];
    OsRng.try_fill_bytes(&mut bytes).expect("the operating system gives random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What is stored of a token. It is random to begin with, so one round of SHA-256 is enough.
pub fn digest(token: impl AsRef<[u8]>) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}
