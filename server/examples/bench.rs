//! The peers of `bin/bench`: a bare axum route that answers a file's bytes, and sockets that hear the queue and
//! spend nothing on what they hear, so that the driver's core is the driver's.

use axum::{Router, body::Bytes, http::header, routing::get};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["floor", port, kind, file] => floor(port, kind.to_owned(), file).await,
        ["listen", address, token, count] => listen(address, token, count.parse()?).await,
        _ => anyhow::bail!("usage: bench floor PORT CONTENT-TYPE FILE | bench listen ADDRESS TOKEN COUNT"),
    }
}

async fn floor(port: &str, kind: String, file: &str) -> anyhow::Result<()> {
    let body = Bytes::from(std::fs::read(file)?);
    let answer = move || std::future::ready(([(header::CONTENT_TYPE, kind.clone())], body.clone()));
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    axum::serve(listener, Router::new().route("/", get(answer))).await?;
    Ok(())
}

/// Says "ready" once every socket hears, then reads and forgets until it is killed.
async fn listen(address: &str, token: &str, count: usize) -> anyhow::Result<()> {
    let mut lines = Vec::with_capacity(count);
    for _ in 0..count {
        lines.push(subscribe(address, token).await?);
    }
    println!("ready");
    let forgetting = lines.into_iter().map(|mut line| {
        tokio::spawn(async move {
            let mut heard = vec![0; 16 * 1024];
            while line.read(&mut heard).await.is_ok_and(|length| length > 0) {}
        })
    });
    for task in forgetting.collect::<Vec<_>>() {
        task.await?;
    }
    Ok(())
}

async fn subscribe(address: &str, token: &str) -> anyhow::Result<TcpStream> {
    let mut line = TcpStream::connect(address).await?;
    let upgrade = format!(
        "GET /api/support/chat/connect HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer {token}\r\n\r\n",
    );
    line.write_all(upgrade.as_bytes()).await?;
    let frame = br#"{"type":"subscribe","topic":"queue"}"#;
    // A masked text frame; a mask of zeros leaves the text as it is.
    let mut masked = vec![0x81, 0x80 | u8::try_from(frame.len())?, 0, 0, 0, 0];
    masked.extend_from_slice(frame);
    line.write_all(&masked).await?;
    let mut heard = Vec::new();
    while !String::from_utf8_lossy(&heard).contains("subscribed") {
        let mut some = [0; 1024];
        let length = line.read(&mut some).await?;
        anyhow::ensure!(length > 0, "the line was closed: {}", String::from_utf8_lossy(&heard));
        heard.extend_from_slice(&some[..length]);
    }
    Ok(line)
}
