//! People who send forms at a steady rate, each from an address of their own, whether or not the server keeps up.

use std::time::{Duration, Instant};

use tokio::{io::AsyncWriteExt, net::TcpStream, time::sleep_until};

use super::{print_times, read_answer};

/// How many send at once: with more the driver would wait for the server, with fewer the server for the driver.
const LINES: u32 = 32;

/// Posts the same body `per_second` times, or as often as it is answered where that is zero; prints how long answers took. What
/// could not be sent in time is counted from when it should have been.
pub async fn submit(
    address: &str,
    path: &str,
    body: &str,
    (per_second, seconds): (f64, u64),
) -> anyhow::Result<()> {
    let begun = Instant::now();
    let end = begun + Duration::from_secs(seconds);
    let senders = (0..LINES).map(|line| {
        let sender = Sender { address: address.to_owned(), path: path.to_owned(), body: body.to_owned() };
        tokio::spawn(sender.run(line, per_second, begun, end))
    });
    let mut took = Vec::new();
    for sender in senders.collect::<Vec<_>>() {
        took.extend(sender.await??);
    }
    print_times(took, seconds)
}

struct Sender {
    address: String,
    path: String,
    body: String,
}

impl Sender {
    async fn run(
        self,
        line: u32,
        per_second: f64,
        begun: Instant,
        end: Instant,
    ) -> anyhow::Result<Vec<Duration>> {
        let mut stream = TcpStream::connect(&self.address).await?;
        stream.set_nodelay(true)?;
        let mut took = Vec::new();
        for place in (line..).step_by(LINES as usize) {
            let due = if per_second > 0.0 {
                begun + Duration::from_secs_f64(f64::from(place) / per_second)
            } else {
                Instant::now()
            };
            if due >= end || Instant::now() >= end {
                break;
            }
            sleep_until(due.into()).await;
            stream.write_all(self.request(place).as_bytes()).await?;
            read_answer(&mut stream).await?;
            took.push(due.elapsed());
        }
        Ok(took)
    }

    /// The limit of each address is not what is measured.
    fn request(&self, place: u32) -> String {
        let [_, one, two, three] = place.to_be_bytes();
        let Self { address, path, body } = self;
        format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nX-Forwarded-For: 10.{one}.{two}.{three}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    }
}
