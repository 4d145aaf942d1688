//! A conversation that was held elsewhere, as a ticket.

use base::{
    DateTime, PageQuery, Utc,
    chrono::TimeDelta,
    server::{Actor, Error},
    uuid::Uuid,
};
use identity::server::test::Stage;
use sqlx::PgPool;

use crate::{
    Filter, Party, SenderType, Source, Status, Ticket,
    server::{Transcript, TranscriptMessage, conversation, events, find, list, messages, open_transcript},
};

/// A chat of Carol's that Alice answers.
async fn told(
    stage: &Stage,
    actor: &Actor,
    lines: &[(SenderType, bool, &str, i64)],
) -> base::server::Result<Ticket> {
    let began = stage.ctx.now() - TimeDelta::hours(1);
    let alice = stage.alice.person().unwrap();
    let said = |(sender_type, is_internal, text, minute): &(SenderType, bool, &str, i64)| TranscriptMessage {
        sender_type: *sender_type,
        sender: (*sender_type == SenderType::Agent).then(|| Party { id: alice.id, name: alice.name.clone() }),
        body: (*text).to_owned(),
        body_html: format!("<p>{}</p>", base::escape_html(text)),
        is_internal: *is_internal,
        created_at: began + TimeDelta::minutes(*minute),
        files_of: None,
    };
    let draft = Transcript {
        requester: stage.carol.id().unwrap(),
        subject: "The lamp hums".to_owned(),
        source: Source::Chat,
        chat_session_id: Some(Uuid::from_u128(7)),
        assignee: Some(alice.id),
        messages: lines.iter().map(said).collect(),
    };
    let mut tx = stage.ctx.begin().await?;
    let ticket = open_transcript(&stage.ctx, &mut tx, actor, draft).await?;
    stage.ctx.commit(tx).await?;
    Ok(ticket)
}

fn minute(ticket: &Ticket, at: Option<DateTime<Utc>>) -> Option<i64> {
    at.map(|at| (at - ticket.created_at).num_minutes())
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_said_elsewhere_is_a_ticket_as_if_it_had_been_said_here(db: PgPool) {
    use SenderType::{Agent, Customer, System};
    let stage = Stage::new(db).await;
    let lines = [
        (Customer, false, "It hums.", 0),
        (Agent, true, "Again the ballast.", 1),
        (Agent, false, "Which lamp?", 2),
        (Customer, false, "The desk lamp.", 3),
        (Customer, false, "And a floor lamp.", 3),
        (System, true, "Page: /lamps", 60),
    ];
    let ticket = told(&stage, &stage.alice, &lines).await.unwrap();
    assert_eq!(find(&stage.ctx, &stage.alice, &ticket.number).await.unwrap(), ticket);
    assert_eq!((ticket.source, ticket.chat_session_id), (Source::Chat, Some(Uuid::from_u128(7))));
    assert_eq!((ticket.status, ticket.message_count), (Status::InProgress, 4));
    assert_eq!(ticket.assigned_to.as_ref().map(|party| &*party.name), Some("Alice"));
    assert_eq!(ticket.preview, "And a floor lamp.");
    assert_eq!(minute(&ticket, ticket.first_responded_at), Some(2));
    assert_eq!(minute(&ticket, ticket.waiting_since), Some(3));
    let page = PageQuery::default();
    let (all, _) = messages(&stage.ctx, &stage.alice, &ticket.number, &page).await.unwrap();
    let bodies: Vec<_> = all.iter().map(|message| &*message.body).collect();
    assert_eq!(bodies, lines.map(|line| line.2));
    assert_eq!(all[0].sender.as_ref().map(|party| party.id), stage.carol.id());
    let seen = conversation(&stage.ctx, &stage.carol, &ticket.number).await.unwrap();
    let public = [0, 2, 3, 4].map(|place| lines[place].2);
    let heard: Vec<_> = seen
        .timeline
        .iter()
        .filter_map(|entry| entry.event.message())
        .map(|message| &*message.body)
        .collect();
    assert_eq!(heard, public, "a note never reaches the customer");
    let (log, _) = events(&stage.ctx, &stage.alice, &ticket.number, &page).await.unwrap();
    assert_eq!(log.iter().map(|event| &*event.event_type).collect::<Vec<_>>(), ["opened"]);
    for (who, words, found) in
        [(&stage.alice, "ballast", 1), (&stage.carol, "ballast", 0), (&stage.carol, "floor", 1)]
    {
        let filter = Filter { search: Some(words.to_owned()), ..Filter::default() };
        let tickets = list(&stage.ctx, who, &filter).await.unwrap().tickets;
        assert_eq!(tickets.len(), found, "{words}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_answered_waits_for_nobody_and_nobody_but_the_desk_opens_one(db: PgPool) {
    use SenderType::{Agent, Customer};
    let stage = Stage::new(db).await;
    let answered = [(Customer, false, "It hums.", 0), (Agent, false, "Turn it off.", 1)];
    let ticket = told(&stage, &Actor::System, &answered).await.unwrap();
    assert_eq!(ticket.waiting_since, None);
    for (who, is_right) in [(&stage.carol, false), (&Actor::Anonymous, false), (&stage.bob, true)] {
        let outcome = told(&stage, who, &answered).await;
        assert_eq!(outcome.is_ok(), is_right, "{outcome:?}");
        assert!(matches!(outcome, Ok(_) | Err(Error::Forbidden | Error::Unauthenticated)));
    }
    identity::server::deactivate(&stage.ctx, &stage.erin, stage.alice.id().unwrap()).await.unwrap();
    let ticket = told(&stage, &Actor::System, &answered).await.unwrap();
    assert_eq!((ticket.assigned_to, ticket.status), (None, Status::Open), "who is gone answers nothing");
}
