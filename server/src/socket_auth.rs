//! The socket's auth of the whole house: access tokens of people, session tokens of visitors.

use async_trait::async_trait;
use base::server::{Actor, Ctx, Error, Result};
use identity::server::IdentitySocketAuth;
use realtime::server::{SocketAuth, SocketCredential};
use tokio::sync::watch;

/// Tells the two kinds of tokens apart: a JWT has dots, a session token none.
pub(crate) struct HouseSocketAuth(pub IdentitySocketAuth);

#[async_trait]
impl SocketAuth for HouseSocketAuth {
    async fn verify_token(&self, ctx: &Ctx, token: &str) -> Result<SocketCredential> {
        if token.contains('.') {
            return self.0.verify_token(ctx, token).await;
        }
        let actor = chat::server::find_visitor(ctx, token).await?.ok_or(Error::Unauthenticated)?;
        Ok(SocketCredential { actor, expires_at: None })
    }

    fn is_session_valid(&self, actor: &Actor) -> bool {
        self.0.is_session_valid(actor)
    }

    fn watch(&self) -> watch::Receiver<u64> {
        self.0.watch()
    }
}
