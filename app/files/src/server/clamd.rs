//! A client of clamd: `INSTREAM`, over TCP or a Unix socket. It trusts nothing that comes back but the two answers that it
//! knows, and waits for none of them for ever.

use std::{fmt, path::PathBuf, str::FromStr, time::Duration};

use anyhow::{Context, Result, bail};
use axum::body::Bytes;
use futures::{Stream, StreamExt};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpStream, UnixStream},
    time::timeout,
};

/// How long it may take to be reached, and how long it may be silent.
const REACHED: Duration = Duration::from_secs(5);
const SILENCE: Duration = Duration::from_secs(60);
/// The longest answer.
const LONGEST: usize = 1_024;

/// Where a clamd listens.
#[derive(Clone, PartialEq, Eq)]
pub enum ClamdAddress {
    /// At a host and port.
    Tcp(String),
    /// At a socket of this machine.
    Socket(PathBuf),
}

impl fmt::Debug for ClamdAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => f.write_str(address),
            Self::Socket(path) => path.fmt(f),
        }
    }
}

impl FromStr for ClamdAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if let Some(path) = text.strip_prefix("unix:").or_else(|| text.starts_with('/').then_some(text)) {
            return Ok(Self::Socket(path.into()));
        }
        let address = text.strip_prefix("tcp://").unwrap_or(text);
        match address.rsplit_once(':') {
            Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok() => {
                Ok(Self::Tcp(address.to_owned()))
            }
            _ => Err("neither HOST:PORT nor the path of a socket".to_owned()),
        }
    }
}

/// What the scanner says of bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing was found.
    Clean,
    /// This was found.
    Infected(String),
}

/// Has bytes scanned as they come.
///
/// # Errors
/// When clamd is away, hangs or says anything else than one of its two verdicts; then nobody knows.
pub(super) async fn scan(
    address: &ClamdAddress,
    bytes: impl Stream<Item = object_store::Result<Bytes>> + Unpin,
) -> Result<Verdict> {
    match address {
        ClamdAddress::Tcp(address) => {
            let stream =
                timeout(REACHED, TcpStream::connect(address)).await.context("not reached in time")?;
            ask(stream.context("not reached")?, bytes, SILENCE).await
        }
        ClamdAddress::Socket(path) => {
            let stream = timeout(REACHED, UnixStream::connect(path)).await.context("not reached in time")?;
            ask(stream.context("not reached")?, bytes, SILENCE).await
        }
    }
}

async fn ask(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    mut bytes: impl Stream<Item = object_store::Result<Bytes>> + Unpin,
    silence: Duration,
) -> Result<Verdict> {
    let sent = async {
        in_time(silence, stream.write_all(b"zINSTREAM\0")).await?;
        while let Some(piece) = bytes.next().await {
            // A piece as large as its storage made it; none is empty, for that would be the end.
            for piece in piece?.chunks(1 << 20).filter(|piece| !piece.is_empty()) {
                in_time(silence, stream.write_all(&u32::try_from(piece.len())?.to_be_bytes())).await?;
                in_time(silence, stream.write_all(piece)).await?;
            }
        }
        in_time(silence, stream.write_all(&[0; 4])).await?;
        in_time(silence, stream.flush()).await
    }
    .await;
    // One that does not want more says why, and hangs up.
    match answer(&mut stream, silence).await {
        Ok(said) if !said.is_empty() => verdict(&said),
        Ok(_) => sent.and_then(|()| bail!("it hung up without an answer")),
        Err(error) => sent.and(Err(error)),
    }
}

/// What it says, to its end.
async fn answer(stream: &mut (impl AsyncRead + Unpin), silence: Duration) -> Result<String> {
    let mut said = Vec::new();
    in_time(silence, stream.take(LONGEST as u64 + 1).read_to_end(&mut said)).await?;
    anyhow::ensure!(said.len() <= LONGEST, "its answer has no end");
    Ok(String::from_utf8_lossy(&said).trim_end_matches('\0').trim().to_owned())
}

fn verdict(said: &str) -> Result<Verdict> {
    let said = said.strip_prefix("stream: ").unwrap_or(said);
    if said == "OK" {
        return Ok(Verdict::Clean);
    }
    match said.strip_suffix(" FOUND") {
        Some(signature) if !signature.is_empty() => {
            let plain = |letter: &char| letter.is_ascii_graphic() || *letter == ' ';
            Ok(Verdict::Infected(signature.chars().filter(plain).take(200).collect()))
        }
        _ => bail!(
            "it says: {}",
            said.chars().filter(|letter| !letter.is_control()).take(200).collect::<String>()
        ),
    }
}

async fn in_time<T>(silence: Duration, done: impl Future<Output = std::io::Result<T>>) -> Result<T> {
    timeout(silence, done).await.context("it is silent")?.context("the line is lost")
}

#[cfg(test)]
mod tests {
    use futures::stream;
    use tokio::net::TcpListener;

    use super::*;

    #[test]
    fn an_address_is_a_host_or_a_socket() {
        let read = |text: &str| text.parse::<ClamdAddress>();
        assert_eq!(read("127.0.0.1:3310"), Ok(ClamdAddress::Tcp("127.0.0.1:3310".into())));
        assert_eq!(read("/run/clamd"), Ok(ClamdAddress::Socket("/run/clamd".into())));
        assert_eq!(read("unix:/run/clamd"), read("/run/clamd"));
        for bad in ["", "clamd", ":3310", "host:port"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn only_two_answers_are_verdicts() {
        assert_eq!(verdict("stream: OK").unwrap(), Verdict::Clean);
        assert_eq!(verdict("stream: Eicar FOUND").unwrap(), Verdict::Infected("Eicar".into()));
        for other in
            ["", "stream: ", "OK or not", "FOUND", "stream:  FOUND", "INSTREAM size limit exceeded. ERROR"]
        {
            assert!(verdict(other).is_err(), "{other:?}");
        }
    }

    /// Something that listens in clamd's place, reads a little and answers so.
    async fn liar(says: &'static [u8]) -> ClamdAddress {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut read = [0; 10];
            stream.read_exact(&mut read).await.unwrap();
            let _hung_up = stream.write_all(says).await;
        });
        ClamdAddress::Tcp(address)
    }

    #[tokio::test]
    async fn whoever_says_anything_else_says_nothing() {
        let large: &'static [u8] = &[b'a'; 10_000];
        for says in [b"HTTP/1.1 200 OK\r\n\r\n".as_slice(), b"\0\0\0", b"stream: MAYBE\0", large, b""] {
            let bytes = stream::iter([Ok(Bytes::from_static(b"lamp"))]);
            assert!(scan(&liar(says).await, bytes).await.is_err(), "{}", String::from_utf8_lossy(says));
        }
        let nobody = ClamdAddress::Tcp("127.0.0.1:1".to_owned());
        assert!(scan(&nobody, stream::iter([])).await.is_err());
    }

    #[tokio::test]
    async fn one_that_hangs_is_not_waited_for() {
        let (ours, _theirs) = tokio::io::duplex(64);
        let bytes = stream::iter([Ok(Bytes::from(vec![0; 1_000]))]);
        assert!(ask(ours, bytes, Duration::ZERO).await.is_err());
    }
}
