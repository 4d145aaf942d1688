//! Feedback over REST: given by anybody, read and changed by the desk.

use axum::{
    body::Body,
    http::{HeaderName, Method, header},
};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::{DESK, SUBMIT, give, id};
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn anybody_gives_feedback_and_the_desk_reads_it(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for (rating, felt) in [(1, "negative"), (3, "neutral"), (5, "positive")] {
        let given =
            cast.anyone.post(SUBMIT, json!({"type": "quick", "rating": rating, "context": "Home"})).await;
        let given = given.expect(201);
        assert_eq!(given["sentiment"], felt);
        assert_eq!(given.as_object().unwrap().len(), 2, "{given}");
    }
    let whole = json!({"type": "Detailed", "rating": 2, "context": "Checkout", "comments": "<b>Slow</b>",
        "tags": ["Payment"], "screenshot": null, "pageUrl": "https://shop.example.com/pay?card=1", "isAnonymous": false});
    let given = id(&cast.carol.post(SUBMIT, whole).await.expect(201));
    let german = cast.anyone.with(header::ACCEPT_LANGUAGE, "de");
    give(&german, "Zu langsam").await;

    let one = cast.alice.get(&format!("{DESK}/{given}")).await.expect(200);
    assert_eq!(
        (&one["type"], &one["comments"], &one["tags"]),
        (&json!("detailed"), &json!("<b>Slow</b>"), &json!(["payment"]))
    );
    assert_eq!(
        (&one["user"]["name"], &one["page_url"]),
        (&json!("Carol"), &json!("https://shop.example.com/pay"))
    );
    let found = async |query: &str| {
        let list = cast.alice.get(&format!("{DESK}?{query}")).await.expect(200);
        list["feedback"].as_array().unwrap().len()
    };
    for (query, wanted) in [
        ("", 5),
        ("type=quick", 3),
        ("sentiment=negative", 3),
        ("tag=payment", 1),
        ("rating=5", 1),
        ("search=slo", 1),
        ("status=new&limit=2", 2),
        ("from=2020-01-01&to=2999-12-31", 5),
        ("to=2020-01-01", 0),
        ("type=&rating=2&tag=", 2),
    ] {
        assert_eq!(found(query).await, wanted, "{query}");
    }
    let list = cast.alice.get(&format!("{DESK}?search=langsam")).await.expect(200);
    assert_eq!((&list["feedback"][0]["locale"], &list["feedback"][0]["user"]), (&json!("de"), &Value::Null));

    let change = json!({"tags": ["Card"], "status": "planned", "note": "Ask the bank."});
    let changed = cast.alice.patch(&format!("{DESK}/{given}"), change).await.expect(200);
    assert_eq!(
        (&changed["tags"], &changed["status"], &changed["note"]),
        (&json!(["card"]), &json!("planned"), &json!("Ask the bank."))
    );
    let cleared = cast.alice.patch(&format!("{DESK}/{given}"), json!({"note": null})).await.expect(200);
    assert_eq!((&cleared["note"], &cleared["status"]), (&Value::Null, &json!("planned")));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_wrong_is_named_and_nothing_is_kept(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let text = "data:image/png;base64,anVzdCBhIHRleHQ=";
    let many: Vec<_> = (0..11).map(|place| format!("tag-{place}")).collect();
    for (body, field) in [
        (json!({"type": "quick", "rating": 6, "context": "a"}), "rating"),
        (json!({"type": "quick", "rating": 0, "context": "a"}), "rating"),
        (json!({"type": "quick", "rating": 4.5, "context": "a"}), "rating"),
        (json!({"type": "quick", "rating": "many", "context": "a"}), "rating"),
        (json!({"type": "loud", "context": "a"}), "type"),
        (json!({"context": "a"}), "type"),
        (json!({"type": "quick"}), "context"),
        (json!({"type": "quick", "context": " "}), "context"),
        (json!({"type": "quick", "context": "a".repeat(201)}), "context"),
        (json!({"type": "quick", "context": "a", "comments": "a".repeat(5_001)}), "comments"),
        (json!({"type": "quick", "context": "a", "comments": "a\u{0}"}), "comments"),
        (json!({"type": "quick", "context": "a", "tags": many}), "tags"),
        (json!({"type": "quick", "context": "a", "tags": vec!["a"; 200_000]}), "tags"),
        (json!({"type": "quick", "context": "a", "tags": ["a".repeat(41)]}), "tags"),
        (json!({"type": "quick", "context": "a", "tags": "a"}), "tags"),
        (json!({"type": "quick", "context": "a", "screenshot": text}), "screenshot"),
        (json!({"type": "quick", "context": "a", "screenshot": "/etc/passwd"}), "screenshot"),
        (json!({"type": "quick", "context": "a", "screenshot": 7}), "screenshot"),
        (json!({"type": "quick", "context": "a", "screenshot": "data:image/png;base64,"}), "screenshot"),
        // An empty drawing of <svg>, which a browser would run.
        (
            json!({"type": "quick", "context": "a", "screenshot": "data:image/svg+xml;base64,PHN2Zy8+"}),
            "screenshot",
        ),
        // The first bytes of a PNG, and nothing of a picture.
        (
            json!({"type": "quick", "context": "a", "screenshot": "data:image/png;base64,iVBORw0KGgo="}),
            "screenshot",
        ),
        (
            json!({"type": "quick", "context": "a", "screenshot": "01930000-0000-7000-8000-000000000001"}),
            "screenshot",
        ),
        (json!({"type": "quick", "context": "a", "userId": "a"}), "userId"),
    ] {
        let refused = cast.anyone.post(SUBMIT, body).await.expect(400);
        assert!(refused["details"][field].is_string(), "{field}: {refused}");
    }
    let million = json!({"type": "quick", "context": "a", "tags": vec!["a"; 1_000_000]});
    cast.anyone.post(SUBMIT, million).await.expect(413);
    let plain = cast.anyone.send_raw(Method::POST, SUBMIT, Some("text/plain"), Body::from("hello")).await;
    plain.expect(415);
    for (query, wanted) in [
        ("from=2026-11-30&to=2026-11-01", 400),
        ("from=yesterday", 400),
        ("type=loud", 400),
        ("cursor=nonsense", 400),
        ("colour=red", 400),
        ("rating=many", 400),
        ("rating=6", 200),
    ] {
        cast.alice.get(&format!("{DESK}?{query}")).await.expect(wanted);
    }
    let empty = cast.alice.get(DESK).await.expect(200);
    assert_eq!(empty["pagination"]["total"], 0);
    cast.alice.get(&format!("{DESK}/nothing")).await.expect(404);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn one_request_is_one_piece_and_a_flood_is_told_when_to_come_back(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let key = cast.anyone.with(HeaderName::from_static("idempotency-key"), "a");
    let draft = json!({"type": "quick", "rating": 4, "context": "Home"});
    let (once, again) = (
        key.post(SUBMIT, draft.clone()).await.expect(201),
        key.post(SUBMIT, draft.clone()).await.expect(201),
    );
    assert_eq!(once, again);
    assert_eq!(cast.alice.get(DESK).await.expect(200)["pagination"]["total"], 1);
    let mut refused = None;
    for _ in 0..40 {
        let answer = cast.anyone.post(SUBMIT, draft.clone()).await;
        if answer.status == 429 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.unwrap();
    assert!(refused.headers.contains_key(header::RETRY_AFTER));
    assert_eq!(refused.json()["code"], "rate_limited");
    app.from(([127, 0, 0, 9], 50_000).into()).post(SUBMIT, draft).await.expect(201);
}
