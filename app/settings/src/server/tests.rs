//! Settings against a real database, in one process and across two.

use base::{
    Role, UserId,
    server::{Actor, Error, Permission, test},
    uuid::Uuid,
};
use realtime::server::{Hub, OutboxReader};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;

use super::{Section, change, keep_settings, read, write};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Greeting {
    text: String,
    is_loud: bool,
}

impl Default for Greeting {
    fn default() -> Self {
        Self { text: "Hello".to_owned(), is_loud: false }
    }
}

impl Section for Greeting {
    const NAME: &'static str = "greeting";
    const PERMISSION: Permission = Permission::of_admins("greeting.change");
}

fn person(ctx: &base::server::Ctx, number: u128, role: Role) -> Actor {
    test::actor(ctx, UserId(Uuid::from_u128(number)), "Erin", role)
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_section_has_its_defaults_until_an_admin_decides(db: PgPool) {
    let ctx = test::ctx(db);
    assert_eq!(*read::<Greeting>(&ctx).await.unwrap(), Greeting::default());
    let loud = Greeting { text: "HELLO".to_owned(), is_loud: true };
    let refused = write(&ctx, &person(&ctx, 1, Role::Agent), &loud).await;
    assert!(matches!(refused, Err(Error::Forbidden)));
    write(&ctx, &person(&ctx, 2, Role::Admin), &loud).await.unwrap();
    assert_eq!(*read::<Greeting>(&ctx).await.unwrap(), loud);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_change_is_written_with_what_was_before_and_one_that_changes_nothing_is_not(db: PgPool) {
    let ctx = test::ctx(db);
    let erin = person(&ctx, 2, Role::Admin);
    let loud = Greeting { is_loud: true, ..Greeting::default() };
    for _ in 0..2 {
        write(&ctx, &erin, &loud).await.unwrap();
    }
    let mut tx = ctx.begin().await.unwrap();
    change::<Greeting>(&ctx, &mut tx, &erin, |held| {
        held.text = "never".to_owned();
        Ok(())
    })
    .await
    .unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(*read::<Greeting>(&ctx).await.unwrap(), loud, "what is taken back was never there");
    let log: Vec<(serde_json::Value, serde_json::Value)> =
        sqlx::query_as("select before, after from audit_log").fetch_all(&ctx.db).await.unwrap();
    let held = |is_loud| serde_json::json!({"text": "Hello", "is_loud": is_loud});
    assert_eq!(log, [(held(false), held(true))]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_row_that_lacks_a_field_has_its_default(db: PgPool) {
    let ctx = test::ctx(db);
    sqlx::query(
        "insert into settings (name, value, updated_at) values ('greeting', '{\"is_loud\": true}', now())",
    )
    .execute(&ctx.db)
    .await
    .unwrap();
    assert_eq!(*read::<Greeting>(&ctx).await.unwrap(), Greeting { is_loud: true, ..Greeting::default() });
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_change_is_seen_by_the_other_processes(db: PgPool) {
    let (here, there) = (test::ctx(db.clone()), test::ctx(db));
    let hub = Hub::default();
    let reader = OutboxReader::begin(&there).await.unwrap();
    let reading =
        tokio::spawn(realtime::server::run(there.clone(), hub.clone(), reader, std::future::pending()));
    let keeping = tokio::spawn(keep_settings(there.clone(), hub, std::future::pending()));
    read::<Greeting>(&there).await.unwrap();
    let changed = Greeting { text: "Moin".to_owned(), ..Greeting::default() };
    write(&here, &person(&here, 2, Role::Admin), &changed).await.unwrap();
    while *read::<Greeting>(&there).await.unwrap() != changed {
        tokio::task::yield_now().await;
    }
    reading.abort();
    keeping.abort();
}
