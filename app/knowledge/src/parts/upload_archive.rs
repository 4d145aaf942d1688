//! Hands an archive to the server as it is: a form would spell it anew.

use base::{Code, Fault, lost_words};
use leptos::prelude::*;
use ui::locale;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, Headers, RequestInit, Response,
    wasm_bindgen::{JsCast, JsValue},
};

use crate::ImportReport;

/// Takes an archive in.
///
/// # Errors
/// What the server says, or that it could not be reached.
pub(crate) async fn take_in(archive: &File) -> Result<ImportReport, Fault> {
    let words = lost_words(locale());
    let unreachable = Fault::new(Code::Internal, words.unreachable);
    let (is_ok, text) = send(archive).await.map_err(|_| unreachable)?;
    let garbled = |_| Fault::new(Code::Internal, words.ours);
    // What goes wrong after the answer began is said in its place.
    let report = is_ok.then(|| serde_json::from_str(&text).ok()).flatten();
    report.ok_or_else(|| serde_json::from_str(&text).unwrap_or_else(garbled))
}

/// Whether it was taken, and what was answered.
async fn send(archive: &File) -> Result<(bool, String), JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/zip")?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(archive);
    let answer =
        JsFuture::from(window().fetch_with_str_and_init("/api/admin/knowledge/import", &request)).await?;
    let answer: Response = answer.dyn_into()?;
    let text = JsFuture::from(answer.text()?).await?;
    Ok((answer.ok(), text.as_string().unwrap_or_default()))
}
