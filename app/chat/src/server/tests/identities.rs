//! Visitors whom their site vouches for.

use jsonwebtoken::{EncodingKey, Header, encode};
use serde_json::{Value, json};

use super::*;
use crate::ChatContact;

fn token(ctx: &Ctx, sub: &str, email: Option<&str>, number: u32) -> String {
    token_of(ctx, &json!({"sub": sub, "email": email, "name": sub, "jti": number}))
}

fn token_of(ctx: &Ctx, claims: &Value) -> String {
    let mut claims = claims.clone();
    claims["exp"] = json!(ctx.now().timestamp() + 600);
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

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_name_that_was_typed_is_not_what_the_site_vouched_for(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, carol, .. } = &stage;
    let known = async |chat| find(ctx, alice, chat).await.unwrap().visitor;
    let named = |name: &str, email: Option<&str>| ChatContact {
        name: Some(name.to_owned()),
        email: email.map(str::to_owned),
    };
    let begin_as = async |claims: Value| {
        let draft = NewChat { name: Some("Erin of the bank".into()), ..vouched(token_of(ctx, &claims)) };
        begin(ctx, draft).await
    };
    // The site says who, and not what they are called.
    let (begun, visitor) = begin_as(json!({"sub": "42", "email": "vera@example.com"})).await;
    let typed = known(begun.session_id).await;
    assert_eq!((typed.is_verified, typed.is_name_verified), (true, false));
    assert_eq!(
        (typed.name.as_deref(), typed.known_by()),
        (Some("Erin of the bank"), Some("vera@example.com"))
    );
    // A name that was only typed can be typed anew, and stays what it is; the address stays the site's.
    introduce(ctx, &visitor, begun.session_id, named("Vera", Some("other@example.com"))).await.unwrap();
    let typed = known(begun.session_id).await;
    assert_eq!(
        (typed.name.as_deref(), typed.is_name_verified, typed.vouched_email()),
        (Some("Vera"), false, Some("vera@example.com"))
    );
    let again = start(ctx, &visitor, None, NewChat { name: Some("V".into()), ..question("Again?") }).await;
    let typed = known(again.unwrap().session_id).await;
    assert_eq!((typed.name.as_deref(), typed.is_name_verified, typed.is_verified), (Some("V"), false, true));
    // One that the site said is not typed over: not at the beginning, not later, not by leaving a message.
    let (begun, visitor) = begin_as(json!({"sub": "43", "name": "Vera Lux"})).await;
    let id = begun.session_id;
    introduce(ctx, &visitor, id, named("Erin", Some("typed@example.com"))).await.unwrap();
    leave_message(ctx, &visitor, id, named("Erin", Some("typed@example.com"))).await.unwrap();
    let said = known(id).await;
    assert_eq!((said.name.as_deref(), said.is_name_verified), (Some("Vera Lux"), true));
    assert_eq!((said.vouched_email(), said.external_id.as_deref()), (None, Some("43")), "that one was typed");
    // A later word of the site without a name takes the name from nobody.
    let draft =
        NewChat { name: Some("Erin".into()), ..vouched(token_of(ctx, &json!({"sub": "43", "jti": 2}))) };
    let later = known(start(ctx, &visitor, None, draft).await.unwrap().session_id).await;
    assert_eq!((later.name.as_deref(), later.is_name_verified), (Some("Vera Lux"), true));
    // An account is called what it is called; a stranger is nobody's word.
    let own = start(ctx, carol, None, question("Mine?")).await.unwrap();
    assert!(known(own.session_id).await.is_name_verified);
    let (stranger, _) = begin(ctx, NewChat { name: Some("Carol".into()), ..question("One?") }).await;
    assert_eq!(known(stranger.session_id).await.known_by(), None);
}
