//! The layer that puts the status of whoever is at the desk into their request for a page: the header shows it, and a header
//! waits for nothing while it is drawn.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::Response,
};
use base::server::{Actor, Ctx};

use super::own_status;
use crate::people::OwnStatus;

/// The status of whoever asked for a page, among the request's extensions.
#[derive(Clone, Debug)]
pub struct StatusOfPage(pub OwnStatus);

/// Puts the status into the request. Not where it could not be read: the page asks again then.
pub async fn status_layer(State(ctx): State<Ctx>, mut request: Request, next: Next) -> Response {
    let actor = request.extensions().get::<Actor>().filter(|actor| is_at_the_desk(actor)).cloned();
    if let Some(actor) = actor.filter(|_| asks_for_a_page(request.method(), request.headers())) {
        match own_status(&ctx, &actor).await {
            Ok(own) => {
                request.extensions_mut().insert(StatusOfPage(own));
            }
            Err(error) => tracing::warn!(%error, "the status of somebody at the desk could not be read"),
        }
    }
    next.run(request).await
}

fn is_at_the_desk(actor: &Actor) -> bool {
    matches!(actor, Actor::Person(person) if person.role.is_staff())
}

fn asks_for_a_page(method: &Method, headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    *method == Method::GET && accepts.contains("text/html")
}
