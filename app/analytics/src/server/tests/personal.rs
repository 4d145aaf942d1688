//! What reports know of people.

use ::domain::server::{Erased, ErasedPerson, ExportReader, PersonalData};

use super::{super::personal_data::SavedReportsOfPeople, *};
use crate::{ReportName, SavedReportDraft};

/// The columns of what is kept to count by. One that comes is looked at here: it may hold nobody's words, name or address. An id
/// stays what it is after its person is erased, and names nobody then.
#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn facts_hold_nothing_of_people_but_ids_of_the_desk(db: PgPool) {
    let of = |table: &'static str| {
        let db = db.clone();
        async move {
            let columns: Vec<String> = sqlx::query_scalar(
                "select column_name::text from information_schema.columns where table_name = $1 and table_schema = 'public'
                     and data_type in ('text', 'uuid', 'jsonb', 'json', 'ARRAY', 'USER-DEFINED', 'character varying', 'bytea')
                 order by 1",
            )
            .bind(table)
            .fetch_all(&db)
            .await
            .unwrap();
            columns.join(" ")
        }
    };
    assert_eq!(
        of("ticket_facts").await,
        "assignee_id category channel first_responder_id solved_by status tags ticket_id"
    );
    assert_eq!(of("response_facts").await, "agent_id ticket_id");
    assert_eq!(of("daily_counts").await, "dimension metric");
    assert_eq!(of("daily_count_marks").await, "dimension metric");
}

fn draft(name: &str) -> SavedReportDraft {
    SavedReportDraft {
        name: name.to_owned(),
        report: ReportName::Volume,
        filter: ReportFilter::default(),
        is_shared: true,
        schedule: None,
    }
}

fn erased(who: &Actor, name: &str, email: &str) -> ErasedPerson {
    let id = who.id().unwrap();
    ErasedPerson { id, name: name.to_owned(), email: email.to_owned(), is_staff: true }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_somebody_saved_goes_with_them_and_their_name_out_of_what_others_saved(db: PgPool) {
    let Stage { ctx, alice, bob, .. } = &Stage::new(db).await;
    save_report(ctx, bob, draft("Nights"), None).await.unwrap();
    for name in ["Week of Bob", "Week of bob@example.com", "Bobsleighs"] {
        save_report(ctx, alice, draft(name), None).await.unwrap();
    }
    let id = bob.id().unwrap();
    let own = SavedReportsOfPeople.export(ctx, id, ExportReader::Themselves).await.unwrap();
    assert_eq!((own.as_array().unwrap().len(), &own[0]["name"]), (1, &"Nights".into()));
    let person = erased(bob, "Bob", "bob@example.com");
    let mut tx = ctx.begin().await.unwrap();
    let went = SavedReportsOfPeople.erase(ctx, &mut tx, &person).await.unwrap();
    ctx.commit(tx).await.unwrap();
    assert_eq!(went, Erased::new().with("saved_reports", 1));
    let left = saved_reports(ctx, alice).await.unwrap().saved_reports;
    let names: Vec<_> = left.iter().map(|saved| &*saved.name).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names.contains(&"Bobsleighs") && names.contains(&"Week of [removed]"), "{names:?}");
    assert!(names.iter().filter(|name| name.starts_with("Week of [removed]")).count() == 2, "{names:?}");
}
