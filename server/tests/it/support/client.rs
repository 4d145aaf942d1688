//! Speaks to the router as a program would, and holds every answer against the OpenAPI document.

use std::net::SocketAddr;

use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header},
    middleware::AddExtension,
    response::Response,
};
use base::server::Actor;
use serde_json::Value;
use server::PageCache;
use tower::ServiceExt;

use super::document;

/// The router, called from one address.
type Called = AddExtension<PageCache, ConnectInfo<SocketAddr>>;

/// A caller, signed in or not.
#[derive(Clone)]
pub struct Client {
    service: Called,
    headers: HeaderMap,
    actor: Option<Actor>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// The body, where the status is `wanted`.
    pub fn expect(self, wanted: u16) -> Value {
        assert_eq!(self.status, wanted, "{}", self.body);
        self.json()
    }
}

impl Client {
    pub fn new(service: Called) -> Self {
        Self { service, headers: HeaderMap::new(), actor: None }
    }

    /// The same caller with a header more.
    #[must_use]
    pub fn with(&self, name: header::HeaderName, value: &str) -> Self {
        let mut client = self.clone();
        client.headers.insert(name, HeaderValue::from_str(value).unwrap());
        client
    }

    /// The same caller as an actor who has no token: a visitor, the assistant.
    #[must_use]
    pub fn acting(&self, actor: Actor) -> Self {
        Self { actor: Some(actor), ..self.clone() }
    }

    /// The same caller with an access token.
    #[must_use]
    pub fn bearing(&self, token: &str) -> Self {
        self.with(header::AUTHORIZATION, &format!("Bearer {token}"))
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    /// What came back, as it came.
    pub async fn get_bytes(&self, path: &str) -> (StatusCode, Vec<u8>) {
        let (parts, body) = self.answer(Method::GET, path, None, Body::empty()).await.into_parts();
        (parts.status, to_bytes(body, usize::MAX).await.unwrap().to_vec())
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PATCH, path, Some(body)).await
    }

    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let kind = body.is_some().then_some("application/json");
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.send_raw(method, path, kind, body).await
    }

    pub async fn send_raw(&self, method: Method, path: &str, kind: Option<&str>, body: Body) -> Answer {
        let name = method.to_string();
        let (parts, body) = self.answer(method, path, kind, body).await.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        document::check(&name, path, &parts, &bytes);
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    async fn answer(&self, method: Method, path: &str, kind: Option<&str>, body: Body) -> Response {
        let mut request = Request::builder().method(method).uri(path).body(body).unwrap();
        *request.headers_mut() = self.headers.clone();
        if let Some(actor) = &self.actor {
            request.extensions_mut().insert(actor.clone());
        }
        request.headers_mut().insert(header::HOST, HeaderValue::from_static("127.0.0.1"));
        if let Some(kind) = kind {
            request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_str(kind).unwrap());
        }
        self.service.clone().oneshot(request).await.unwrap()
    }
}

impl Client {
    /// The access token that this caller bears.
    pub fn token(&self) -> String {
        let bearer = self.headers[header::AUTHORIZATION].to_str().unwrap();
        bearer.trim_start_matches("Bearer ").to_owned()
    }
}
