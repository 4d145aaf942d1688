//! The socket's auth: tokens in frames, and sessions that end while a socket is open.

use base::server::{Actor, Ctx, Error, Result};
use realtime::server::SocketAuth;
use tokio::sync::watch;

use super::{Revocations, authenticate::bearer};

/// Answers the socket from the list of revocations.
pub struct IdentitySocketAuth(pub Revocations);

#[async_trait::async_trait]
impl SocketAuth for IdentitySocketAuth {
    async fn verify_token(&self, ctx: &Ctx, token: &str) -> Result<Actor> {
        match bearer(ctx, &self.0, token) {
            Actor::Anonymous => Err(Error::Unauthenticated),
            actor => Ok(actor),
        }
    }

    fn is_session_valid(&self, actor: &Actor) -> bool {
        match actor {
            Actor::Person(person) => !self.0.holds(person.session),
            Actor::Anonymous | Actor::System => true,
        }
    }

    fn watch(&self) -> watch::Receiver<u64> {
        self.0.watch()
    }
}
