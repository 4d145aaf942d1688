//! Sockets of both kinds that the suite compares: ours, and Engine.IO's as socket.io speaks it. One driver for both, so that
//! what is compared is the servers.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{MissedTickBehavior, interval, timeout_at},
};

const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;
/// How long the last message may take to everybody.
const LAST: Duration = Duration::from_secs(2);
/// What stands before the number of a message, in its words.
const MARK: &str = "say-";

/// One line to a server.
struct Line {
    stream: TcpStream,
    heard: Vec<u8>,
}

impl Line {
    /// Opens a line as a row of the plan says: path, headers with `|` between them, first frame. Waits until it hears `ready`.
    async fn open(address: &str, row: &str, ready: &str) -> anyhow::Result<Self> {
        let mut columns = row.split('\t');
        let (Some(path), Some(headers), Some(first)) = (columns.next(), columns.next(), columns.next())
        else {
            anyhow::bail!("a row of the plan has three columns: {row}");
        };
        let headers: String =
            headers.split('|').filter(|line| !line.is_empty()).map(|line| format!("{line}\r\n")).collect();
        let upgrade = format!(
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n{headers}\r\n",
        );
        let mut line = Self { stream: TcpStream::connect(address).await?, heard: Vec::new() };
        line.stream.set_nodelay(true)?;
        line.stream.write_all(upgrade.as_bytes()).await?;
        let head = loop {
            if let Some(end) = line.heard.windows(4).position(|four| four == b"\r\n\r\n") {
                break line.heard.drain(..end + 4).collect::<Vec<_>>();
            }
            line.read_some().await?;
        };
        anyhow::ensure!(head.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&head));
        line.say(TEXT, first.as_bytes()).await?;
        while !line.frame().await?.contains(ready) {}
        Ok(line)
    }

    async fn read_some(&mut self) -> anyhow::Result<()> {
        anyhow::ensure!(self.stream.read_buf(&mut self.heard).await? > 0, "the line was closed");
        Ok(())
    }

    /// The next words; answers what asks whether somebody is there. Nothing is lost if this is given up on the way.
    async fn frame(&mut self) -> anyhow::Result<String> {
        loop {
            let Some((kind, text)) = self.take_frame() else {
                self.read_some().await?;
                continue;
            };
            match (kind, &text[..]) {
                (PING, text) => self.say(PONG, text).await?,
                // Engine.IO asks in words.
                (TEXT, b"2") => self.say(TEXT, b"3").await?,
                (CLOSE, reason) => anyhow::bail!("closed: {}", String::from_utf8_lossy(reason)),
                (_, text) => return Ok(String::from_utf8_lossy(text).into_owned()),
            }
        }
    }

    /// The first frame of what was heard, where all of it is there.
    fn take_frame(&mut self) -> Option<(u8, Vec<u8>)> {
        let kind = self.heard.first()? & 15;
        let (head, length) = match self.heard.get(1)? {
            126 => (4, usize::from(u16::from_be_bytes(self.heard.get(2..4)?.try_into().ok()?))),
            127 => (10, u64::from_be_bytes(self.heard.get(2..10)?.try_into().ok()?).try_into().ok()?),
            short => (2, usize::from(*short)),
        };
        if self.heard.len() < head + length {
            return None;
        }
        Some((kind, self.heard.drain(..head + length).skip(head).collect()))
    }

    /// Writes a short frame; a mask of zeros leaves the text as it is.
    async fn say(&mut self, kind: u8, text: &[u8]) -> anyhow::Result<()> {
        let length = u8::try_from(text.len()).ok().filter(|length| *length < 126);
        let mut frame = vec![0x80 | kind];
        match length {
            Some(length) => frame.push(0x80 | length),
            None => {
                frame.push(0x80 | 126);
                frame.extend_from_slice(&u16::try_from(text.len())?.to_be_bytes());
            }
        }
        frame.extend_from_slice(&[0; 4]);
        frame.extend_from_slice(text);
        Ok(self.stream.write_all(&frame).await?)
    }
}

