//! What the desk does about customers, against a real database, with the cast.

use base::{
    Locale,
    server::{Actor, ClientAddress, Ctx, Error},
};
use sqlx::PgPool;

use super::*;
use crate::{
    NewOrganization, PersonNote, PersonNoteDraft, SignedIn,
    server::{
        Credentials, Device, Revocations,
        account::make_password_link,
        one_time_link::{LinkKind, take},
        organizations::{create_organization, put_member},
        publish_revocation, reactivate, read_access_token, sign_in,
        test::Stage,
    },
};

fn draft(body: &str) -> PersonNoteDraft {
    PersonNoteDraft { body: body.to_owned() }
}

async fn enter(ctx: &Ctx, email: &str, password: &str) -> base::server::Result<SignedIn> {
    let device = Device { address: ClientAddress([192, 0, 2, 1].into()), user_agent: "A browser".to_owned() };
    sign_in(ctx, &device, Credentials { email: email.to_owned(), password: password.to_owned() }).await
}

/// Both halves, as the verb over all domains calls them.
async fn merge(ctx: &Ctx, actor: &Actor, from: &Actor, into: &Actor) -> base::server::Result<bool> {
    let mut tx = ctx.begin().await?;
    let begun = begin_merge(ctx, &mut tx, actor, from.id().unwrap(), into.id().unwrap()).await?;
    let is_new = begun.is_some();
    if let Some(begun) = begun {
        finish_merge(ctx, &mut tx, actor, begun).await?;
    }
    ctx.commit(tx).await?;
    publish_revocation(ctx).await?;
    Ok(is_new)
}

