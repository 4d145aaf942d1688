//! The socket's auth: tokens in frames, and what is revoked while a socket is open.

use base::server::{Actor, Ctx, Error, Result};
use realtime::server::{SocketAuth, SocketCredential};
use tokio::sync::watch;

use super::{Revocations, authenticate::bearer};

/// Answers the socket from the revocation list.
pub struct IdentitySocketAuth(pub Revocations);

#[async_trait::async_trait]
impl SocketAuth for IdentitySocketAuth {
    async fn verify_token(&self, ctx: &Ctx, token: &str) -> Result<SocketCredential> {
        let (person, expires_at) = bearer(ctx, &self.0, token).ok_or(Error::Unauthenticated)?;
        Ok(SocketCredential { actor: Actor::Person(person), expires_at: Some(expires_at) })
    }

    fn is_session_valid(&self, actor: &Actor) -> bool {
        match actor {
            Actor::Person(person) => !self.0.holds(person),
            _ => true,
        }
    }

    fn watch(&self) -> watch::Receiver<u64> {
        self.0.watch()
    }
}
