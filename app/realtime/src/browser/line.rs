//! Keeps the line open: connects, subscribes from where each topic stands, listens, and begins again.

use std::time::Duration;

use futures::{FutureExt, SinkExt, StreamExt, channel::mpsc::UnboundedReceiver, select};
use gloo_net::websocket::{Message, State, futures::WebSocket};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::{Shared, TopicUpdate, lock};
use crate::{ClientFrame, ServerFrame};

const PATH: &str = "/api/support/chat/connect";
/// A line that is silent this long is tried with a ping; another such silence, and it is taken for dead.
const SILENCE: u32 = 40_000;
/// How often it is asked whether a line stands, and how many milliseconds lie between: ten seconds in all.
const TRIES: u32 = 500;
const TRY: u32 = 20;
/// A line that fails this often in a row is said to be down.
const WORTH_SAYING: u32 = 2;
/// The wait before a line is opened again, at first and at most.
const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(30);

pub(super) async fn keep(wanted: Shared, mut said: UnboundedReceiver<ClientFrame>, is_open: RwSignal<bool>) {
    let mut attempt = 0;
    loop {
        let token = lock(&wanted).session_token.clone();
        if let Some(line) = open(token).await {
            let heard_anything = converse(line, &wanted, &mut said, is_open).await;
            if heard_anything {
                attempt = 0;
            }
        }
        if attempt + 1 >= WORTH_SAYING && is_open.try_set(false).is_some() {
            return;
        }
        let wait = base::backoff(FIRST_WAIT, LONGEST_WAIT, attempt, js_sys::Math::random());
        TimeoutFuture::new(u32::try_from(wait.as_millis()).unwrap_or(u32::MAX)).await;
        attempt += 1;
    }
}

/// Opens the line and waits until it stands. A line that never did must not be written to: nobody would wake the writer.
async fn open(session_token: Option<String>) -> Option<WebSocket> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    let query = session_token.map(|token| format!("?session_token={}", base::escape_value(&token)));
    let query = query.unwrap_or_default();
    let line = WebSocket::open(&format!("{scheme}://{}{PATH}{query}", location.host().ok()?)).ok()?;
    for _ in 0..TRIES {
        match line.state() {
            State::Open => return Some(line),
            State::Connecting => TimeoutFuture::new(TRY).await,
            State::Closing | State::Closed => return None,
        }
    }
    None
}

/// Talks until the line breaks; answers whether it ever stood.
async fn converse(
    line: WebSocket,
    wanted: &Shared,
    said: &mut UnboundedReceiver<ClientFrame>,
    is_open: RwSignal<bool>,
) -> bool {
    let (mut speak, listen) = line.split();
    let mut listen = listen.fuse();
    // What was said while the line was down is said again by the subscriptions.
    while said.try_recv().is_ok() {}
    let subscriptions = lock(wanted).subscriptions();
    for frame in subscriptions {
        if !tell(&mut speak, &frame).await {
            return false;
        }
    }
    let mut stood = false;
    let mut was_tried = false;
    loop {
        let mut silence = TimeoutFuture::new(SILENCE).fuse();
        select! {
            message = listen.next() => match message {
                Some(Ok(Message::Text(text))) => {
                    (stood, was_tried) = (true, false);
                    is_open.try_set(true);
                    hear(wanted, &text);
                }
                Some(Ok(Message::Bytes(_))) => {}
                Some(Err(_)) | None => return stood,
            },
            frame = said.next() => match frame {
                Some(frame) if tell(&mut speak, &frame).await => {}
                _ => return stood,
            },
            () = silence => {
                if was_tried || !tell(&mut speak, &ClientFrame::Ping).await {
                    return stood;
                }
                was_tried = true;
            }
        }
    }
}

async fn tell(speak: &mut (impl SinkExt<Message> + Unpin), frame: &ClientFrame) -> bool {
    match serde_json::to_string(frame) {
        Ok(text) => speak.send(Message::Text(text)).await.is_ok(),
        Err(_) => false,
    }
}

fn hear(wanted: &Shared, text: &str) {
    let Ok(frame) = serde_json::from_str::<ServerFrame>(text) else { return };
    let (listener, heard) = match frame {
        ServerFrame::Event(event) => {
            let is_feed = event.source.is_some();
            (lock(wanted).advance(&event.topic, event.seq, is_feed), TopicUpdate::Event(event))
        }
        ServerFrame::Resync { topic, seq } => (lock(wanted).begin_again(&topic, seq), TopicUpdate::Reload),
        // A feed cannot be resumed, so whoever shows one loads it again whenever the line stands anew.
        ServerFrame::Subscribed { topic, seq } => {
            (lock(wanted).hear_feed_again(&topic, seq), TopicUpdate::Reload)
        }
        ServerFrame::Typing { topic, who } => (lock(wanted).listener(&topic), TopicUpdate::Typing(who)),
        ServerFrame::Presence { topic, who, is_here } => {
            (lock(wanted).listener(&topic), TopicUpdate::Presence(who, is_here))
        }
        ServerFrame::Read { topic, who, seq } => (lock(wanted).listener(&topic), TopicUpdate::Read(who, seq)),
        ServerFrame::Queue { topic, position, place } => {
            (lock(wanted).listener(&topic), TopicUpdate::Queue(position, place))
        }
        ServerFrame::Error { code, error, topic: Some(topic), client_id } => {
            (lock(wanted).listener(&topic), TopicUpdate::Refused(code, error, client_id))
        }
        ServerFrame::Error { topic: None, .. } | ServerFrame::Pong => return,
    };
    // Not under the lock any more: a listener may want another topic.
    if let Some(listener) = listener {
        listener(heard);
    }
}