async fn actions(ctx: &Ctx) -> Vec<String> {
    sqlx::query_scalar("select action from audit_log where subject_type = 'person' order by at, id")
        .fetch_all(&ctx.db)
        .await
        .unwrap()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_comes_by_a_link_while_their_account_is_merged_comes_first(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, carol) = (&stage.ctx, stage.carol.id().unwrap());
    let link = make_password_link(ctx, &stage.erin, carol).await.unwrap();
    let mut tx = ctx.begin().await.unwrap();
    let secret = link.rsplit_once("?token=").unwrap().1;
    take(ctx, &mut tx, LinkKind::PasswordReset, secret).await.unwrap().unwrap();
    let come = async {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        let came = sqlx::query("update users set password_link_asked_at = null where id = $1").bind(carol.0);
        came.execute(&mut *tx).await.unwrap();
        ctx.commit(tx).await.unwrap();
    };
    let merged = tokio::join!(merge(ctx, &stage.alice, &stage.carol, &stage.charlie), come).0;
    assert!(merged.unwrap(), "none waits for the other");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_note_is_its_authors_and_the_desks(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, carol) = (&stage.ctx, stage.carol.id().unwrap());
    let note = add_note(ctx, &stage.alice, carol, draft("\nPrefers mornings.\n "), None).await.unwrap();
    assert_eq!(note.body, "Prefers mornings.");
    let bodies = async |actor: &Actor| {
        let notes = notes_about(ctx, actor, carol).await;
        notes.map(|notes| notes.into_iter().map(|PersonNote { body, .. }| body).collect::<Vec<_>>())
    };
    assert_eq!(bodies(&stage.bob).await.unwrap(), ["Prefers mornings."]);
    let by_bob = change_note(ctx, &stage.bob, carol, note.id, draft("Is rude.")).await;
    assert!(matches!(by_bob, Err(Error::Refused(_))));
    assert!(matches!(remove_note(ctx, &stage.bob, carol, note.id).await, Err(Error::Refused(_))));
    change_note(ctx, &stage.alice, carol, note.id, draft("Prefers evenings.")).await.unwrap();
    assert_eq!(bodies(&stage.erin).await.unwrap(), ["Prefers evenings."]);
    // Under another person's name there is no such note.
    let elsewhere = stage.charlie.id().unwrap();
    assert!(matches!(remove_note(ctx, &stage.alice, elsewhere, note.id).await, Err(Error::NotFound)));
    remove_note(ctx, &stage.erin, carol, note.id).await.expect("an admin deletes any");
    assert_eq!(bodies(&stage.alice).await.unwrap(), [""; 0]);
    for customer in [&stage.carol, &stage.charlie, &Actor::AiBot] {
        assert!(matches!(bodies(customer).await, Err(Error::Forbidden)), "{customer:?}");
        assert!(matches!(add_note(ctx, customer, carol, draft("a"), None).await, Err(Error::Forbidden)));
    }
    assert!(matches!(bodies(&Actor::Anonymous).await, Err(Error::Unauthenticated)));
    for body in ["", " \n ", "a\0b", &"a".repeat(5_001)] {
        let refused = add_note(ctx, &stage.alice, carol, draft(body), None).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{:?}", body.get(..4));
    }
    let nobody = add_note(ctx, &stage.alice, ctx.id().into(), draft("a"), None).await;
    assert!(matches!(nobody, Err(Error::NotFound)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_is_blocked_may_not_write_until_somebody_lets_them(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice, carol) = (&stage.ctx, &stage.alice, stage.carol.id().unwrap());
    let may_write = async || {
        let mut tx = ctx.begin().await.unwrap();
        hold_writer(&mut tx, carol).await
    };
    may_write().await.unwrap();
    for _ in 0..2 {
        block(ctx, alice, carol).await.unwrap();
    }
    match may_write().await {
        Err(Error::Refused(reason)) => {
            assert!(reason.sentence(Locale::En).starts_with("You can read"), "it says what still works");
        }
        other => panic!("{other:?}"),
    }
    assert!(customer_profile(ctx, alice, carol).await.unwrap().blocked_at.is_some());
    for _ in 0..2 {
        unblock(ctx, alice, carol).await.unwrap();
    }
    may_write().await.unwrap();
    assert_eq!(actions(ctx).await, ["person.blocked", "person.unblocked"]);
    assert!(matches!(block(ctx, alice, stage.bob.id().unwrap()).await, Err(Error::Conflict { .. })));
    assert!(matches!(block(ctx, alice, ctx.id().into()).await, Err(Error::NotFound)));
    assert!(matches!(block(ctx, &stage.charlie, carol).await, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn somebody_is_shown_with_their_clock_and_their_organization(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice, carol) = (&stage.ctx, &stage.alice, stage.carol.id().unwrap());
    let lumen = NewOrganization { name: "Lumen".to_owned(), domains: Vec::new(), is_shared: true };
    let lumen = create_organization(ctx, alice, lumen, None).await.unwrap();
    put_member(ctx, alice, lumen.id, carol).await.unwrap();
    for (zone, is_known) in [("Asia/Kolkata", true), ("Mars/Olympus", false)] {
        sqlx::query("update users set time_zone = $2, locale = 'de' where id = $1")
            .bind(carol.0)
            .bind(zone)
            .execute(&ctx.db)
            .await
            .unwrap();
        let profile = customer_profile(ctx, alice, carol).await.unwrap();
        assert_eq!(profile.local_time.is_some(), is_known, "{zone}");
        assert_eq!(profile.locale, Some(Locale::De));
        assert_eq!(profile.organization.map(|held| held.name).as_deref(), Some("Lumen"));
    }
    assert!(matches!(customer_profile(ctx, &stage.carol, carol).await, Err(Error::Forbidden)));
    let found = person_of_address(ctx, alice, "email", " CUSTOMER@example.com\u{200b}").await.unwrap();
    assert_eq!(found, carol);
    let nobody = person_of_address(ctx, alice, "email", "nobody\0@example.com").await;
    assert!(matches!(nobody, Err(Error::Invalid(_))));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn two_accounts_become_one_and_the_other_is_closed(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, carol, charlie, .. } = &stage;
    let lumen = NewOrganization { name: "Lumen".to_owned(), domains: Vec::new(), is_shared: true };
    let lumen = create_organization(ctx, alice, lumen, None).await.unwrap();
    put_member(ctx, alice, lumen.id, charlie.id().unwrap()).await.unwrap();
    add_note(ctx, alice, charlie.id().unwrap(), draft("Two lamps."), None).await.unwrap();
    block(ctx, alice, charlie.id().unwrap()).await.unwrap();
    let before = enter(ctx, "customer2@example.com", "porchlight").await.unwrap();
    let (before, _) = read_access_token(ctx, &before.access_token).unwrap();
    assert!(merge(ctx, alice, charlie, carol).await.unwrap());
    assert!(!merge(ctx, alice, charlie, carol).await.unwrap(), "again is no more");
    assert!(Revocations::of(ctx).holds(&before), "the sessions end");
    let survivor = customer_profile(ctx, alice, carol.id().unwrap()).await.unwrap();
    assert_eq!(survivor.organization.map(|held| held.id), Some(lumen.id));
    assert!(survivor.blocked_at.is_some(), "a second account is no way around a block");
    assert_eq!(notes_about(ctx, alice, carol.id().unwrap()).await.unwrap().len(), 1);
    let gone = customer_profile(ctx, alice, charlie.id().unwrap()).await.unwrap();
    assert_eq!((gone.is_open, gone.merged_into), (false, carol.id()));
    assert_eq!(gone.organization, None);
    let merged = actions(ctx).await.into_iter().filter(|action| action == "person.merged").count();
    assert_eq!(merged, 1);
    // Only who knows the password learns that there was an account, and nobody which one it went into.
    assert!(matches!(enter(ctx, "customer2@example.com", "wrong").await, Err(Error::WrongCredentials)));
    match enter(ctx, "customer2@example.com", "porchlight").await {
        Err(Error::Refused(reason)) => {
            let said = reason.sentence(Locale::En);
            assert!(!said.contains('@') && !said.contains("Carol"), "{said}");
        }
        other => panic!("{other:?}"),
    }
    let reopened = reactivate(ctx, &stage.erin, charlie.id().unwrap()).await;
    assert!(matches!(reopened, Err(Error::Conflict { .. })), "it is a part of another one");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_cannot_become_one_is_refused_and_stays_two(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, carol, charlie, erin } = &stage;
    assert!(matches!(merge(ctx, alice, carol, carol).await, Err(Error::Invalid(_))), "themselves");
    for (from, into) in [(alice, carol), (carol, bob), (erin, bob), (carol, erin)] {
        assert!(
            matches!(merge(ctx, erin, from, into).await, Err(Error::Conflict { .. })),
            "somebody of the desk"
        );
    }
    let nobody = Actor::acting(ctx, ctx.id().into(), "Nobody", base::Role::Customer);
    assert!(matches!(merge(ctx, alice, carol, &nobody).await, Err(Error::Invalid(_))));
    assert!(matches!(merge(ctx, alice, &nobody, carol).await, Err(Error::NotFound)));
    assert!(matches!(merge(ctx, carol, carol, charlie).await, Err(Error::Forbidden)));
    assert_eq!(actions(ctx).await, [""; 0], "nothing happened");
    merge(ctx, alice, charlie, carol).await.unwrap();
    // In a circle, and into what is no more.
    assert!(matches!(merge(ctx, alice, carol, charlie).await, Err(Error::Conflict { .. })));
    let dana = crate::server::seed_customers(ctx, ["Dana".to_owned()].into_iter()).await.unwrap()[0];
    let dana = Actor::acting(ctx, dana, "Dana", base::Role::Customer);
    assert!(matches!(merge(ctx, alice, &dana, charlie).await, Err(Error::Conflict { .. })));
    assert!(
        matches!(merge(ctx, alice, charlie, &dana).await, Err(Error::Conflict { .. })),
        "it went elsewhere"
    );
    // A chain has no links that lead to a closed account.
    merge(ctx, alice, carol, &dana).await.unwrap();
    let first = customer_profile(ctx, alice, charlie.id().unwrap()).await.unwrap();
    assert_eq!(first.merged_into, dana.id());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn of_two_merges_in_a_circle_at_once_one_wins(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, carol, charlie, .. } = &stage;
    let (one, other) = tokio::join!(merge(ctx, alice, carol, charlie), merge(ctx, bob, charlie, carol));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let open: i64 =
        sqlx::query_scalar("select count(*) from users where role = 'customer' and deactivated_at is null")
            .fetch_one(&ctx.db)
            .await
            .unwrap();
    assert_eq!(open, 1);
}
