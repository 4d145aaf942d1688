//! Tickets that an organisation shares, and customers who are blocked.

use base::{OrganizationId, Role};
use identity::{
    NewOrganization, OrganizationChange,
    server::{
        customers::{block, unblock},
        organizations::{change_organization, create_organization, put_member, take_member},
        seed_customers,
    },
};
use realtime::server::TopicHandler;

use super::*;
use crate::SenderType;

/// Somebody whose token says that they are in an organisation.
fn of(actor: &Actor, organization: OrganizationId) -> Actor {
    let mut actor = actor.clone();
    if let Actor::Person(person) = &mut actor {
        person.organization = Some(organization);
    }
    actor
}

/// Carol and Charlie in one organisation.
async fn lumen(stage: &Stage, is_shared: bool) -> OrganizationId {
    let draft = NewOrganization { name: "Lumen".to_owned(), domains: Vec::new(), is_shared };
    let lumen = create_organization(&stage.ctx, &stage.alice, draft, None).await.unwrap();
    for member in [&stage.carol, &stage.charlie] {
        put_member(&stage.ctx, &stage.alice, lumen.id, member.id().unwrap()).await.unwrap();
    }
    lumen.id
}

async fn sees(stage: &Stage, actor: &Actor, ticket: &Ticket) -> bool {
    let (ctx, number) = (&stage.ctx, &ticket.number);
    let is_found = find(ctx, actor, number).await.is_ok();
    let is_listed =
        list(ctx, actor, &Filter::default()).await.unwrap().tickets.iter().any(|it| it.id == ticket.id);
    let words = Filter { search: Some("dark".to_owned()), ..Filter::default() };
    let is_searched = list(ctx, actor, &words).await.unwrap().tickets.iter().any(|it| it.id == ticket.id);
    let is_read = messages(ctx, actor, number, &PageQuery::default()).await.is_ok();
    let is_heard = TicketTopicHandler.authorize(ctx, actor, &ticket.id.topic()).await.is_ok();
    let all = [is_found, is_listed, is_searched, is_read, is_heard];
    assert!(all.iter().all(|way| *way == is_found), "every way says the same: {all:?}");
    is_found
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn members_of_a_shared_organization_see_each_others_tickets(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let ticket = stage.ticket().await;
    let lumen = lumen(&stage, true).await;
    let charlie = of(&stage.charlie, lumen);
    assert!(sees(&stage, &charlie, &ticket).await);
    let stranger = seed_customers(ctx, ["Dana".to_owned()].into_iter()).await.unwrap()[0];
    let stranger = Actor::acting(ctx, stranger, "Dana", Role::Customer);
    assert!(!sees(&stage, &stranger, &ticket).await);
    assert!(!sees(&stage, &of(&stranger, lumen), &ticket).await, "a token alone opens nothing");
    // What the desk keeps to itself it keeps from them too.
    let note = NewMessage::note("A zebra fancier");
    reply(ctx, &stage.alice, &ticket.number, note, None).await.unwrap();
    let tags = Change { tags: Some(vec!["fraud".to_owned()]), ..Change::default() };
    change(ctx, &stage.alice, &ticket.number, tags).await.unwrap();
    let seen = find(ctx, &charlie, &ticket.number).await.unwrap();
    assert_eq!((seen.tags.len(), seen.seq, seen.updated_at), (0, 1, ticket.updated_at));
    let (said, _) = messages(ctx, &charlie, &ticket.number, &PageQuery::default()).await.unwrap();
    assert_eq!(said.len(), 1);
    let grant = TicketTopicHandler.authorize(ctx, &charlie, &ticket.id.topic()).await.unwrap();
    assert!(grant.public);
    let zebra = Filter { search: Some("zebra".to_owned()), ..Filter::default() };
    assert!(list(ctx, &charlie, &zebra).await.unwrap().tickets.is_empty());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_member_answers_as_a_customer_and_leaves_the_end_to_who_asked(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let ticket = stage.ticket().await;
    let charlie = of(&stage.charlie, lumen(&stage, true).await);
    change(ctx, &stage.alice, &ticket.number, status(Status::PendingCustomer)).await.unwrap();
    let said =
        reply(ctx, &charlie, &ticket.number, NewMessage::reply("It is the fuse."), None).await.unwrap();
    assert_eq!(
        (said.sender_type, said.sender.map(|by| by.name).as_deref()),
        (SenderType::Customer, Some("Charlie"))
    );
    let now = find(ctx, &stage.carol, &ticket.number).await.unwrap();
    assert_eq!((now.status, now.first_responded_at), (Status::Open, None));
    for wanted in [Status::Closed, Status::Open] {
        let refused = change(ctx, &charlie, &ticket.number, status(wanted)).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{wanted:?}");
    }
    let note = reply(ctx, &charlie, &ticket.number, NewMessage::note("secret"), None).await;
    assert!(matches!(note, Err(Error::Forbidden)));
    change(
        ctx,
        &of(&stage.carol, charlie.person().unwrap().organization.unwrap()),
        &ticket.number,
        status(Status::Closed),
    )
    .await
    .expect("who asked ends it");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn without_sharing_and_without_membership_nothing_is_seen(db: PgPool) {
    let stage = Stage::new(db).await;
    let (ctx, alice) = (&stage.ctx, &stage.alice);
    let ticket = stage.ticket().await;
    let lumen = lumen(&stage, false).await;
    let charlie = of(&stage.charlie, lumen);
    assert!(!sees(&stage, &charlie, &ticket).await, "it does not share");
    let share =
        |is_shared| OrganizationChange { is_shared: Some(is_shared), ..OrganizationChange::default() };
    change_organization(ctx, alice, lumen, share(true)).await.unwrap();
    assert!(sees(&stage, &charlie, &ticket).await);
    change_organization(ctx, alice, lumen, share(false)).await.unwrap();
    assert!(!sees(&stage, &charlie, &ticket).await, "a token from before shows nothing");
    change_organization(ctx, alice, lumen, share(true)).await.unwrap();
    take_member(ctx, alice, lumen, stage.charlie.id().unwrap()).await.unwrap();
    assert!(!sees(&stage, &charlie, &ticket).await, "who left sees nothing, whatever their token says");
    put_member(ctx, alice, lumen, stage.charlie.id().unwrap()).await.unwrap();
    take_member(ctx, alice, lumen, stage.carol.id().unwrap()).await.unwrap();
    assert!(!sees(&stage, &charlie, &ticket).await, "who asked has left, and took it along");
    assert!(sees(&stage, &stage.carol, &ticket).await);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn ones_own_list_and_that_of_the_others_are_two(db: PgPool) {
    let stage = Stage::new(db).await;
    let ctx = &stage.ctx;
    let hers = stage.ticket().await;
    let his = open(ctx, &stage.charlie, draft("Mine"), None).await.unwrap();
    let lumen = lumen(&stage, true).await;
    let charlie = of(&stage.charlie, lumen);
    let ids = |found: crate::Tickets| found.tickets.into_iter().map(|ticket| ticket.id).collect::<Vec<_>>();
    let filter = Filter::default();
    assert_eq!(ids(list_own(ctx, &charlie, &filter).await.unwrap()), [his.id]);
    assert_eq!(ids(list_of_colleagues(ctx, &charlie, &filter).await.unwrap()), [hers.id]);
    assert_eq!(ids(list(ctx, &charlie, &filter).await.unwrap()), [his.id, hers.id]);
    assert!(list_of_colleagues(ctx, &stage.charlie, &filter).await.unwrap().tickets.is_empty());
    // The desk narrows by both.
    let of_carol = Filter { requester: stage.carol.id(), ..Filter::default() };
    let of_lumen = Filter { organization: Some(lumen), ..Filter::default() };
    assert_eq!(ids(list(ctx, &stage.alice, &of_carol).await.unwrap()), [hers.id]);
    assert_eq!(ids(list(ctx, &stage.alice, &of_lumen).await.unwrap()), [his.id, hers.id]);
    // A customer's filter widens nothing.
    let stranger = seed_customers(ctx, ["Dana".to_owned()].into_iter()).await.unwrap()[0];
    let stranger = Actor::acting(ctx, stranger, "Dana", Role::Customer);
    for filter in [of_carol, of_lumen] {
        assert!(list(ctx, &stranger, &filter).await.unwrap().tickets.is_empty());
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn those_who_ask_in_one_moment_see_what_they_may(db: PgPool) {
    let stage = Stage::new(db).await;
    let ticket = stage.ticket().await;
    reply(&stage.ctx, &stage.alice, &ticket.number, NewMessage::note("A fraud?"), None).await.unwrap();
    let charlie = of(&stage.charlie, lumen(&stage, true).await);
    let key = ticket.id.to_string();
    let (ctx, key) = (&stage.ctx, key.as_str());
    let (owner, member, desk, without) = futures::join!(
        find(ctx, &stage.carol, key),
        find(ctx, &charlie, key),
        find(ctx, &stage.alice, key),
        find(ctx, &stage.bob, key),
    );
    let desk = desk.unwrap();
    assert!(desk.updated_at > ticket.updated_at && without.unwrap() == desk, "the desk's own view of it");
    assert_eq!(owner.unwrap(), ticket);
    assert_eq!(member.unwrap(), ticket);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_blocked_customer_reads_and_does_not_write(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, carol, .. } = &stage;
    let ticket = stage.ticket().await;
    block(ctx, alice, carol.id().unwrap()).await.unwrap();
    assert!(sees(&stage, carol, &ticket).await);
    let opened = open(ctx, carol, draft("Once more"), None).await.map(|_| ());
    let said = reply(ctx, carol, &ticket.number, NewMessage::reply("Once more"), None).await.map(|_| ());
    let closed = change(ctx, carol, &ticket.number, status(Status::Closed)).await.map(|_| ());
    for refused in [opened, said, closed] {
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    }
    assert_eq!(stage.kinds(&ticket).await, ["opened"]);
    reply(ctx, alice, &ticket.number, NewMessage::reply("Good bye."), None)
        .await
        .expect("the desk writes on");
    unblock(ctx, alice, carol.id().unwrap()).await.unwrap();
    reply(ctx, carol, &ticket.number, NewMessage::reply("Thank you."), None).await.unwrap();
}
