//! Saved reports.

use base::server::Error;

use super::*;
use crate::{Cadence, Note, ReportName, SavedReportDraft};

fn draft(name: &str) -> SavedReportDraft {
    SavedReportDraft {
        name: name.to_owned(),
        report: ReportName::Volume,
        filter: days("2026-03-02", "2026-03-08"),
        is_shared: false,
        schedule: Some(Cadence::Weekly),
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_saved_report_is_its_owners_unless_it_is_shared(db: PgPool) {
    let Stage { ctx, alice, bob, carol, .. } = &Stage::new(db).await;
    let saved = save_report(ctx, alice, draft("  Our\tweek "), None).await.unwrap();
    assert_eq!((&*saved.name, saved.schedule_note), ("Our week", Some(Note::NotSwitchedOn)));
    assert_eq!(saved.filter, draft("").filter);
    let names = |actor| async move {
        let saved = saved_reports(ctx, actor).await.unwrap().saved_reports;
        saved.into_iter().map(|saved| saved.name).collect::<Vec<_>>()
    };
    assert_eq!(names(alice).await, ["Our week"]);
    assert!(names(bob).await.is_empty());
    let shared = SavedReportDraft { is_shared: true, schedule: None, ..draft("Week") };
    let changed = change_saved_report(ctx, alice, saved.id, shared.clone()).await.unwrap();
    assert_eq!((&*changed.name, changed.schedule, changed.schedule_note), ("Week", None, None));
    assert_eq!(names(bob).await, ["Week"]);
    let others = change_saved_report(ctx, bob, saved.id, shared).await;
    assert!(matches!(others, Err(Error::NotFound)));
    assert!(matches!(remove_saved_report(ctx, bob, saved.id).await, Err(Error::NotFound)));
    assert!(matches!(saved_reports(ctx, carol).await, Err(Error::Forbidden)));
    remove_saved_report(ctx, alice, saved.id).await.unwrap();
    assert!(names(alice).await.is_empty());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_cannot_be_saved_names_its_fields(db: PgPool) {
    let Stage { ctx, alice, bob, .. } = &Stage::new(db).await;
    save_report(ctx, alice, draft("Week"), None).await.unwrap();
    save_report(ctx, bob, draft("week"), None).await.unwrap();
    let reversed = SavedReportDraft { filter: days("2026-03-08", "2026-03-02"), ..draft(" ") };
    for (draft, wanted) in [(draft("WEEK"), "name"), (reversed, "name to")] {
        let Err(Error::Invalid(fields)) = save_report(ctx, alice, draft, None).await else { panic!() };
        assert_eq!(fields.into_keys().collect::<Vec<_>>().join(" "), wanted);
    }
}
