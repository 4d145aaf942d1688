//! Sends a file with XMLHttpRequest: what tells how far it has come, as `fetch` does not.

use base::{Code, Fault, lost_words};
use ui::locale;
use web_sys::{
    File, FormData, ProgressEvent, XmlHttpRequest,
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};

use crate::{Attachment, words::words};

/// Where a page sends its files.
const ADDRESS: &str = "/files/uploads";

/// What happens to a file on its way.
pub(super) enum UploadEvent {
    /// So many of a hundred parts have gone.
    SentSoFar(u8),
    /// It is kept.
    Kept(Attachment),
    /// It is not, and why.
    Refused(String),
}

/// Begins to send a file, of whoever is signed in or of the visitor whom a token names; what happens to it is told until it ends. Whoever aborts the request is told nothing more.
///
/// # Errors
/// When the browser does not even begin.
pub(super) fn send(
    file: &File,
    session_token: Option<&str>,
    tell: impl Fn(UploadEvent) + Clone + 'static,
) -> Result<XmlHttpRequest, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open("POST", ADDRESS)?;
    if let Some(token) = session_token {
        request.set_request_header("x-session-token", token)?;
    }
    let form = FormData::new()?;
    form.append_with_blob_and_filename("file", file, &file.name())?;
    let so_far = {
        let tell = tell.clone();
        Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            tell(UploadEvent::SentSoFar(percent(&event)))
        })
    };
    request.upload()?.set_onprogress(Some(so_far.into_js_value().unchecked_ref()));
    let answered = {
        let (request, tell) = (request.clone(), tell.clone());
        Closure::once_into_js(move || tell(answer(&request)))
    };
    request.set_onload(Some(answered.unchecked_ref()));
    let sentence = words(locale()).upload_failed;
    let broken = Closure::once_into_js(move || tell(UploadEvent::Refused(sentence.to_owned())));
    request.set_onerror(Some(broken.unchecked_ref()));
    request.send_with_opt_form_data(Some(&form))?;
    Ok(request)
}

fn percent(event: &ProgressEvent) -> u8 {
    let (loaded, total) = (event.loaded(), event.total());
    if total > 0.0 { (loaded / total * 100.0).clamp(0.0, 100.0) as u8 } else { 0 }
}

fn answer(request: &XmlHttpRequest) -> UploadEvent {
    let text = request.response_text().ok().flatten().unwrap_or_default();
    if request.status() == Ok(201)
        && let Ok(kept) = serde_json::from_str(&text)
    {
        return UploadEvent::Kept(kept);
    }
    let garbled = |_| Fault::new(Code::Internal, lost_words(locale()).ours);
    UploadEvent::Refused(serde_json::from_str(&text).unwrap_or_else(garbled).error)
}