async fn open_all(address: &str, ready: &str, plan: &str) -> anyhow::Result<Vec<Line>> {
    let mut lines = Vec::new();
    for row in std::fs::read_to_string(plan)?.lines() {
        lines.push(Line::open(address, row, ready).await?);
    }
    println!("ready");
    Ok(lines)
}

/// Opens a line for each row of a plan, says "ready", and keeps them until it is killed; says which was closed.
pub async fn idle(address: &str, ready: &str, plan: &str) -> anyhow::Result<()> {
    let lines = open_all(address, ready, plan).await?.into_iter();
    let held = lines.map(|mut line| tokio::spawn(async move { while line.frame().await.is_ok() {} }));
    for line in held.collect::<Vec<_>>() {
        line.await?;
        println!("closed");
    }
    Ok(())
}

/// The last row of the plan speaks so many times a second, and the others hear it: prints how long that took. `frame` has `{}`
/// where the number of a message is said.
pub async fn fan_out(
    address: &str,
    ready: &str,
    plan: &str,
    (per_second, seconds): (u32, u32),
    frame: &str,
) -> anyhow::Result<()> {
    let mut lines = open_all(address, ready, plan).await?;
    let speaker = lines.pop().ok_or_else(|| anyhow::anyhow!("the plan is empty"))?;
    let listeners = lines.len();
    let count = (per_second * seconds) as usize;
    let said: Arc<Mutex<Vec<Instant>>> = Arc::default();
    let end = Instant::now() + Duration::from_secs(seconds.into()) + LAST;
    let hearing: Vec<_> =
        lines.into_iter().map(|line| tokio::spawn(hear(line, Arc::clone(&said), end))).collect();
    speak(speaker, &said, Duration::from_secs(1) / per_second, count, frame).await?;
    let mut took = Vec::with_capacity(listeners * count);
    for listener in hearing {
        took.extend(listener.await??);
    }
    took.sort_unstable();
    anyhow::ensure!(!took.is_empty(), "nothing was heard");
    anyhow::ensure!(took.len() <= listeners * count, "something was heard twice, or is of another round");
    let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)].as_secs_f64() * 1e3;
    println!(
        "{{\"heard\": {}, \"missing\": {}, \"p50_ms\": {:.2}, \"p99_ms\": {:.2}}}",
        took.len(),
        listeners * count - took.len(),
        at(50),
        at(99)
    );
    Ok(())
}

async fn speak(
    mut line: Line,
    said: &Mutex<Vec<Instant>>,
    pause: Duration,
    count: usize,
    frame: &str,
) -> anyhow::Result<()> {
    let mut beat = interval(pause);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut number = 0;
    while number < count {
        tokio::select! {
            _ = beat.tick() => {
                said.lock().unwrap_or_else(PoisonError::into_inner).push(Instant::now());
                let words = format!("{MARK}{number}.");
                line.say(TEXT, frame.replace("{}", &words).as_bytes()).await?;
                number += 1;
            }
            heard = line.frame() => {
                let heard = heard?;
                anyhow::ensure!(!heard.contains("\"type\":\"error\""), "{heard}");
            }
        }
    }
    Ok(())
}

/// How long each message took to this listener.
async fn hear(mut line: Line, said: Arc<Mutex<Vec<Instant>>>, end: Instant) -> anyhow::Result<Vec<Duration>> {
    let mut took = Vec::new();
    while let Ok(frame) = timeout_at(end.into(), line.frame()).await {
        let (frame, now) = (frame?, Instant::now());
        let number =
            frame.split_once(MARK).and_then(|(_, rest)| rest.split_once('.')?.0.parse::<usize>().ok());
        let at = number
            .and_then(|number| said.lock().unwrap_or_else(PoisonError::into_inner).get(number).copied());
        took.extend(at.map(|at| now - at));
    }
    Ok(took)
}
