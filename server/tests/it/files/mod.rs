//! Files through the real router.

mod addresses;
mod avatars;
mod forms;
mod tickets;

use axum::{
    body::Body,
    http::{Method, header},
};
use serde_json::Value;

use crate::support::{Answer, Client};

pub const PNG: &[u8] = include_bytes!("../../../../app/tickets/src/server/seed/lamp.png");

/// A form with fields and files, as a browser sends it.
fn form(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, text) in fields {
        let part = format!("--lamp\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for (name, bytes) in files {
        let head =
            format!("--lamp\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--lamp--\r\n");
    body
}

async fn post(client: &Client, path: &str, body: Vec<u8>) -> Answer {
    let kind = Some("multipart/form-data; boundary=lamp");
    client.send_raw(Method::POST, path, kind, Body::from(body)).await
}

async fn upload(client: &Client, files: &[(&str, &[u8])]) -> Answer {
    post(client, "/api/support/attachments", form(&[], files)).await
}

/// A file that a client sent.
pub async fn sent(client: &Client, name: &str, bytes: &[u8]) -> Value {
    upload(client, &[(name, bytes)]).await.expect(201)
}

/// The same person in a browser: with a cookie in the place of a token.
fn browser(app: &crate::support::App, client: &Client) -> Client {
    app.anyone().with(header::COOKIE, &format!("access={}", client.token()))
}
