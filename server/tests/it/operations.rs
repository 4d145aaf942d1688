//! What an operator relies on.

use axum::{
    body::Body,
    http::{HeaderName, Method, Request, header},
};
use serde_json::json;
use sqlx::PgPool;
use tower::ServiceExt;

use crate::support::App;

/// The files of the site that no build makes.
const PUBLIC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../public");

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_process_says_that_it_lives_is_ready_and_what_it_counted(db: PgPool) {
    let app = App::new(db.clone());
    let anyone = app.anyone();
    assert_eq!(anyone.get("/healthz").await.status, 200);
    assert_eq!(anyone.get("/readyz").await.status, 200);
    assert_eq!(anyone.get("/metrics").await.status, 404, "a proxy on this machine may speak for a stranger");
    let own = server::metrics_service(app.state.clone());
    let read = async |path: &str| {
        own.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap().status()
    };
    assert_eq!((read("/metrics").await.as_u16(), read("/").await.as_u16()), (200, 404), "and nothing else");
    let guarded = App::with(db.clone(), &["--metrics-token", "of-the-operator"]);
    for (sent, status) in [("Bearer of-the-operator", 200), ("Bearer of-somebody", 404), ("", 404)] {
        assert_eq!(
            guarded.anyone().with(header::AUTHORIZATION, sent).get("/metrics").await.status,
            status,
            "{sent}"
        );
    }
    sqlx::query("delete from _sqlx_migrations").execute(&db).await.unwrap();
    assert_eq!(anyone.get("/readyz").await.status, 503);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn every_answer_carries_its_policy_and_its_id(db: PgPool) {
    let app = App::new(db);
    for path in ["/", "/api/support/categories", "/nowhere", "/api/nowhere", "/healthz"] {
        let answer = app.anyone().get(path).await;
        for header in ["content-security-policy", "x-content-type-options", "referrer-policy", "x-request-id"]
        {
            assert!(answer.headers.contains_key(header), "{path} lacks {header}");
        }
    }
    let request_id = HeaderName::from_static("x-request-id");
    let named = |id: &str| app.anyone().with(request_id.clone(), id);
    assert_eq!(named("from-the-proxy-1").get("/healthz").await.headers[&request_id], "from-the-proxy-1");
    for odd in ["two words", &"long".repeat(30)] {
        assert_ne!(named(odd).get("/healthz").await.headers[&request_id], *odd, "{odd}");
    }
    let page = app.anyone().get("/login").await;
    let policy = page.headers["content-security-policy"].to_str().unwrap().to_owned();
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    assert!(page.body.contains(&format!("nonce=\"{nonce}\"")));
    for script in page.body.split("<script").skip(1) {
        assert!(script.split('>').next().unwrap().contains(nonce), "a script without the nonce");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_failure_of_ours_says_its_id_and_nothing_else(db: PgPool) {
    let app = App::new(db.clone());
    let cast = app.cast().await;
    sqlx::query("alter table tickets rename column preview to preview_of_secret").execute(&db).await.unwrap();
    let failed = cast.carol.post("/api/support/tickets", json!({"subject": "a", "description": "b"})).await;
    assert_eq!(failed.status, 500);
    assert_eq!(failed.json()["details"]["request_id"], failed.headers["x-request-id"].to_str().unwrap());
    assert!(!failed.body.contains("preview"), "{}", failed.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_database_that_is_away_is_said_and_when_to_try_again(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    app.ctx.close().await;
    let ready = app.anyone().get("/readyz").await;
    assert_eq!(ready.status, 503);
    for (path, body) in [
        ("/api/support/tickets", json!({"subject": "a", "description": "b"})),
        ("/api/auth/login", json!({"email": "customer@example.com", "password": "porchlight"})),
        ("/fn/load_own", json!({"filter": {}})),
    ] {
        let answer = cast.carol.post(path, body).await;
        assert_eq!(answer.status, 503, "{path}: {}", answer.body);
        assert_eq!(answer.json()["code"], "unavailable", "{path}");
        assert!(answer.headers.contains_key(header::RETRY_AFTER), "{path}");
    }
    for path in ["/api/support/tickets", "/api/support/categories", "/dashboard/help", "/"] {
        let answer = cast.carol.get(path).await;
        assert_eq!(answer.status, 503, "{path}: {}", answer.body);
        assert!(answer.headers.contains_key(header::RETRY_AFTER), "{path}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_description_of_the_api_is_read_without_script(db: PgPool) {
    let app = App::new(db);
    let document = app.anyone().get("/api/openapi.json").await.expect(200);
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let again = app.anyone().get("/api/openapi.json").await;
    let known = app.anyone().with(header::IF_NONE_MATCH, again.headers[header::ETAG].to_str().unwrap());
    assert_eq!(known.get("/api/openapi.json").await.status, 304);
    let packed = app.anyone().with(header::ACCEPT_ENCODING, "gzip, br").get("/api/openapi.json").await;
    assert_eq!(packed.headers[header::CONTENT_ENCODING], "br");
    let page = app.anyone().get("/api/docs").await;
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("<script"));
    assert!(page.body.contains("/api/support/tickets/{id}/messages"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_refusal_of_another_sites_form_is_said_like_every_other(db: PgPool) {
    let app = App::new(db);
    let stranger = app.anyone().with(HeaderName::from_static("sec-fetch-site"), "cross-site");
    let refused = stranger.post("/api/auth/logout", json!({})).await.expect(403);
    assert_eq!(refused["code"], "forbidden");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_file_that_others_may_keep_carries_nobodys_session(db: PgPool) {
    let app = App::with(db, &["--site", PUBLIC]);
    let cast = app.cast().await;
    let draft = json!({"email": "customer@example.com", "password": "porchlight"});
    let signed_in = cast.anyone.post("/api/auth/login", draft).await.expect(200);
    let refresh = signed_in["refresh_token"].as_str().unwrap();
    // The access token is gone, so that the next page renews the session.
    let browser = app.anyone().with(header::COOKIE, &format!("refresh={refresh}"));
    let file = browser.get("/favicon.svg").await;
    assert!(!file.headers.contains_key(header::SET_COOKIE), "{:?}", file.headers);
    let page = browser.get("/").await;
    assert!(page.headers.contains_key(header::SET_COOKIE), "{:?}", page.headers);
    assert_eq!(page.headers[header::CACHE_CONTROL], "private, no-store");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_invented_method_makes_no_series_of_its_own(db: PgPool) {
    let app = App::with(db, &["--metrics-token", "of-the-operator"]);
    app.anyone().send("BREW".parse().unwrap(), "/healthz", None).await;
    let operator = app.anyone().with(header::AUTHORIZATION, "Bearer of-the-operator");
    let counted = operator.get("/metrics").await;
    assert_eq!(counted.status, 200);
    assert!(!counted.body.contains("BREW"));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_page_that_many_get_allows_its_scripts_by_what_they_say(db: PgPool) {
    let app = App::new(db);
    let page = app.anyone().get("/").await;
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("'sha256-") && !policy.contains("nonce"), "{policy}");
    assert!(!page.body.contains("nonce="));
    assert!(page.headers.contains_key(header::ETAG));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nobody_else_puts_words_into_our_pages(db: PgPool) {
    let app = App::new(db);
    // {"error":"Call +1 555 0100","code":"internal","details":{}}
    let told = "eyJlcnJvciI6IkNhbGwgKzEgNTU1IDAxMDAiLCJjb2RlIjoiaW50ZXJuYWwiLCJkZXRhaWxzIjp7fX0=";
    let path = format!("/login?next=%2F&__path=%2Ffn%2Fsign_in&__err={told}");
    let site = HeaderName::from_static("sec-fetch-site");
    for foreign in
        [app.anyone(), app.anyone().with(site.clone(), "cross-site"), app.anyone().with(site.clone(), "none")]
    {
        let answer = foreign.get(&path).await;
        assert_eq!(answer.status, 303);
        assert_eq!(answer.headers[header::LOCATION], "/login?next=%2F");
    }
    let own = app.anyone().with(site, "same-origin").get(&path).await;
    assert!(own.body.contains("555 0100"), "a form of ours is told what went wrong");
    let trailing = app.anyone().get("/help/").await;
    assert_eq!(trailing.headers[header::LOCATION], "/");
    let missing = app.anyone().get("/help/images/0000.png").await;
    assert_eq!(missing.headers[header::CACHE_CONTROL], "private, no-store", "a failure is kept by nobody");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_site_with_tls_is_never_read_without(db: PgPool) {
    let plain = App::new(db.clone());
    assert!(!plain.anyone().get("/login").await.headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    let tls = App::set(db, |settings| settings.public_url = "https://help.example.com".to_owned());
    for path in ["/", "/", "/login", "/api/support/categories", "/favicon.svg", "/nowhere"] {
        let answer = tls.anyone().get(path).await;
        assert!(answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY), "{path}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_address_with_a_dot_is_a_page(db: PgPool) {
    let app = App::with(db, &["--site", PUBLIC]);
    let cast = app.cast().await;
    let draft = json!({"email": "agent@example.com", "password": "porchlight"});
    let signed_in = cast.anyone.post("/api/auth/login", draft).await.expect(200);
    let token = signed_in["access_token"].as_str().unwrap();
    let browser = app.anyone().with(header::COOKIE, &format!("access={token}"));
    for path in ["/agent/articles/x.y", "/help/articles/x.y", "/nowhere.y", "/agent/nowhere.y"] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.body.contains("Sign out"), "{path} is drawn for nobody");
        assert_eq!(page.headers[header::CACHE_CONTROL], "private, no-store", "{path}");
    }
    let stranger = app.anyone().get("/agent/articles/x.y").await;
    assert_eq!(stranger.headers[header::LOCATION], "/login?next=/agent/articles/x.y");
    for file in ["/favicon.svg", "/robots.txt"] {
        assert_eq!(
            app.anyone().get(file).await.headers[header::CACHE_CONTROL],
            "public, max-age=3600",
            "{file}"
        );
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_form_that_fails_leads_to_pages_of_ours_alone(db: PgPool) {
    let app = App::new(db);
    let form = app.anyone().with(header::ACCEPT, "text/html");
    let send = async |path: &str, referrer: &str| {
        let kind = Some("application/x-www-form-urlencoded");
        let from = form.with(header::REFERER, referrer);
        let answer = from.send_raw(Method::POST, path, kind, Body::from("email=a&password=b")).await;
        answer.headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned())
    };
    let mut forms = 0;
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        for foreign in [
            "https://evil.example/x",
            "javascript:alert(1)//",
            "https://127.0.0.1@evil.example/",
            "https://127.0.0.1.evil.example/",
            "//evil.example/",
        ] {
            let Some(led) = send(path, foreign).await else { continue };
            forms += 1;
            assert!(led.starts_with('/') && !led.starts_with("//"), "{path} from {foreign}: {led}");
        }
    }
    assert!(forms > 100, "{forms}");
    let own = send("/fn/sign_in", "http://127.0.0.1/login?next=%2F").await.unwrap();
    assert!(own.starts_with("http://127.0.0.1/login?next=%2F&__path=") && own.contains("__err="), "{own}");
}
