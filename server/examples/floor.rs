//! What a bare axum route costs on this machine: answers a file's bytes, and nothing else. For `bin/bench`.

use axum::{Router, body::Bytes, http::header, routing::get};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(port), Some(kind), Some(file)) = (arguments.next(), arguments.next(), arguments.next()) else {
        anyhow::bail!("usage: floor PORT CONTENT-TYPE FILE");
    };
    let body = Bytes::from(std::fs::read(file)?);
    let answer = move || std::future::ready(([(header::CONTENT_TYPE, kind.clone())], body.clone()));
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    axum::serve(listener, Router::new().route("/", get(answer))).await?;
    Ok(())
}
