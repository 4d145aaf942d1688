//! The five people of every story, signed in by token.

use identity::server::seed_cast;
use serde_json::{Value, json};

use super::{App, Client};

/// The cast.
pub struct Cast {
    pub erin: Client,
    pub alice: Client,
    pub bob: Client,
    pub carol: Client,
    pub charlie: Client,
    pub anyone: Client,
}

impl Cast {
    pub(super) async fn seed(app: &App) -> Self {
        seed_cast(&app.ctx).await.unwrap();
        let anyone = app.anyone();
        let sign_in = async |email: &str| {
            let credentials = json!({"email": email, "password": "porchlight"});
            let answer = anyone.post("/api/auth/login", credentials).await.expect(200);
            anyone.bearing(answer["access_token"].as_str().unwrap())
        };
        Self {
            erin: sign_in("admin@example.com").await,
            alice: sign_in("agent@example.com").await,
            bob: sign_in("agent2@example.com").await,
            carol: sign_in("customer@example.com").await,
            charlie: sign_in("customer2@example.com").await,
            anyone,
        }
    }

    /// A ticket of Carol's.
    pub async fn ticket(&self) -> Value {
        let draft =
            json!({"subject": "The lamp does not light", "description": "It stays dark.", "category": "BUG"});
        self.carol.post("/api/support/tickets", draft).await.expect(201)
    }
}
