//! The form of feedback without script: whole, with its picture in it. Its sender may have no account, so that the picture
//! belongs to nobody before it belongs to the feedback: it travels to the server function as a field.

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Uri, header},
    response::{IntoResponse, Response},
    routing::post,
};
use base::{
    escape_value,
    server::{ClientInfo, Ctx, Error},
};
use files::server::{SmallForm, form_refused};
use leptos::prelude::provide_context;

use super::screenshot::{LARGEST, as_field, too_large};

/// The field of the form that holds a picture as text.
const FIELD: &str = "feedback[screenshot]";

/// The addresses of feedback that are no REST operations.
pub fn routes() -> Router<Ctx> {
    Router::new().route("/feedback/forms", post(send))
}

/// Takes a whole form, and does what it asks for as if it had been sent to its server function itself.
async fn send(State(ctx): State<Ctx>, info: ClientInfo, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let form = match SmallForm::read(&parts.headers, body, LARGEST).await {
        Ok(form) => form,
        Err(Error::TooLarge) => return form_refused(&ctx, too_large(), info.locale()).await,
        Err(error) => return form_refused(&ctx, error, info.locale()).await,
    };
    parts.uri = Uri::from_static("/fn/submit_feedback");
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::TRANSFER_ENCODING);
    let urlencoded = HeaderValue::from_static("application/x-www-form-urlencoded");
    parts.headers.insert(header::CONTENT_TYPE, urlencoded);
    let asked = Request::from_parts(parts, Body::from(urlencoded_of(form)));
    leptos_axum::handle_server_fns_with_context(move || provide_context(ctx.clone()), asked)
        .await
        .into_response()
}

fn urlencoded_of(form: SmallForm) -> String {
    let fields = form.fields.into_iter().filter(|(name, _)| name != FIELD);
    let picture = form.file.map(|bytes| (FIELD.to_owned(), as_field(&bytes)));
    let pairs =
        fields.chain(picture).map(|(name, text)| format!("{}={}", escape_value(&name), escape_value(&text)));
    pairs.collect::<Vec<_>>().join("&")
}
