//! The listener behind a real socket: what a connection is told before it ends.

use std::net::SocketAddr;

use sqlx::PgPool;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::App;

/// A kept connection.
struct Connection(TcpStream);

impl Connection {
    async fn open(address: SocketAddr) -> Self {
        Self(TcpStream::connect(address).await.unwrap())
    }

    async fn send(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).await.unwrap();
    }

    /// The next answer with its body; empty where the connection ended without one.
    async fn answer(&mut self) -> String {
        let mut answer = Vec::new();
        loop {
            let text = String::from_utf8_lossy(&answer).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length = head
                    .lines()
                    .find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok())
                    .unwrap_or(0);
                if body.len() >= length {
                    return text;
                }
            }
            let mut more = [0; 4096];
            match self.0.read(&mut more).await {
                Ok(0) | Err(_) => return text,
                Ok(read) => answer.extend_from_slice(&more[..read]),
            }
        }
    }
}

fn says_close(answer: &str) -> bool {
    answer.to_lowercase().contains("\r\nconnection: close\r\n")
}

const ASK: &str = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_refusal_before_the_body_came_is_followed_by_the_next_request_or_says_that_none_will_be(
    db: PgPool,
) {
    let served = App::new(db).serve().await;
    let refused = |length: usize| {
        format!(
            "POST /api/support/tickets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n"
        )
    };
    // A small body comes after the answer to it is known: it is read, and the connection goes on.
    let mut connection = Connection::open(served.address).await;
    connection.send(&refused(100_000)).await;
    connection.send(&"x".repeat(100_000)).await;
    let answer = connection.answer().await;
    assert!(answer.starts_with("HTTP/1.1 401") && !says_close(&answer), "{answer}");
    connection.send(ASK).await;
    assert!(connection.answer().await.starts_with("HTTP/1.1 200"));
    // A large one is not waited for, nor one that never comes, nor one whose sender waits to be asked.
    let mut held_back = refused(10);
    held_back.insert_str(held_back.len() - 2, "Expect: 100-continue\r\n");
    for request in [refused(50_000_000), refused(100), held_back] {
        let mut connection = Connection::open(served.address).await;
        connection.send(&request).await;
        let answer = connection.answer().await;
        assert!(answer.starts_with("HTTP/1.1 401") && says_close(&answer), "{answer}");
    }
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_process_that_stops_says_so_to_those_who_still_ask(db: PgPool) {
    let mut served = App::new(db).serve().await;
    let mut connection = Connection::open(served.address).await;
    connection.send(ASK).await;
    assert!(!says_close(&connection.answer().await));
    served.stop();
    // Nobody is let in any more once it heard.
    while TcpStream::connect(served.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    connection.send(ASK).await;
    let answer = connection.answer().await;
    assert!(answer.starts_with("HTTP/1.1 200") && says_close(&answer), "{answer}");
    assert_eq!(connection.answer().await, "", "and it ends");
}
