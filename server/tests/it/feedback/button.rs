//! The button on other sites: its script, and who may frame the form.

use app::server::domains;
use axum::http::header;
use base::server::{Actor, RoutePolicies};
use chat::ChatSettings;
use sqlx::PgPool;

use crate::support::App;

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_script_is_every_sites_and_the_frame_is_that_of_the_listed_ones(db: PgPool) {
    let policies = domains().into_iter().flat_map(|domain| domain.policies);
    let policies = RoutePolicies::new(policies.map(|(prefix, policy)| (prefix.to_owned(), policy)));
    let app = App::allowing(db, policies);
    let script = app.anyone().get("/feedback.js").await;
    assert_eq!(script.status, 200);
    assert!(script.body.contains("porchlight-feedback"));
    assert_eq!(script.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
    let settings =
        ChatSettings { origins: vec!["https://shop.example.com".to_owned()], ..ChatSettings::default() };
    settings::server::write(&app.ctx, &Actor::System, &settings).await.unwrap();
    let policy = async |path: &str| {
        let page = app.anyone().get(path).await;
        page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned()
    };
    let framed = policy("/feedback/frame?context=a").await;
    assert!(framed.ends_with("; frame-ancestors 'self' https://shop.example.com"), "{framed}");
    for path in ["/feedback", "/agent/feedback", "/feedback.js"] {
        let strict = policy(path).await;
        assert!(strict.ends_with("; frame-ancestors 'none'"), "{path}: {strict}");
    }
}
