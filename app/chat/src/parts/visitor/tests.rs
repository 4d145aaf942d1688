//! What a visitor's page looks like before it is alive, in the states that it has.

use base::{DateTime, uuid::Uuid};
use identity::{SenderType, provide_viewer};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;

use super::{ChatPlace, chat_box::Opened};
use crate::{
    Asked, Availability, ChatEntry, ChatForm, ChatHistory, ChatMessage, ChatMessageId, ChatSessionId,
    ChatStatus, Event, NamedAgent, Payload, PayloadButton, QueuePlace, SequencedEntry, Visit, WaitInterval,
};

fn visit(chat: Option<ChatHistory>) -> Visit {
    let form = ChatForm {
        name: Asked::Optional,
        email: Asked::No,
        question: Asked::Required,
        topics: vec!["Lamps & shades".to_owned()],
    };
    let availability = Availability {
        is_enabled: true,
        is_open: true,
        opens_at: None,
        has_agents: true,
        wait: Some(WaitInterval { from_seconds: 120, to_seconds: 300 }),
        greeting: "Hello <there>".to_owned(),
        form,
    };
    let now = "2026-11-29T22:00:00Z".parse().unwrap();
    Visit { availability, sessions: Vec::new(), chat, now, client_id: Uuid::nil() }
}

fn said(seq: i64, sender_type: SenderType, html: &str, payload: Option<Payload>) -> SequencedEntry {
    let message = ChatMessage {
        id: ChatMessageId(Uuid::from_u128(seq as u128)),
        session_id: ChatSessionId(Uuid::nil()),
        sender_type,
        sender_id: None,
        sender_name: Some("<i>Alice</i>".to_owned()),
        body: String::new(),
        body_html: html.to_owned(),
        payload,
        is_internal: false,
        attachments: Vec::new(),
        client_id: None,
        created_at: DateTime::UNIX_EPOCH,
    };
    entry(seq, Event::Said { message })
}

fn entry(seq: i64, event: Event) -> SequencedEntry {
    SequencedEntry { seq, entry: ChatEntry { event, by: None, at: DateTime::UNIX_EPOCH } }
}

fn chat(status: ChatStatus, entries: Vec<SequencedEntry>) -> ChatHistory {
    ChatHistory {
        session_id: ChatSessionId(Uuid::nil()),
        status,
        seq: entries.len() as i64,
        entries,
        has_earlier: false,
        queue: (status == ChatStatus::Waiting).then_some(QueuePlace {
            position: 2,
            wait: None,
            has_agents: true,
        }),
        agent: Some("Alice".to_owned()),
        visitor_read_seq: 0,
        agent_read_seq: 0,
        ticket_number: None,
        rating: None,
        name: None,
        email: None,
        chat: None,
    }
}

fn drawn(visit: Visit, place: ChatPlace) -> String {
    Owner::new().with(|| {
        provide_meta_context();
        provide_viewer();
        realtime::provide_live();
        view! { <Opened visit place answers=|| ().into_any() write_instead="/dashboard/help?new=1"/> }
            .to_html()
    })
}

#[test]
fn before_a_chat_stands_who_is_there_and_what_is_asked() {
    let html = drawn(visit(None), ChatPlace::Page);
    assert!(html.contains("Usually answered within 2 to 5 minutes."), "{html}");
    assert!(html.contains("Hello &lt;there&gt;") && html.contains("Lamps &amp; shades"), "{html}");
    assert!(html.contains("id=\"chat-begin-name\"") && !html.contains("id=\"chat-begin-email\""), "{html}");
    assert!(html.contains("action=\"/fn/start_chat_form"), "it works without script: {html}");
}

#[test]
fn while_nobody_is_there_it_says_until_when_and_asks_for_an_address() {
    let mut closed = visit(None);
    closed.availability.is_open = false;
    closed.availability.opens_at = Some("2026-11-30T09:00:00Z".parse().unwrap());
    let html = drawn(closed, ChatPlace::Page);
    assert!(html.contains("We are back tomorrow at 09:00 UTC."), "{html}");
    assert!(html.contains("id=\"chat-begin-email\"") && html.contains("Leave the message"), "{html}");
}

#[test]
fn a_house_that_does_not_chat_says_where_to_write() {
    let mut off = visit(None);
    off.availability.is_enabled = false;
    let html = drawn(off, ChatPlace::Page);
    assert!(html.contains("href=\"/dashboard/help?new=1\"") && !html.contains("<form"), "{html}");
}

#[test]
fn names_and_labels_are_text_and_messages_are_the_html_that_was_made_safe() {
    let button = PayloadButton { label: "<script>".to_owned(), value: "a".to_owned() };
    let alice = NamedAgent { id: None, name: "<b>Alice</b>".to_owned() };
    let entries = vec![
        said(1, SenderType::Customer, "<p>It <em>hums</em>.</p>", None),
        entry(2, Event::Accepted { agent: alice }),
        said(3, SenderType::Agent, "<p>Which?</p>", Some(Payload::Buttons { buttons: vec![button] })),
    ];
    let html = drawn(visit(Some(chat(ChatStatus::Active, entries))), ChatPlace::Page);
    assert!(html.contains("<p>It <em>hums</em>.</p>"), "{html}");
    for hostile in ["<script>", "<i>Alice", "<b>Alice"] {
        assert!(!html.contains(hostile), "{hostile}: {html}");
    }
    assert!(html.contains("chat-message--own") && html.contains("role=\"log\""), "{html}");
    assert!(html.contains("action=\"/fn/say_in_chat_form"), "{html}");
}

#[test]
fn a_frame_has_a_way_back_and_no_form_that_would_lead_out_of_it() {
    let html = drawn(visit(None), ChatPlace::Frame(Some("https://shop.example.com".to_owned())));
    assert!(html.contains("chat-box__close") && !html.contains("action="), "{html}");
}

#[test]
fn whoever_waits_reads_their_place_and_whoever_is_done_can_say_how_it_was() {
    let waiting = drawn(visit(Some(chat(ChatStatus::Waiting, Vec::new()))), ChatPlace::Page);
    assert!(waiting.contains("You are number 2.") && waiting.contains("Leave your address"), "{waiting}");
    let mut over = chat(ChatStatus::Ended, Vec::new());
    over.ticket_number = Some("ST-2026-000001".to_owned());
    let over = drawn(visit(Some(over)), ChatPlace::Page);
    assert!(over.contains("ticket ST-2026-000001") && over.contains("Start a new chat"), "{over}");
    assert!(over.contains("How was this chat?") && !over.contains("name=\"body\""), "{over}");
}
