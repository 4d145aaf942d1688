//! The admin's home and pages, as they are without script.

use axum::http::header;
use serde_json::json;
use sqlx::PgPool;

use crate::support::{App, Cast, Client};

/// The browser of somebody who signed in.
async fn browser(app: &App, cast: &Cast, email: &str) -> Client {
    let credentials = json!({"email": email, "password": "porchlight"});
    let signed_in = cast.anyone.post("/api/auth/login", credentials).await.expect(200);
    app.anyone().with(header::COOKIE, &format!("access={}", signed_in["access_token"].as_str().unwrap()))
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_finds_tickets_at_a_glance_and_every_setting(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    cast.ticket().await;
    let erin = browser(&app, &cast, "admin@example.com").await;
    let home = erin.get("/dashboard/admin/support").await;
    assert_eq!(home.status, 200, "{}", home.body);
    for said in [
        "href=\"/dashboard/admin/support/tickets?status=open\"",
        "The lamp does not light",
        "href=\"/admin/brand\"",
        "href=\"/admin/audit\"",
        "href=\"/admin/categories\"",
        "href=\"/agent/articles/search\"",
        "href=\"/admin/jobs\"",
        "id=\"help-center\"",
        "class=\"area-list\"",
    ] {
        assert!(home.body.contains(said), "{said}: {}", home.body);
    }
    let found = erin.get("/dashboard/admin/support?q=GDPR").await.body;
    assert!(
        found.contains("href=\"/admin/retention\"") && !found.contains("href=\"/admin/brand\""),
        "{found}"
    );
    let nothing = erin.get("/dashboard/admin/support?q=%3Cscript%3Ezzz").await.body;
    assert!(nothing.contains("No setting is called that") && !nothing.contains("<script>zzz"), "{nothing}");
    for page in ["/admin/support", "/admin/brand", "/admin/categories", "/admin/retention", "/admin/audit"] {
        let page = erin.get(page).await;
        assert_eq!(page.status, 200);
        assert!(
            !page.body.contains("class=\"empty__title\"") || page.body.contains("Nothing was changed"),
            "{}",
            page.body
        );
    }
    let reversed = erin.get("/admin/audit?from=2026-11-29&to=2026-11-28").await;
    assert!(reversed.body.contains("lies before the day"), "{}", reversed.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nobody_else_is_shown_anything_there(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let alice = browser(&app, &cast, "agent@example.com").await;
    for path in
        ["/dashboard/admin/support", "/admin/support", "/admin/brand", "/admin/categories", "/admin/audit"]
    {
        let page = alice.get(path).await;
        assert_eq!(page.status, 403, "{path}");
        assert!(!page.body.contains("class=\"area-list\""), "{path}");
        let stranger = app.anyone().get(path).await;
        assert!(stranger.headers[header::LOCATION].to_str().unwrap().starts_with("/login?next="), "{path}");
    }
}
