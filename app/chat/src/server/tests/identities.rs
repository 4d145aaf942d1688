//! Visitors whom their site vouches for.

use jsonwebtoken::{EncodingKey, Header, encode};
use serde_json::json;

use super::*;
use crate::ChatContact;

fn token(ctx: &Ctx, sub: &str, email: Option<&str>, number: u32) -> String {
    let exp = ctx.now().timestamp() + 600;
    let claims = json!({"sub": sub, "exp": exp, "email": email, "name": sub, "jti": number});
    let secret = identity_secret_of(ctx, ChatSettings::default().identity_version);
    encode(&Header::default(), &claims, &EncodingKey::from_secret(secret.as_bytes())).unwrap()
}

fn vouched(token: String) -> NewChat {
    NewChat { identity_token: Some(token), ..question("Mine?") }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_token_names_a_customer_once_and_nobody_of_the_desk(db: PgPool) {
    let Stage { ctx, alice, carol, .. } = Stage::new(db).await;
    let good = token(&ctx, "42", Some("customer@example.com"), 1);
    let (begun, visitor) = begin(&ctx, vouched(good.clone())).await;
    let known = find(&ctx, &alice, begun.session_id).await.unwrap().visitor;
    assert_eq!((known.customer_id, known.external_id.as_deref()), (carol.id(), Some("42")));
    assert!(known.is_verified);
    // Overheard, it is worth nothing; its own visitor may send it again.
    assert_eq!(field(start(&ctx, &Actor::Anonymous, None, vouched(good.clone())).await), "identity_token");
    let (_, other) = begin(&ctx, question("Hello?")).await;
    assert_eq!(field(start(&ctx, &other, None, vouched(good.clone())).await), "identity_token");
    start(&ctx, &visitor, None, vouched(good)).await.unwrap();
    let left = sqlx::query_scalar!("select count(*) from chat_sessions where external_id = '42'");
    assert_eq!(left.fetch_one(&ctx.db).await.unwrap(), Some(2), "what was refused left nothing");
    let (of_staff, _) = begin(&ctx, vouched(token(&ctx, "43", Some("agent@example.com"), 2))).await;
    let known = find(&ctx, &alice, of_staff.session_id).await.unwrap().visitor;
    assert_eq!(known.customer_id, None, "nobody else's word makes somebody an agent");
    assert_eq!(field(start(&ctx, &Actor::Anonymous, None, vouched("a.b.c".into())).await), "identity_token");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn whom_a_site_calls_the_same_is_the_same_in_another_browser_and_nobody_else_in_this_one(db: PgPool) {
    let Stage { ctx, alice, .. } = Stage::new(db).await;
    let (first, here) = begin(&ctx, vouched(token(&ctx, "42", None, 1))).await;
    let (second, elsewhere) = begin(&ctx, vouched(token(&ctx, "42", None, 2))).await;
    for visitor in [&here, &elsewhere] {
        assert_eq!(own_chats(&ctx, visitor).await.unwrap().sessions.len(), 2);
        for chat in [&first, &second] {
            assert_eq!(read_all(&ctx, visitor, chat.session_id).await.entries.len(), 2);
        }
    }
    // Somebody else at the same browser, with its former token.
    let third = start(&ctx, &here, None, vouched(token(&ctx, "43", None, 3))).await.unwrap();
    let other = find_visitor(&ctx, &third.session_token).await.unwrap().unwrap();
    assert_eq!(own_chats(&ctx, &other).await.unwrap().sessions.len(), 1);
    assert!(matches!(history(&ctx, &other, first.session_id, None, None).await, Err(Error::NotFound)));
    assert_eq!(own_chats(&ctx, &here).await.unwrap().sessions.len(), 2);
    // An address that is typed is vouched for by nobody.
    let typed = ChatContact { name: None, email: Some("customer@example.com".into()) };
    introduce(&ctx, &here, first.session_id, typed).await.unwrap();
    let known = find(&ctx, &alice, first.session_id).await.unwrap().visitor;
    assert_eq!((known.is_verified, known.external_id.as_deref()), (false, Some("42")));
}
