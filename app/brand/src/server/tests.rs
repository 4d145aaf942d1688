//! The brand against a real database.

use base::server::{Actor, Error};
use identity::server::test::Stage;
use sqlx::PgPool;

use super::{brand, change_brand, find_brand, house_addresses};
use crate::{Brand, BrandChange, Colour, FooterLink};

fn named(name: &str) -> BrandChange {
    BrandChange { name: Some(name.to_owned()), ..BrandChange::default() }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_admin_decides_and_everybody_sees_it(db: PgPool) {
    let stage = Stage::new(db).await;
    assert_eq!(*brand(&stage.ctx).await.unwrap(), Brand::default());
    let change = BrandChange { colour: Some(Colour::parse("#0a7d4b")), ..named("  Lumen\n Works ") };
    let changed = change_brand(&stage.ctx, &stage.erin, change).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.colour), ("Lumen Works", Colour::parse("#0a7d4b")));
    assert_eq!(*brand(&stage.ctx).await.unwrap(), changed);
    let audited: (String, serde_json::Value, serde_json::Value) =
        sqlx::query_as("select action, before->'name', after->'colour' from audit_log")
            .fetch_one(&stage.ctx.db)
            .await
            .unwrap();
    assert_eq!(audited, ("settings.changed".to_owned(), "Porchlight".into(), "#0a7d4b".into()));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nobody_else_decides_and_what_is_refused_changes_nothing(db: PgPool) {
    let stage = Stage::new(db).await;
    for other in [&stage.alice, &stage.carol] {
        assert!(matches!(change_brand(&stage.ctx, other, named("Mine")).await, Err(Error::Forbidden)));
        assert!(matches!(find_brand(&stage.ctx, other).await, Err(Error::Forbidden)));
        assert!(matches!(house_addresses(&stage.ctx, other, None), Err(Error::Forbidden)));
    }
    let stranger = change_brand(&stage.ctx, &Actor::Anonymous, named("Mine")).await;
    assert!(matches!(stranger, Err(Error::Unauthenticated)));
    let script = FooterLink { title: "Imprint".to_owned(), href: "javascript:alert(1)".to_owned() };
    let change = BrandChange { footer_links: Some(vec![script]), ..named("Half") };
    assert!(matches!(change_brand(&stage.ctx, &stage.erin, change).await, Err(Error::Invalid(_))));
    assert_eq!(*brand(&stage.ctx).await.unwrap(), Brand::default(), "nothing half-written");
}
