//! Organisations against a real database, with the cast.

use base::server::{Actor, Error, IdempotencyKey};
use sqlx::PgPool;

use super::*;
use crate::{
    NewOrganization, Organization, OrganizationChange, OrganizationFilter,
    server::{Credentials, Device, Revocations, publish_revocation, read_access_token, sign_in, test::Stage},
};

fn draft(name: &str, domains: &[&str]) -> NewOrganization {
    let domains = domains.iter().map(|domain| (*domain).to_owned()).collect();
    NewOrganization { name: name.to_owned(), domains, is_shared: true }
}

async fn make(stage: &Stage, name: &str, domains: &[&str]) -> Result<Organization, Error> {
    create_organization(&stage.ctx, &stage.alice, draft(name, domains), None).await
}

async fn token_of(stage: &Stage, email: &str) -> base::server::Person {
    let device = Device {
        address: base::server::ClientAddress([192, 0, 2, 1].into()),
        user_agent: "A browser".to_owned(),
    };
    let credentials = Credentials { email: email.to_owned(), password: "porchlight".to_owned() };
    let signed_in = sign_in(&stage.ctx, &device, credentials).await.unwrap();
    read_access_token(&stage.ctx, &signed_in.access_token).unwrap().0
}

fn reason(error: Error) -> String {
    match error {
        Error::Conflict { reason, .. } | Error::Refused(reason) => reason.sentence(base::Locale::En),
        Error::Invalid(fields) => fields["domains"].sentence(base::Locale::En),
        other => panic!("{other:?}"),
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_organization_is_made_found_changed_and_removed(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let lumen = make(&stage, "  Lumen\n& Co ", &["@Lumen.example", "müller.example"]).await.unwrap();
    assert_eq!(lumen.name, "Lumen & Co");
    assert_eq!(lumen.domains, ["lumen.example", "xn--mller-kva.example"]);
    put_member(ctx, alice, lumen.id, stage.carol.id().unwrap()).await.unwrap();
    let found = organization(ctx, alice, lumen.id).await.unwrap();
    assert_eq!(found.organization.member_count, 1);
    assert_eq!(found.members[0].email, "customer@example.com");
    let change = OrganizationChange {
        name: Some("Lumen".to_owned()),
        domains: Some(vec!["lumen.example".to_owned(), "lumen.test".to_owned()]),
        ..OrganizationChange::default()
    };
    let changed = change_organization(ctx, alice, lumen.id, change).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.is_shared), ("Lumen", true));
    assert_eq!(changed.domains, ["lumen.example", "lumen.test"]);
    remove_organization(ctx, alice, lumen.id).await.unwrap();
    assert!(matches!(organization(ctx, alice, lumen.id).await, Err(Error::NotFound)));
    assert_eq!(token_of(&stage, "customer@example.com").await.organization, None);
    let kept: Vec<String> = sqlx::query_scalar(
        "select action from audit_log where subject_type = 'organization' order by at, id",
    )
    .fetch_all(&ctx.db)
    .await
    .unwrap();
    assert_eq!(kept, ["organization.created", "organization.changed", "organization.removed"]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_name_and_a_domain_are_one_organizations(db: PgPool) {
    let stage = Stage::new(db).await;
    make(&stage, "Lumen & Co", &["müller.example"]).await.unwrap();
    let name = make(&stage, "LUMEN & co", &[]).await.unwrap_err();
    assert_eq!(reason(name), "There is an organisation with this name.");
    // Written as mail writes it, it is the same domain.
    let domain = make(&stage, "Another", &["free.example", "xn--mller-kva.example"]).await.unwrap_err();
    let said = reason(domain);
    assert!(said.contains("xn--mller-kva.example") && said.contains("Lumen & Co"), "{said}");
    let all = organizations(&stage.ctx, &stage.alice, &OrganizationFilter::default()).await.unwrap();
    assert_eq!(all.pagination.total, 1, "nothing of what was refused is there");
    make(&stage, "Another", &["free.example"]).await.expect("its other domain is free");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_is_no_domain_or_everybodys_is_refused_and_nothing_is_written(db: PgPool) {
    let stage = Stage::new(db).await;
    let lumen = make(&stage, "Lumen", &["lumen.example"]).await.unwrap();
    for (domain, part) in [
        ("gmail.com", "where anybody can have an address"),
        ("GMX.de", "where anybody can have an address"),
        ("co.uk", "where anybody can have an address"),
        ("lumen", "that is no domain"),
        ("lumen co.example", "that is no domain"),
        ("https://lumen.example/", "that is no domain"),
        ("lumen\0.example", "that is no domain"),
        ("xn--\u{202e}.example", "that is no domain"),
    ] {
        let domains = Some(vec!["lumen.test".to_owned(), domain.to_owned()]);
        let change = OrganizationChange { domains, ..OrganizationChange::default() };
        let refused = change_organization(&stage.ctx, &stage.alice, lumen.id, change).await.unwrap_err();
        assert!(matches!(refused, Error::Invalid(_)), "{domain:?}");
        assert!(reason(refused).contains(part), "{domain:?}");
    }
    let held = organization(&stage.ctx, &stage.alice, lumen.id).await.unwrap();
    assert_eq!(held.organization, lumen);
    let many: Vec<_> = (0..51).map(|number| format!("d{number}.example")).collect();
    let many = NewOrganization { name: "Many".to_owned(), domains: many, is_shared: false };
    assert!(create_organization(&stage.ctx, &stage.alice, many, None).await.is_err());
    for name in ["", " \u{200b} ", "\0", &"a".repeat(101)] {
        assert!(matches!(make(&stage, name, &[]).await, Err(Error::Invalid(_))), "{name:?}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_list_is_searched_and_walked_by_name(db: PgPool) {
    let stage = Stage::new(db).await;
    for (name, domain) in
        [("Zephyr", "zephyr.example"), ("Müller", "mueller.example"), ("acme", "acme.example")]
    {
        make(&stage, name, &[domain]).await.unwrap();
    }
    let names = async |search: Option<&str>| {
        let mut filter = OrganizationFilter {
            search: search.map(str::to_owned),
            limit: Some(2),
            ..OrganizationFilter::default()
        };
        let mut names = Vec::new();
        loop {
            let page = organizations(&stage.ctx, &stage.alice, &filter).await.unwrap();
            names.extend(page.organizations.into_iter().map(|organization| organization.name));
            filter.cursor = page.pagination.next_cursor;
            if filter.cursor.is_none() {
                return names;
            }
        }
    };
    assert_eq!(names(None).await, ["acme", "Müller", "Zephyr"]);
    assert_eq!(names(Some("muller")).await, ["Müller"]);
    assert_eq!(names(Some("ZEPHYR.ex")).await, ["Zephyr"]);
    assert_eq!(names(Some("100%")).await, [""; 0]);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_token_says_the_organization_and_ends_with_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice, carol) = (&stage.ctx, &stage.alice, stage.carol.id().unwrap());
    let (one, other) = (make(&stage, "One", &[]).await.unwrap(), make(&stage, "Other", &[]).await.unwrap());
    let revocations = Revocations::of(ctx);
    for wanted in [Some(one.id), Some(other.id), None] {
        let before = token_of(&stage, "customer@example.com").await;
        match wanted {
            Some(id) => put_member(ctx, alice, id, carol).await.unwrap(),
            None => take_member(ctx, alice, other.id, carol).await.unwrap(),
        }
        assert!(revocations.holds(&before), "what was handed out before is over");
        let after = token_of(&stage, "customer@example.com").await;
        assert_eq!(after.organization, wanted);
        assert!(!revocations.holds(&after));
    }
    put_member(ctx, alice, one.id, carol).await.unwrap();
    let held = token_of(&stage, "customer@example.com").await;
    put_member(ctx, alice, one.id, carol).await.expect("she is there already");
    assert!(!revocations.holds(&held), "and stays signed in");
    let closed = OrganizationChange { is_shared: Some(false), ..OrganizationChange::default() };
    change_organization(ctx, alice, one.id, closed).await.unwrap();
    assert!(revocations.holds(&held), "what she had open of the others is over");
    assert!(matches!(take_member(ctx, alice, other.id, carol).await, Err(Error::NotFound)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn only_customers_whose_account_is_open_belong_to_an_organization(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let lumen = make(&stage, "Lumen", &["example.com"]).await.unwrap();
    let put = async |actor: &Actor| put_member(ctx, alice, lumen.id, actor.id().unwrap()).await;
    assert!(matches!(put(&stage.bob).await, Err(Error::Conflict { .. })));
    crate::server::deactivate(ctx, &stage.erin, stage.charlie.id().unwrap()).await.unwrap();
    assert!(matches!(put(&stage.charlie).await, Err(Error::Conflict { .. })));
    assert!(matches!(put_member(ctx, alice, lumen.id, ctx.id().into()).await, Err(Error::NotFound)));
    assert!(matches!(
        put_member(ctx, alice, ctx.id().into(), stage.carol.id().unwrap()).await,
        Err(Error::NotFound)
    ));
    for customer in [&stage.carol, &Actor::AiBot] {
        let made = create_organization(ctx, customer, draft("Mine", &[]), None).await;
        assert!(matches!(made, Err(Error::Forbidden)));
        assert!(matches!(organization(ctx, customer, lumen.id).await, Err(Error::Forbidden)));
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn who_confirmed_an_address_joins_by_its_domain(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let join = async |actor: &Actor| {
        let mut tx = ctx.begin().await.unwrap();
        let joined = join_by_domain(ctx, &mut tx, actor, actor.id().unwrap()).await.unwrap();
        ctx.commit(tx).await.unwrap();
        publish_revocation(ctx).await.unwrap();
        joined
    };
    let confirm = async |is_confirmed: bool| {
        sqlx::query("update users set email_confirmed_at = case when $1 then now() end")
            .bind(is_confirmed)
            .execute(&ctx.db)
            .await
            .unwrap();
    };
    confirm(true).await;
    assert!(!join(&stage.carol).await, "no organisation has her domain");
    let here = make(&stage, "Here", &["example.com"]).await.unwrap();
    confirm(false).await;
    assert!(!join(&stage.carol).await, "whoever only says so joins nothing");
    confirm(true).await;
    assert!(join(&stage.carol).await);
    assert_eq!(token_of(&stage, "customer@example.com").await.organization, Some(here.id));
    assert!(!join(&stage.carol).await, "she is in it");
    assert!(!join(&stage.alice).await, "the desk belongs to none");
    let elsewhere = make(&stage, "Elsewhere", &[]).await.unwrap();
    put_member(ctx, &stage.alice, elsewhere.id, stage.charlie.id().unwrap()).await.unwrap();
    assert!(!join(&stage.charlie).await, "he stays where somebody put him");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_request_that_is_repeated_makes_one_organization(db: PgPool) {
    let stage = Stage::new(db).await;
    let key = IdempotencyKey::new(&stage.ctx.settings.secret, "once".to_owned(), "/", b"{}");
    let make = async || {
        create_organization(&stage.ctx, &stage.alice, draft("Lumen", &["lumen.example"]), Some(&key)).await
    };
    let first = make().await.unwrap();
    assert_eq!(make().await.unwrap(), first);
}
