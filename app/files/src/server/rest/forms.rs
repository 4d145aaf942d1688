//! Forms with files, as a page sends them: one file at a time by script, or a whole form without.

use axum::{
    Extension, Json,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use base::{
    Fault, Locale, escape_html, escape_value,
    server::{Actor, ClientAddress, ClientInfo, Ctx, Error, Path, Result, invalid},
};
use leptos::prelude::provide_context;
use settings::server::read;

use super::form_words::form_words;

use crate::{
    Attachment, FileSettings, MOST_ALLOWED, Refusal,
    server::{
        multipart::{Form, Part},
        turn::wait_for_turn,
        upload::{keep_all, receive},
    },
    words::words,
};

/// As many files as an admin allows a message.
pub(in crate::server) const MOST: u32 = MOST_ALLOWED;

/// What came with a form.
pub(in crate::server) struct Received {
    pub(in crate::server) files: Vec<Attachment>,
    fields: Vec<(String, String)>,
}

impl Received {
    /// The first file, and all of them.
    ///
    /// # Errors
    /// [`Error::Invalid`] where there is none.
    pub fn one_or_more(self) -> Result<(Attachment, Vec<Attachment>)> {
        let first = self.files.first().cloned().ok_or_else(|| invalid("file", Refusal::NoFile))?;
        Ok((first, self.files))
    }
}

/// Reads a form to its end and keeps its files, all of them or none.
///
/// # Errors
/// [`Error::UnsupportedType`] for what is no such form, before anybody is asked who they are; then as each file is refused.
pub(in crate::server) async fn receive_all(
    ctx: &Ctx,
    actor: &Actor,
    address: Option<ClientAddress>,
    headers: &HeaderMap,
    body: Body,
    most: u32,
) -> Result<Received> {
    let mut form = Form::of(headers, body)?;
    if !matches!(actor, Actor::Person(_) | Actor::Visitor(_)) {
        return Err(Error::Unauthenticated);
    }
    let settings = read::<FileSettings>(ctx).await?;
    let most = settings.most_per_message.min(most);
    // What says beforehand that it is more than all files together may be is not begun.
    let said =
        headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<i64>().ok());
    if said.is_some_and(|said| said / i64::from(most) > settings.largest_bytes + 1_000_000) {
        return Err(Error::TooLarge);
    }
    let _until_it_is_kept = wait_for_turn(ctx, actor).await?;
    let (mut staged, mut fields) = (Vec::new(), Vec::new());
    while let Some(part) = form.next().await? {
        match part {
            Part::File(..) if staged.len() >= most as usize => {
                return Err(invalid("file", Refusal::ManyFiles(most)));
            }
            Part::File(name, bytes) => staged.extend(receive(ctx, actor, address, &name, bytes).await?),
            Part::Text(name, text) => fields.push((name, text)),
        }
    }
    Ok(Received { files: keep_all(ctx, actor, address, staged).await?, fields })
}

/// Takes the file that a page sends by script; refuses it in the page's language.
pub(in crate::server) async fn upload(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    address: Option<Extension<ClientAddress>>,
    info: ClientInfo,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let address = address.map(|Extension(address)| address);
    let received =
        receive_all(&ctx, &actor, address, &headers, body, 1).await.and_then(Received::one_or_more);
    match received {
        Ok((first, _)) => (StatusCode::CREATED, Json(first)).into_response(),
        Err(error) => refused(&ctx, error, info.locale()).await.into_response(),
    }
}

/// Takes a whole form: its files are kept, and what it asks for is done with their ids, as if the form had been sent to its
/// server function itself.
pub(in crate::server) async fn send(
    State(ctx): State<Ctx>,
    Extension(actor): Extension<Actor>,
    Path(form): Path<String>,
    info: ClientInfo,
    request: Request,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let address = parts.extensions.get::<ClientAddress>().copied();
    let received = match receive_all(&ctx, &actor, address, &parts.headers, body, MOST).await {
        Ok(received) => received,
        Err(error) => return form_refused(&ctx, error, info.locale()).await,
    };
    let Ok(uri) = format!("/fn/{}", escape_value(&form).replace('/', "")).parse() else {
        return Error::NotFound.into_response();
    };
    parts.uri = uri;
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::TRANSFER_ENCODING);
    let urlencoded = HeaderValue::from_static("application/x-www-form-urlencoded");
    parts.headers.insert(header::CONTENT_TYPE, urlencoded);
    let asked = Request::from_parts(parts, Body::from(urlencoded_of(received)));
    leptos_axum::handle_server_fns_with_context(move || provide_context(ctx.clone()), asked)
        .await
        .into_response()
}

/// The fields as a form without files spells them, with the ids of the files in the place of the files.
fn urlencoded_of(received: Received) -> String {
    let ids: Vec<_> = received.files.iter().map(|file| file.id.to_string()).collect();
    let fields = received.fields.into_iter().filter(|(name, _)| name != "attachment_ids");
    let fields = fields.chain([("attachment_ids".to_owned(), ids.join(","))]);
    let pairs = fields.map(|(name, text)| format!("{}={}", escape_value(&name), escape_value(&text)));
    pairs.collect::<Vec<_>>().join("&")
}

async fn refused(ctx: &Ctx, error: Error, locale: Locale) -> Fault {
    let mut fault = error.page_fault(locale);
    if let (Error::TooLarge, Ok(settings)) = (&error, read::<FileSettings>(ctx).await) {
        fault.error = (form_words(locale).too_large)((words(locale).size)(settings.largest_bytes));
    }
    // Logged as on every other way out.
    let _in_english = error.to_fault_logged();
    fault
}

/// Answers a form without script whose file could not be taken.
pub async fn form_refused(ctx: &Ctx, error: Error, locale: Locale) -> Response {
    go_back(&refused(ctx, error, locale).await, locale)
}

/// A page that says what is wrong with a file. The form with what was written in it is one step back, which a new page of
/// ours would not have.
fn go_back(fault: &Fault, locale: Locale) -> Response {
    let words = form_words(locale);
    let status = StatusCode::from_u16(fault.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let page = format!(
        "<!DOCTYPE html><html lang=\"{}\" dir=\"{}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><h1>{title}</h1><p>{}</p><p>{}</p>",
        locale.tag(),
        locale.direction(),
        escape_html(&fault.error),
        words.go_back,
        title = words.not_sent,
    );
    (status, Html(page)).into_response()
}
