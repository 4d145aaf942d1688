//! A client of the socket.

use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{
    net::{TcpSocket, TcpStream},
    time::timeout,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, client_async, connect_async,
    tungstenite::{Message, client::IntoClientRequest, http::HeaderValue},
};

/// Nothing should take this long; a test that waits longer has failed.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Line(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Line {
    /// Connects with an access token.
    pub async fn open(address: SocketAddr, token: &str) -> Self {
        Self::open_with(address, "authorization", &format!("Bearer {token}")).await
    }

    /// Connects with an access token from an address of loopback.
    pub async fn open_from(source: impl Into<IpAddr>, address: SocketAddr, token: &str) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::new(source.into(), 0)).unwrap();
        let stream = MaybeTlsStream::Plain(socket.connect(address).await.unwrap());
        let mut request = format!("ws://{address}/api/support/chat/connect").into_client_request().unwrap();
        let bearer = HeaderValue::from_str(&format!("Bearer {token}")).unwrap();
        request.headers_mut().insert("authorization", bearer);
        Self(client_async(request, stream).await.unwrap().0)
    }

    /// Connects with a header.
    pub async fn open_with(address: SocketAddr, name: &'static str, value: &str) -> Self {
        Self::connect(address, name, value).await.unwrap()
    }

    /// Tries to connect as a page of `origin` would; answers the status of a refusal.
    pub async fn refused(address: SocketAddr, origin: &str) -> Option<u16> {
        let mut request = format!("ws://{address}/api/support/chat/connect").into_client_request().unwrap();
        request.headers_mut().insert("origin", HeaderValue::from_str(origin).unwrap());
        match connect_async(request).await {
            Err(tokio_tungstenite::tungstenite::Error::Http(response)) => Some(response.status().as_u16()),
            _ => None,
        }
    }

    /// Connects with a header, or answers the status of a refusal.
    pub async fn connect(address: SocketAddr, name: &'static str, value: &str) -> Result<Self, u16> {
        let mut request = format!("ws://{address}/api/support/chat/connect").into_client_request().unwrap();
        request.headers_mut().insert(name, HeaderValue::from_str(value).unwrap());
        match connect_async(request).await {
            Ok((line, _)) => Ok(Self(line)),
            Err(tokio_tungstenite::tungstenite::Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    /// Connects with a query and headers, or answers the status of a refusal.
    pub async fn open_at(
        address: SocketAddr,
        query: &str,
        headers: &[(&'static str, &str)],
    ) -> Result<Self, u16> {
        let address = format!("ws://{address}/api/support/chat/connect{query}");
        let mut request = address.into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, HeaderValue::from_str(value).unwrap());
        }
        match connect_async(request).await {
            Ok((line, _)) => Ok(Self(line)),
            Err(tokio_tungstenite::tungstenite::Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    /// A frame that is no text.
    pub fn binary() -> Message {
        Message::binary(vec![1, 2, 3])
    }

    /// A frame that is larger than any message.
    pub fn huge() -> Message {
        Message::text(format!(r#"{{"type":"message","topic":"{}"}}"#, "a".repeat(400_000)))
    }

    /// Sends a frame as it is.
    pub async fn send(&mut self, message: Message) {
        self.0.send(message).await.unwrap();
    }

    /// The frames that come before the answer to a ping: what was said on a line is answered in its order.
    pub async fn answered(&mut self) -> Vec<Value> {
        self.say(json!({"type": "ping"})).await;
        let mut frames = Vec::new();
        loop {
            let frame = self.hear().await;
            if frame["type"] == "pong" {
                return frames;
            }
            frames.push(frame);
        }
    }

    /// Waits for a frame of the type; answers the error that came instead.
    pub async fn answer(&mut self, wanted: &str) -> Option<Value> {
        loop {
            let frame = self.hear().await;
            match frame["type"].as_str() {
                Some("error") => return Some(frame),
                Some(found) if found == wanted => return None,
                _ => {}
            }
        }
    }

    pub async fn say(&mut self, frame: Value) {
        self.0.send(Message::text(frame.to_string())).await.unwrap();
    }

    /// Subscribes and waits until the server says that it is heard.
    pub async fn subscribe(&mut self, topic: &str, since: Option<i64>) {
        self.say(json!({"type": "subscribe", "topic": topic, "since": since})).await;
        while self.hear().await["type"] != "subscribed" {}
    }

    /// The next frame.
    pub async fn hear(&mut self) -> Value {
        loop {
            let message = timeout(PATIENCE, self.0.next()).await.expect("the line is silent");
            match message.expect("the line ended").unwrap() {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Close(frame) => panic!("the line was closed: {frame:?}"),
                _ => {}
            }
        }
    }

    /// The next event.
    pub async fn event(&mut self) -> Value {
        loop {
            let frame = self.hear().await;
            if frame["type"] == "event" {
                return frame;
            }
        }
    }

    /// The next frame, while `other` says `frame` again and again: an ephemeral signal may be lost, and listening takes a moment
    /// to begin.
    pub async fn until(&mut self, other: &mut Self, frame: Value) -> Value {
        for _ in 0..40 {
            other.say(frame.clone()).await;
            if let Ok(heard) = timeout(Duration::from_millis(500), self.hear()).await {
                return heard;
            }
        }
        panic!("nothing was heard of {frame}");
    }

    /// Every frame until the close that has to come, and its code.
    pub async fn rest(&mut self) -> (Vec<Value>, u16) {
        let mut frames = Vec::new();
        loop {
            match timeout(PATIENCE, self.0.next()).await.expect("the line is silent") {
                Some(Ok(Message::Text(text))) => frames.push(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(Some(frame)))) => return (frames, frame.code.into()),
                Some(Ok(_)) => {}
                _ => return (frames, 0),
            }
        }
    }

    /// The code of the close that has to come.
    pub async fn closed(&mut self) -> u16 {
        loop {
            match timeout(PATIENCE, self.0.next()).await.expect("the line is silent") {
                Some(Ok(Message::Close(Some(frame)))) => return frame.code.into(),
                Some(Ok(_)) => {}
                _ => return 0,
            }
        }
    }
}
