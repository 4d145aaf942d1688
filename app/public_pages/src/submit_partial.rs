//! Partial form submission: a form in prerendered HTML is sent as the browser would send it, and only the part that it
//! stands in is shown anew.

use base::lost_words;
use leptos::{prelude::*, task::spawn_local};
use ui::locale;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, DomParser, Element, FormData, Headers, HtmlElement, HtmlFormElement, RequestInit, Response,
    SubmitEvent, SupportedType, UrlSearchParams,
    wasm_bindgen::{JsCast, JsValue},
};

/// Stands on a form while its answer is awaited: a second press would say a second thing.
const SENDING: &str = "data-sending";

/// Sends the form that `event` is about, and shows the part around it as the page that answers has it.
pub(crate) fn submit_partial(event: &SubmitEvent) {
    let form = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let Some(form) = form.filter(|form| form.method() == "post") else { return };
    let Some(part) = form.closest("[id]").ok().flatten() else { return };
    if form.has_attribute(SENDING) {
        event.prevent_default();
        return;
    }
    let Ok(body) = written(&form, event.submitter()) else { return };
    event.prevent_default();
    let _always_valid = form.set_attribute(SENDING, "");
    let words = lost_words(locale());
    spawn_local(async move {
        match answer(&form.action(), &body).await {
            Ok(page) => match page.get_element_by_id(&part.id()) {
                Some(anew) => show(&part, &anew),
                None => complain(&part, words.ours),
            },
            Err(_) => complain(&part, words.unreachable),
        }
        let _always_valid = form.remove_attribute(SENDING);
    });
}

/// What the form holds, with the button that sent it.
fn written(form: &HtmlFormElement, button: Option<HtmlElement>) -> Result<UrlSearchParams, JsValue> {
    let body = UrlSearchParams::new_with_str_sequence_sequence(&FormData::new_with_form(form)?.into())?;
    let pressed = button.map(|button| (button.get_attribute("name"), button.get_attribute("value")));
    if let Some((Some(name), Some(value))) = pressed {
        body.append(&name, &value);
    }
    Ok(body)
}

/// The page that answers.
async fn answer(action: &str, body: &UrlSearchParams) -> Result<Document, JsValue> {
    let headers = Headers::new()?;
    headers.set("accept", "text/html")?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(body);
    let answer = JsFuture::from(window().fetch_with_str_and_init(action, &request)).await?;
    let page = JsFuture::from(answer.dyn_into::<Response>()?.text()?).await?.as_string().unwrap_or_default();
    DomParser::new()?.parse_from_string(&page, SupportedType::TextHtml)
}

/// Takes the answer in. Where it is a complaint, what was written stays beside it. The focus goes with it: who pressed a
/// button hears what came of it.
fn show(part: &Element, anew: &Element) {
    if let Ok(Some(complaint)) = anew.query_selector("[role=alert]") {
        return complain(part, &complaint.text_content().unwrap_or_default());
    }
    let _same_document = part.replace_with_with_node_1(anew);
    if let Some(anew) = anew.dyn_ref::<HtmlElement>() {
        let _not_focusable = anew.focus();
    }
}

/// Says at the head of the part what went wrong, in place of what was said there before.
fn complain(part: &Element, said: &str) {
    if let Ok(Some(before)) = part.query_selector("[role=alert]") {
        before.remove();
    }
    let Ok(notice) = document().create_element("div") else { return };
    notice.set_class_name("notice notice--bad");
    let _always_valid = notice.set_attribute("role", "alert");
    notice.set_text_content(Some(said));
    let _same_document = part.prepend_with_node_1(&notice);
}
