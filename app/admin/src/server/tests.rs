//! The verbs of the admins' pages against a real database.

use base::server::Error;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::*;
use crate::{AuditFilter, RetentionChange, SupportSettingsChange};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_day_of_the_log_is_one_on_its_readers_clock(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, erin, .. } = &stage;
    sqlx::query("update users set time_zone = 'Asia/Tokyo' where name = 'Erin'")
        .execute(&ctx.db)
        .await
        .unwrap();
    sqlx::query(
        "insert into audit_log (id, at, actor_role, action, subject_type, subject_id)
         values (gen_random_uuid(), '2026-11-28T23:30:00Z', 'system', 'a.b', 'c', 'd')",
    )
    .execute(&ctx.db)
    .await
    .unwrap();
    let on = |day: &str| serde_json::from_value(serde_json::json!({"from": day, "to": day})).unwrap();
    let seen: AuditFilter = on("2026-11-29");
    let page = audit_page(ctx, erin, &seen).await.unwrap();
    assert_eq!((page.rows.len(), page.zone.as_str()), (1, "Asia/Tokyo"));
    assert_eq!(page.rows[0].local, "2026-11-29 08:30:00");
    assert!(audit_log(ctx, erin, &on("2026-11-28")).await.unwrap().entries.is_empty());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nobody_but_an_admin_decides_or_reads(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, carol, erin, .. } = &stage;
    for other in [alice, carol] {
        let refused = [
            support_settings(ctx, other).await.err(),
            change_support_settings(ctx, other, SupportSettingsChange::default()).await.err(),
            preview_template(ctx, other, "a").err(),
            retention(ctx, other).await.err(),
            retention_runs(ctx, other).await.err(),
            run_retention(ctx, other).await.err(),
            export_person(ctx, other, erin.id().unwrap()).await.err(),
            erase_person(ctx, other, erin.id().unwrap()).await.err(),
            change_retention(ctx, other, RetentionChange::default()).await.err(),
            audit_log(ctx, other, &AuditFilter::default()).await.err(),
            audit_csv(ctx, other, AuditFilter::default()).await.err(),
        ];
        assert!(refused.iter().all(|error| matches!(error, Some(Error::Forbidden))), "{refused:?}");
    }
}
