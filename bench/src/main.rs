//! The peers of `bin/bench`: a bare axum route that answers a file's bytes, sockets that hear the queue and spend
//! nothing on what they hear, so that the driver's core is the driver's, people who search as they type, and people who send forms.

mod sockets;
mod submit;

use std::time::{Duration, Instant};

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
        ["type", address, typists, seconds] => type_words(address, typists.parse()?, seconds.parse()?).await,
        ["submit", address, path, body, per_second, seconds] => {
            submit::submit(address, path, body, (per_second.parse()?, seconds.parse()?)).await
        }
        ["idle", address, ready, plan] => sockets::idle(address, ready, plan).await,
        ["fan-out", address, ready, plan, per_second, seconds, frame] => {
            let pace = (per_second.parse()?, seconds.parse()?);
            sockets::fan_out(address, ready, plan, pace, frame).await
        }
        _ => anyhow::bail!(
            "usage: bench floor PORT CONTENT-TYPE FILE | bench listen ADDRESS TOKEN COUNT | bench type ADDRESS TYPISTS SECONDS \
             | bench submit ADDRESS PATH BODY PER-SECOND SECONDS | bench idle ADDRESS READY PLAN | bench fan-out ADDRESS READY PLAN PER-SECOND SECONDS FRAME"
        ),
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

/// What many look for; each is asked letter by letter.
const LOOKED_FOR: [&str; 8] = [
    "pair lamp phone",
    "invoice address",
    "flicker dimmer",
    "reset account",
    "evening schedule",
    "network token",
    "delivery order",
    "brigth bulb",
];
/// What the words of the seeded articles are made of (`app/knowledge/src/server/seed`), and how many there are.
const SYLLABLES: [&str; 24] = [
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta", "ve",
    "wi", "xo", "yu", "za", "chi", "sha", "tre",
];
const VOCABULARY: f64 = 12_000.0;

/// The time between two letters.
const LETTER: Duration = Duration::from_millis(200);

/// Types for some seconds on many lines at once, and prints how long the answers took.
async fn type_words(address: &str, typists: usize, seconds: u64) -> anyhow::Result<()> {
    let end = Instant::now() + Duration::from_secs(seconds);
    let typing = (0..typists).map(|typist| tokio::spawn(one_typist(address.to_owned(), typist, end)));
    let mut took = Vec::new();
    for typist in typing.collect::<Vec<_>>() {
        took.extend(typist.await??);
    }
    print_times(took, seconds)
}

/// Prints how many answers there were and how long they took.
fn print_times(mut took: Vec<Duration>, seconds: u64) -> anyhow::Result<()> {
    took.sort_unstable();
    anyhow::ensure!(!took.is_empty(), "nothing was answered");
    let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)].as_secs_f64() * 1e3;
    let count = u32::try_from(took.len())?;
    let rate = f64::from(count) / f64::from(u32::try_from(seconds.max(1))?);
    println!(
        "{{\"answers\": {count}, \"per_second\": {rate:.1}, \"p50_ms\": {:.2}, \"p99_ms\": {:.2}}}",
        at(50),
        at(99)
    );
    Ok(())
}

async fn one_typist(address: String, typist: usize, end: Instant) -> anyhow::Result<Vec<Duration>> {
    let mut line = TcpStream::connect(&address).await?;
    let mut took = Vec::new();
    // Nobody begins at the same moment.
    tokio::time::sleep(LETTER / 50 * u32::try_from(typist % 50)?).await;
    let mut chance = u64::try_from(typist)?;
    for turn in typist.. {
        // Every other question is one that nobody else asks.
        let words = match turn % 2 {
            0 => LOOKED_FOR[turn / 2 % LOOKED_FOR.len()].to_owned(),
            _ => format!("{} {}", seldom(&mut chance), seldom(&mut chance)),
        };
        for length in 2..=words.len() {
            if Instant::now() >= end {
                return Ok(took);
            }
            let next = Instant::now() + LETTER;
            let asked = words[..length].replace(' ', "%20");
            let begun = Instant::now();
            let request = format!("GET /api/knowledge/search?q={asked} HTTP/1.1\r\nHost: {address}\r\n\r\n");
            line.write_all(request.as_bytes()).await?;
            read_answer(&mut line).await?;
            took.push(begun.elapsed());
            tokio::time::sleep_until(next.into()).await;
        }
    }
    Ok(took)
}

/// A word of the articles, as skewed as they have it: few are common.
fn seldom(chance: &mut u64) -> String {
    *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    #[expect(clippy::cast_precision_loss, reason = "thirty-one bits")]
    let share = (*chance >> 33) as f64 / f64::from(1_u32 << 31);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and the vocabulary"
    )]
    let mut rest = VOCABULARY.powf(share) as usize + SYLLABLES.len();
    let mut word = String::new();
    while rest > 0 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word
}

/// Reads one answer to its end, by its length.
async fn read_answer(line: &mut TcpStream) -> anyhow::Result<()> {
    let mut heard = Vec::new();
    loop {
        let mut some = [0; 16 * 1024];
        let length = line.read(&mut some).await?;
        anyhow::ensure!(length > 0, "the line was closed");
        heard.extend_from_slice(&some[..length]);
        let text = String::from_utf8_lossy(&heard);
        let Some((head, _)) = text.split_once("\r\n\r\n") else { continue };
        anyhow::ensure!(head.starts_with("HTTP/1.1 20"), "{text}");
        let body = head.lines().find_map(|line| {
            line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse::<usize>().ok()
        });
        if body.is_some_and(|body| heard.len() >= head.len() + 4 + body) {
            return Ok(());
        }
    }
}
