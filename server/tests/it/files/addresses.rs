//! What is answered at the addresses of files, and to whom.

use axum::http::header;
use base::chrono::TimeDelta;
use serde_json::json;
use sqlx::PgPool;

use super::{PNG, browser, sent, upload};
use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_file_is_answered_as_what_it_is_and_runs_nothing(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let both =
        upload(&cast.carol, &[("../../l\u{e4}mp.png", PNG), ("notes.txt", b"It hums.")]).await.expect(201);
    assert_eq!((&both["filename"], &both["type"]), (&json!("l\u{e4}mp.png"), &json!("image/png")));
    assert_eq!(both["attachments"].as_array().unwrap().len(), 2);
    let picture = cast.carol.get(both["url"].as_str().unwrap()).await;
    assert_eq!(picture.status, 200);
    assert_eq!(picture.headers[header::CONTENT_TYPE], "image/png");
    assert!(picture.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("inline"));
    let text = both["attachments"][1]["url"].as_str().unwrap();
    let whole = cast.carol.get(text).await;
    assert_eq!(whole.body, "It hums.");
    assert!(whole.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
    for answer in [&picture, &whole] {
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("sandbox; default-src 'none'"), "{policy}");
        assert_eq!(answer.headers[header::CACHE_CONTROL], "private, no-cache");
    }
    let part = cast.carol.with(header::RANGE, "bytes=3-6").get(text).await;
    assert_eq!((part.status.as_u16(), part.body.as_str()), (206, "hums"));
    assert_eq!(part.headers[header::CONTENT_RANGE], "bytes 3-6/8");
    assert_eq!(cast.carol.with(header::RANGE, "bytes=8-").get(text).await.status, 416);
    let etag = whole.headers[header::ETAG].to_str().unwrap();
    assert_eq!(cast.carol.with(header::IF_NONE_MATCH, etag).get(text).await.status, 304);
    let stale =
        cast.carol.with(header::RANGE, "bytes=3-6").with(header::IF_RANGE, "\"older\"").get(text).await;
    assert_eq!(stale.status, 200);
    let small = format!("{}?size=thumbnail", both["url"].as_str().unwrap());
    assert_eq!(cast.carol.get(&small).await.headers[header::CONTENT_TYPE], "image/jpeg");
    for path in [text.to_owned(), small, "/files/nothing".to_owned(), format!("/files/{}", app.ctx.id())] {
        assert_eq!(cast.charlie.get(&path).await.status, 404, "{path}");
        assert_eq!(app.anyone().get(&path).await.status, 404, "{path}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_signed_address_is_one_viewers_and_expires(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let file = sent(&cast.carol, "l\u{e4}mp 1.png", PNG).await;
    let path = format!("/api/support/attachments/{}", file["id"].as_str().unwrap());
    assert_eq!(cast.charlie.get(&path).await.status, 404);
    assert_eq!(app.anyone().get(&path).await.status, 404);
    let carol = browser(&app, &cast.carol);
    for (asker, alone) in [(&cast.carol, 200), (&carol, 404)] {
        let signed = asker.get(&path).await.expect(200);
        for url in [&signed["url"], &signed["thumbnail_url"]] {
            let url = url.as_str().unwrap();
            assert_eq!(cast.carol.get(url).await.status, 200, "{url}");
            assert_eq!(carol.get(url).await.status, 200, "{url}");
            assert_eq!(app.anyone().get(url).await.status, alone, "{url}");
            for other in [&cast.charlie, &cast.erin, &browser(&app, &cast.charlie)] {
                assert_eq!(other.get(url).await.status, 404, "{url}");
            }
            let forged = url.replace("viewer=0", "viewer=1");
            assert_eq!(app.anyone().get(&forged).await.status, 404);
        }
    }
    let signed = cast.carol.get(&path).await.expect(200);
    app.ctx.clock.advance(TimeDelta::minutes(5));
    let late = app.anyone().get(signed["url"].as_str().unwrap()).await;
    assert_eq!(late.status, 404, "{}", late.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_not_taken_is_refused_in_a_sentence(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    for (name, bytes, status) in [
        ("lamp.png", b"<svg onload='alert(1)'/>".as_slice(), 400),
        ("lamp.png", b"<html><script>alert(1)</script>", 400),
        ("a.txt", b"", 400),
    ] {
        let answer = upload(&cast.carol, &[("good.png", PNG), (name, bytes)]).await;
        assert_eq!(answer.status, status, "{}", answer.body);
        assert!(answer.json()["details"]["file"].is_string(), "{}", answer.body);
    }
    let settings = json!({"largest_bytes": 1000});
    let put = async |client: &crate::support::Client, settings| {
        client.send(axum::http::Method::PUT, "/api/admin/files/settings", Some(settings)).await
    };
    let saved = put(&cast.erin, settings).await.expect(200);
    assert_eq!((&saved["settings"]["largest_bytes"], &saved["is_scanning"]), (&json!(1000), &json!(false)));
    assert_eq!(upload(&cast.carol, &[("lamp.png", PNG)]).await.status, 413);
    let wrong = put(&cast.erin, json!({"types": ["a lamp"], "most_per_message": 0})).await.expect(400);
    assert_eq!(wrong["details"].as_object().unwrap().len(), 2, "{wrong}");
    let none: i64 = sqlx::query_scalar("select count(*) from files").fetch_one(&app.ctx.db).await.unwrap();
    assert_eq!(none, 0);
}
