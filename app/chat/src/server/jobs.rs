//! Identity tokens that were taken are remembered as long as they would hold.

use base::server::{Ctx, Result};
use jobs::server::Job;
use serde::{Deserialize, Serialize};

/// Forgets the tokens of host sites that are too old to be taken again.
#[derive(Serialize, Deserialize)]
pub struct ForgetIdentityTokens {}

impl Job for ForgetIdentityTokens {
    const KIND: &'static str = "forget-identity-tokens";

    async fn run(self, ctx: &Ctx) -> Result<()> {
        sqlx::query!("delete from chat_identity_tokens where expires_at < $1", ctx.now())
            .execute(&ctx.db)
            .await?;
        Ok(())
    }
}
