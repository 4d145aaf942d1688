//! Chats go to somebody else.

use base::server::Error;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::fixtures::{holder, id_of, kinds, reason, set, set_agent, team, waiting};
use crate::{
    ChatStatus, TransferTarget,
    server::{accept, queue_place, transfer},
};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_chat_goes_to_an_agent_with_a_note_that_only_the_desk_reads(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, bob, .. } = &stage;
    set_agent(&stage, bob, "max_concurrent_chats = 0").await;
    let chat = waiting(&stage, 5).await;
    accept(ctx, alice, chat).await.unwrap();
    let to_bob = TransferTarget::Agent(id_of(bob));
    let note = Some(" She wants <b>money</b>. ".to_owned());
    let now = transfer(ctx, alice, chat, to_bob.clone(), note).await.unwrap();
    assert_eq!(now.assigned_to.unwrap().name, "Bob", "a person decided, though he takes none at once");
    assert_eq!(kinds(&stage, chat).await, ["accepted", "transferred"]);
    let (body, html, seq, public): (String, String, i64, Option<i64>) =
        sqlx::query_as("select body, body_html, seq, public_seq from chat_messages where is_internal")
            .fetch_one(&ctx.db)
            .await
            .unwrap();
    assert!(body.contains("money") && !html.contains("<b>money") && seq == 3 && public.is_none(), "{html}");
    let told: Vec<(i64, Option<i64>)> =
        sqlx::query_as("select seq, public_seq from outbox where topic = $1 order by seq")
            .bind(chat.topic())
            .fetch_all(&ctx.db)
            .await
            .unwrap();
    assert_eq!(told, [(1, Some(1)), (2, Some(2)), (3, None)]);
    let lost = transfer(ctx, alice, chat, to_bob, None).await;
    assert_eq!(reason(lost), "Bob has this chat already.", "it is no longer hers to hand on");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_chat_waits_at_the_head_of_a_team_that_is_named_in_any_case(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, erin, .. } = &stage;
    let billing = team(&stage, "Billing", &[]).await;
    let (first, chat) = (waiting(&stage, 50).await, waiting(&stage, 5).await);
    set(&stage, first, &format!("team_id = '{billing}'")).await;
    accept(ctx, alice, chat).await.unwrap();
    let named = TransferTarget::TeamNamed("bILLING ".to_owned());
    let now = transfer(ctx, erin, chat, named, None).await.unwrap();
    assert_eq!((now.status, now.team_id, now.assigned_to), (ChatStatus::Waiting, Some(billing), None));
    assert_eq!(queue_place(ctx, alice, chat).await.unwrap().unwrap().position, 1);
    assert_eq!(queue_place(ctx, alice, first).await.unwrap().unwrap().position, 2);
    let by_id = transfer(ctx, alice, chat, TransferTarget::Team(billing), None).await;
    by_id.expect("anybody hands on what nobody has");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn nothing_goes_where_it_cannot(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, carol, .. } = &stage;
    let chat = waiting(&stage, 5).await;
    let to = async |target| transfer(ctx, alice, chat, target, Some("Look at this".to_owned())).await;
    assert_eq!(reason(to(TransferTarget::Agent(id_of(carol))).await), "agent_id");
    assert_eq!(reason(to(TransferTarget::TeamNamed("Nobody".to_owned())).await), "team");
    assert_eq!(reason(to(TransferTarget::Team(ctx.id().into())).await), "team");
    assert_eq!(reason(to(TransferTarget::Ticket).await), "to");
    let long =
        transfer(ctx, alice, chat, TransferTarget::Agent(id_of(alice)), Some("a".repeat(10_001))).await;
    assert_eq!(reason(long), "note");
    let stranger = transfer(ctx, carol, chat, TransferTarget::Agent(id_of(alice)), None).await;
    assert!(matches!(stranger, Err(Error::Forbidden)));
    set(&stage, chat, "status = 'ended'").await;
    let over = to(TransferTarget::Agent(id_of(alice))).await;
    assert_eq!(reason(over), "This chat is over. Start a new one to go on.");
    assert_eq!(holder(&stage, chat).await.1, None);
    let notes: i64 =
        sqlx::query_scalar("select count(*) from chat_messages").fetch_one(&ctx.db).await.unwrap();
    assert_eq!((notes, kinds(&stage, chat).await.len()), (0, 0), "a note goes nowhere alone");
}
